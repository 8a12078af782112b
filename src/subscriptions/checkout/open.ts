import { type Database, inTransaction } from '#platform/database.ts';
import type { Keys } from '#platform/tokens.ts';
import { findReader, personKey } from '#readers';
import { judgeCode, trialWith } from '../offers/apply-code.ts';
import { discountOf, type OfferProblem } from '../offers/rules.ts';
import { checkoutHours, hasRunOut } from '../rules.ts';
import { addCheckout } from '../store/checkouts.ts';
import { claimKeys, hasClaim } from '../store/claims.ts';
import { findPlan } from '../store/plans.ts';
import { findCourse, hasSubscribed } from '../store/subscriptions.ts';

export type OpenOutcome =
  | { ok: true; checkoutId: string }
  | { ok: false; reason: 'no-such-plan' | 'already-subscribed' }
  | { ok: false; reason: 'no-offer'; problem: OfferProblem };
/** In which currency, and with which offer's code. */
export type Wish = { currency?: string | undefined; code?: string | undefined };

/** Opens a checkout of a plan under the terms that hold for this reader now: what its page shows is what will be agreed. Open for two hours. */
export async function openCheckout(
  db: Database,
  keys: Keys,
  readerId: number,
  planSlug: string,
  returnTo: string,
  now: Date,
  { currency, code }: Wish = {},
): Promise<OpenOutcome> {
  return inTransaction(db, async (db) => {
    const plan = await findPlan(db, planSlug, currency);
    if (!plan) return { ok: false, reason: 'no-such-plan' };
    const course = await findCourse(db, readerId);
    if (course && !hasRunOut(course, now)) return { ok: false, reason: 'already-subscribed' };
    const judged = code ? await judgeCode(db, keys, readerId, plan, code, now) : undefined;
    if (judged?.problem) return { ok: false, reason: 'no-offer', problem: judged.problem };
    const offer = judged?.offer;
    const mayTry = plan.trialDays > 0 || offer?.kind === 'trial';
    const trialDays = trialWith(plan.trialDays, offer, mayTry && (await hasHadTrial(db, keys, readerId)));
    const price = { minor: plan.priceMinor, currency: plan.currency };
    const terms = { planId: plan.id, price, every: plan.every, trialDays, discount: offer && discountOf(offer) };
    const expiresAt = new Date(now.getTime() + checkoutHours * 3_600_000);
    return { ok: true, checkoutId: await addCheckout(db, { readerId, terms, offerId: offer?.id, returnTo, openedAt: now, expiresAt }) };
  });
}

/** True for whoever has subscribed before, under this account or an earlier one of the same person. */
export async function hasHadTrial(db: Database, keys: Keys, readerId: number): Promise<boolean> {
  if (await hasSubscribed(db, readerId)) return true;
  const reader = await findReader(db, readerId);
  return reader !== undefined && hasClaim(db, claimKeys(keys, personKey(reader.email), undefined));
}
