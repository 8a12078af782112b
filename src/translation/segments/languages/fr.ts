import type { SentenceRules } from '../rules.ts';

export const fr: SentenceRules = {
  never: `M., MM., Mme., Mlle., Dr., Pr., Me., Mgr., St., Ste., R.P., Cie., cf., p. ex., ex., env., vs., c.-à-d., av., apr., boul., bd.,
    fg., dir., coll., trad., éd., Sté., Éts., Gal., Cdt., Col., Lt., Cap.`,
  numbered: 'n., no., No., p., pp., art., Art., vol., chap., fig., al., t., alin., tél.',
  maybe: 'etc., J.-C., O.N.U., S.A., U.S.A., janv., févr., avr., juil., sept., oct., nov., déc., hab., min., h.',
  starters: `Le, La, Les, L’, L', Un, Une, Des, Il, Elle, Ils, Elles, On, Nous, Vous, Je, Tu, Ce, Cet, Cette, Ces, C’est, C'est, Mais, Et,
    Ou, Or, Donc, Car, Si, Quand, Dans, En, Au, Aux, À, Par, Pour, Sur, Avec, Sans, Depuis, Après, Avant, Selon, Son, Sa, Ses,
    Leur, Leurs, Pourtant, Cependant, Aujourd’hui, Qui, Que, Quel, Quelle, Tout, Tous, Toutes, Plus, Personne, Rien, Puis, Alors`,
};
