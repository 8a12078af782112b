import type { SentenceRules } from '../rules.ts';

export const it: SentenceRules = {
  never: `Sig., sig., Sigg., Dott., dott., Dr., Prof., prof., Avv., avv., Ing., ing., Arch., arch., Geom., Rag., On., on., Sen., sen.,
    Gen., gen., Col., col., Cap., Ten., Mons., mons., S., Ss., Fra., Egr., Gent., p. es., p.es., es., cfr., vs., ca., c.d., cd.,
    cosid., tel., v., a cura di., ed., trad.`,
  numbered: 'n., nn., N., p., pp., pag., pagg., art., Art., artt., vol., cap., fig., co., comma.',
  maybe: 'ecc., etc., S.p.A., S.r.l., a.C., d.C., a. C., d. C., U.S.A., sec., gen., feb., ott., dic.',
  starters: `Il, Lo, La, I, Gli, Le, L’, L', Un, Uno, Una, Un’, Un', Egli, Ella, Lui, Lei, Loro, Noi, Voi, Io, Questo, Questa, Questi,
    Queste, Quello, Quella, Ma, E, Ed, O, Se, Sì, No, Non, In, Nel, Nella, Nei, Di, Del, Della, Dei, Da, Dal, Dalla, A, Al, Alla,
    Con, Senza, Per, Secondo, Tra, Fra, Su, Sul, Sulla, Quando, Come, Anche, Mentre, Dopo, Prima, Suo, Sua, Già, Oggi, Ieri, Ora,
    Nessuno, Tutto, Tutti, Chi, Che, È, C’è, C'è, Sono, Era, Fu, Poi, Così, Però`,
};
