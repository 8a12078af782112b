import type { SentenceRules } from '../rules.ts';

export const en: SentenceRules = {
  never: `Mr., Mrs., Ms., Mx., Dr., Prof., Rev., Fr., Hon., Gov., Sen., Rep., Gen., Col., Lt., Sgt., Capt., Maj., Cmdr., Adm., Cpl.,
    Pvt., Brig., Supt., Insp., Pres., Atty., Messrs., Mt., Ft., Sr., St., Ste., e.g., i.e., vs., v., cf., viz., approx., ca., c.,
    Ph.D., al., ex.`,
  numbered: 'No., no., Nos., nos., p., pp., vol., Vol., art., Art., sec., Sec., ch., Ch., fig., Fig., para.',
  maybe: `U.S., U.K., U.N., E.U., D.C., U.S.A., U.A.E., a.m., p.m., A.M., P.M., B.C., A.D., Jr., Inc., Ltd., Co., Corp., Bros., etc.,
    Ave., Blvd., Rd., est., Est., dept., Dept., Univ., Jan., Feb., Mar., Apr., Jun., Jul., Aug., Sept., Sep., Oct., Nov., Dec.,
    Calif., Fla., Mass., Pa., Va., Ont., Que.`,
  starters: `The, A, An, He, She, It, They, We, You, I, This, That, These, Those, There, His, Her, Its, Their, Our, My, In, On, At, By,
    For, From, To, With, But, And, Or, So, If, When, While, After, Before, As, Since, Although, However, Yet, Then, Now, Not, No,
    What, Who, Why, How, Where, Some, Many, Most, Under, Over, During, Until, Because, Both, Each, Such, Nobody, Nothing,
    Everyone`,
};
