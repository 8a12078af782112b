import type { SentenceRules } from '../rules.ts';

export const tr: SentenceRules = {
  never: `Dr., Prof., Doç., Yrd., Av., Op., Uzm., Arş., Gör., Öğr., Müh., Alb., Gen., Org., Yzb., Bşk., Hz., vb., vs., örn., bkz., yak.,
    krş., çev., haz., ed., Bn., Sn., Mah., Cad., Sok., Blv., Apt., Tic., San.`,
  numbered: 'No., no., s., ss., md., Md., cilt., c., Tel.',
  maybe: 'Ltd., Şti., A.Ş., Inc., M.Ö., M.S., T.C., A.B.D., K.K.T.C., yy., dk., sn.',
  starters: `Bu, Şu, O, Bir, Ben, Sen, Biz, Siz, Onlar, Ama, Fakat, Ancak, Ve, Veya, Ya, Eğer, Çünkü, Oysa, Böyle, Böylece, Sonra, Önce,
    Şimdi, Bugün, Dün, Yarın, Burada, Orada, Kim, Ne, Neden, Nasıl, Her, Hiç, Hiçbir, Bazı, Birçok, Bütün, Tüm, Onun, Bunun,
    Bunlar, Ayrıca, Hâlâ, Yine, Artık, Daha, En, Evet, Hayır`,
  hasOrdinals: true,
};
