import type { App } from '#platform/app.ts';
import { type Database, inTransaction } from '#platform/database.ts';
import { findReader, personKey } from '#readers';
import { readSettings } from '#settings';
import type { Act, Billing } from '../billing.ts';
import { carryOut, type Performed } from '../life/perform.ts';
import { stateOf } from '../rules.ts';
import { noteOperation } from '../store/operations.ts';
import { findRunning, periodsOf, type Subscription } from '../store/subscriptions.ts';
import { codeOf, type Discount, discountOf, offerProblem, type SpecialOffer } from './rules.ts';
import { claimStay, findOffer, hasStayed, lockOffer, offerPerson, releaseStay, usesOf } from './store.ts';

export type Staying = { subscription: Subscription; offer: SpecialOffer; discount: Discount };
export type StayOutcome = { ok: true; answer: Performed } | { ok: false; reason: 'no-offer' };

/**
 * The offer that whoever wants to cancel is shown, once: while they pay, without another offer under way, and unless they have stayed for one before.
 * Undefined where the paper makes none, or it doesn't hold for them.
 */
export async function stayFor(app: App, readerId: number): Promise<Staying | undefined> {
  const code = (await readSettings(app)).leaving.offer;
  if (!code) return undefined;
  return staying(app, app.db, readerId, await findOffer(app.db, codeOf(code)));
}

async function staying(app: App, db: Database, readerId: number, offer: SpecialOffer | undefined): Promise<Staying | undefined> {
  const now = app.clock();
  const discount = offer && discountOf(offer);
  const subscription = await findRunning(db, readerId);
  if (!offer || !discount || !subscription?.providerRef || subscription.offerId !== null || subscription.nextEvery || subscription.seats)
    return undefined;
  if (stateOf(subscription, now) !== 'running' || (await hasStayed(db, subscription.id))) return undefined;
  const periods = await periodsOf(db, subscription.id);
  if (periods.at(-1)?.kind !== 'paid') return undefined;
  const found = await usesOf(db, offer.id, { readerId, person: await personOf(app, db, readerId) }, now);
  const plan = { slug: subscription.planSlug, currency: subscription.currency };
  return offerProblem(offer, plan, { hasSubscribed: true, ...found }, now) ? undefined : { subscription, offer, discount };
}

async function personOf(app: App, db: Database, readerId: number): Promise<string> {
  const reader = await findReader(db, readerId);
  return offerPerson(app.keys, personKey(reader?.email ?? `reader ${readerId}`));
}

/** Lets a reader stay for the offer they were shown instead of leaving: claims its use, and has the provider lower what comes. */
export async function stay(app: App, billing: Billing, readerId: number): Promise<StayOutcome> {
  const now = app.clock();
  const shown = await stayFor(app, readerId);
  if (!shown) return { ok: false, reason: 'no-offer' };
  const noted = await inTransaction(app.db, async (db) => {
    const found = await staying(app, db, readerId, await lockOffer(db, shown.offer.id));
    if (!found) return undefined;
    const { subscription, offer, discount } = found;
    const person = offer.onceEach ? await personOf(app, db, readerId) : undefined;
    if (!(await claimStay(db, { offerId: offer.id, subscriptionId: subscription.id, person }, now))) return undefined;
    const act: Act = { do: 'discount', discount, asOf: now.toISOString() };
    return { id: await noteOperation(db, subscription.id, act, 'reader', now), subscription };
  });
  if (!noted) return { ok: false, reason: 'no-offer' };
  const answer = await carryOut(app, billing, noted.id);
  if (answer === 'refused' || answer === 'declined') await releaseStay(app.db, noted.subscription.id);
  return { ok: true, answer };
}
