import { type Database, inTransaction } from '#platform/database.ts';
import type { Keys } from '#platform/tokens.ts';
import { findReader, personKey } from '#readers';
import { hasHadTrial } from '../checkout/open.ts';
import { trialDaysFor } from '../rules.ts';
import { type Checkout, lockCheckout, setOffer } from '../store/checkouts.ts';
import { readPlan } from '../store/plans.ts';
import { codeOf, type OfferProblem, offerProblem, type SpecialOffer } from './rules.ts';
import { findOffer, keepUse, lockOffer, offerPerson, releaseOthers, usesOf } from './store.ts';

export type ApplyOutcome =
  | { ok: true }
  | { ok: false; reason: 'unknown' | 'closed' | 'agreed' }
  | { ok: false; reason: 'refused'; problem: OfferProblem };

/** A payment page may be used a while longer than its checkout is open: what is kept for it is kept as long. */
const minutesKeptAfter = 45;

/** A code and what becomes of it for a reader and a plan. */
export type Judged = { offer: SpecialOffer; problem: undefined } | { offer: undefined; problem: OfferProblem };

/** Looks whether a reader may have the offer of a code with a plan. */
export async function judgeCode(
  db: Database,
  keys: Keys,
  readerId: number,
  plan: { slug: string; currency: string },
  code: string,
  now: Date,
): Promise<Judged> {
  const offer = await findOffer(db, codeOf(code));
  return judge(db, keys, readerId, offer, plan, now);
}

async function judge(
  db: Database,
  keys: Keys,
  readerId: number,
  offer: SpecialOffer | undefined,
  plan: { slug: string; currency: string },
  now: Date,
): Promise<Judged> {
  if (!offer) return { offer: undefined, problem: 'unknown' };
  const person = await personOf(db, keys, readerId);
  const found = await usesOf(db, offer.id, { readerId, person }, now);
  const problem = offerProblem(offer, plan, { hasSubscribed: await hasHadTrial(db, keys, readerId), ...found }, now);
  return problem ? { offer: undefined, problem } : { offer, problem };
}

async function personOf(db: Database, keys: Keys, readerId: number): Promise<string> {
  const reader = await findReader(db, readerId);
  return offerPerson(keys, personKey(reader?.email ?? `reader ${readerId}`));
}

/** The days of free trial with an offer: its own where it gives a longer one. */
export function trialWith(planDays: number, offer: { trialDays: number | null } | undefined, hasSubscribed: boolean): number {
  return trialDaysFor(Math.max(planDays, offer?.trialDays ?? 0), hasSubscribed);
}

/** Changes a checkout's terms to those with the offer of a code, or, for an empty one, to those without. Not once they were agreed to: the payment page stands. */
export async function applyCode(
  db: Database,
  keys: Keys,
  readerId: number,
  checkoutId: string,
  code: string,
  now: Date,
): Promise<ApplyOutcome> {
  return inTransaction(db, async (db) => {
    const checkout = await lockCheckout(db, checkoutId);
    if (!checkout || checkout.readerId !== readerId) return { ok: false, reason: 'unknown' };
    if (checkout.outcome || checkout.expiresAt <= now) return { ok: false, reason: 'closed' };
    if (checkout.page || checkout.terms.seats) return { ok: false, reason: 'agreed' };
    if (codeOf(code) === '') {
      await takeOffer(db, keys, checkout);
      return { ok: true };
    }
    const plan = { slug: checkout.planSlug, currency: checkout.terms.price.currency };
    const { offer, problem } = await judgeCode(db, keys, readerId, plan, code, now);
    if (problem) return { ok: false, reason: 'refused', problem };
    await setOffer(db, checkoutId, offer.id, await trialDaysOf(db, keys, checkout, offer));
    return { ok: true };
  });
}

/** Gives a checkout the terms it has without an offer. */
async function takeOffer(db: Database, keys: Keys, checkout: Checkout): Promise<void> {
  await setOffer(db, checkout.id, undefined, await trialDaysOf(db, keys, checkout, undefined));
}

async function trialDaysOf(db: Database, keys: Keys, { readerId, terms }: Checkout, offer: SpecialOffer | undefined): Promise<number> {
  const plan = await readPlan(db, terms.planId);
  return trialWith(plan.trialDays, offer, await hasHadTrial(db, keys, readerId));
}

/**
 * Keeps a use of its offer for a checkout whose payment page is about to be opened, with the offer locked, so that of many who come for the last one gets it.
 * Who comes too late has a checkout without the offer, to look at anew. Part of the transaction in which the checkout is locked.
 */
export async function keepForCheckout(db: Database, keys: Keys, checkout: Checkout, now: Date): Promise<OfferProblem | undefined> {
  const { id, readerId, planSlug, terms } = checkout;
  await releaseOthers(db, readerId, id);
  if (!checkout.offer) return undefined;
  const locked = await lockOffer(db, checkout.offer.id);
  const plan = { slug: planSlug, currency: terms.price.currency };
  const { offer, problem } = await judge(db, keys, readerId, locked, plan, now);
  if (problem) {
    await takeOffer(db, keys, checkout);
    return problem;
  }
  const person = offer.onceEach ? await personOf(db, keys, readerId) : undefined;
  const until = new Date(checkout.expiresAt.getTime() + minutesKeptAfter * 60_000);
  await keepUse(db, { offerId: offer.id, checkoutId: id, person, until });
  return undefined;
}
