import type { SentenceRules } from '../rules.ts';

export const de: SentenceRules = {
  never: `Dr., Prof., Hr., Hrn., Fr., Frl., Dipl., Ing., Mag., Pfr., St., Hl., hl., Gen., Oberst., Kard., Bf., v., z. B., z.B., d. h.,
    d.h., u. a., u.a., i. d. R., i.d.R., v. a., v.a., o. g., sog., bzw., vgl., ca., evtl., ggf., gem., inkl., exkl., insb.,
    insbes., rd., röm., dt., engl., frz., geb., gest., verh., ehem., jun., sen., m. E., a. D., i. R., z. T., z.T., z. Zt., zzt.,
    max., min., mind., Bd., Hrsg., Red., Anm.`,
  numbered: 'Nr., Nrn., S., Art., Abs., Kap., Abb., Tab., Ziff., Rn., Tel., Bl.',
  maybe: `usw., etc., u. s. w., u. Ä., o. Ä., Mio., Mrd., Str., v. Chr., n. Chr., Jh., Jhd., Std., Min., Sek., Jan., Feb., Apr., Aug.,
    Sept., Okt., Nov., Dez., Mo., Di., Mi., Do., Sa., So., Co.`,
  starters: `Der, Die, Das, Den, Dem, Des, Ein, Eine, Einen, Einer, Er, Sie, Es, Wir, Ihr, Ich, Du, Man, Dies, Diese, Dieser, Dieses, Jene,
    Und, Oder, Aber, Doch, Denn, Wenn, Als, Weil, Obwohl, Während, Nachdem, Seit, In, Im, An, Am, Auf, Aus, Bei, Beim, Mit, Nach,
    Von, Vom, Vor, Zu, Zum, Zur, Für, Gegen, Ohne, Über, Unter, Um, Bis, Durch, Sein, Seine, Ihre, Unser, Mein, Auch, Nur, Noch,
    Schon, Dann, Da, Dort, Hier, Heute, Gestern, Jetzt, So, Wer, Was, Wie, Wo, Warum, Niemand, Alle, Viele, Nicht, Kein, Keine,
    Damals, Danach, Später, Trotzdem, Dabei, Damit, Daher`,
  hasOrdinals: true,
};
