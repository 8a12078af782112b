import type { App } from '#platform/app.ts';
import { findReader, personKey } from '#readers';
import { plansOnSale } from '../store/plans.ts';
import { codeOf, holdsFor, type OfferProblem, offerProblem, type SpecialOffer } from './rules.ts';
import { findOffer, offerPerson, usesOf } from './store.ts';

export type JudgedOffer = { code: string; offer: SpecialOffer | undefined; problem: OfferProblem | undefined };

/** What becomes of the code in an address for whoever looks at all plans: a visitor may have what nobody knows to be had. */
export async function judgeLink(app: App, readerId: number | undefined, typed: string, hasSubscribed: boolean): Promise<JudgedOffer> {
  const code = codeOf(typed);
  const now = app.clock();
  const offer = await findOffer(app.db, code);
  if (!offer) return { code, offer: undefined, problem: 'unknown' };
  const reader = readerId === undefined ? undefined : await findReader(app.db, readerId);
  const person = reader && offerPerson(app.keys, personKey(reader.email));
  const found = await usesOf(app.db, offer.id, { readerId, person }, now);
  const plans = await plansOnSale(app.db);
  const plan = plans.find((one) => holdsFor(offer, one)) ?? { slug: '', currency: '' };
  const problem = offerProblem(offer, plan, { hasSubscribed, ...found }, now);
  return { code, offer: problem ? undefined : offer, problem };
}
