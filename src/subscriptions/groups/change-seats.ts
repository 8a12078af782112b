import type { App } from '#platform/app.ts';
import { inTransaction } from '#platform/database.ts';
import { readSettings } from '#settings';
import type { Act, Billing, Preview } from '../billing.ts';
import { type Performed, perform } from '../life/perform.ts';
import { beginsAtOnce, type Every, type Terms } from '../rules.ts';
import { type Plan, plansOnSale, readPlan } from '../store/plans.ts';
import { findSubscription } from '../store/subscriptions.ts';
import { isSeatCount, priceOfSeats } from './rules.ts';
import { changeGroup, type Group, lockGroup } from './store/groups.ts';
import { countOpen } from './store/invitations.ts';

type No = 'seats' | 'too-few' | 'not-now' | 'same' | 'no-such-plan';
export type SeatChange = { seats: number; terms: Terms; subscriptionId: number; providerRef: string; isAtOnce: boolean };
export type SeatPreview = { ok: true; change: SeatChange; preview: Preview & { ok: true } } | { ok: false; reason: No | 'unreachable' };
export type SeatOutcome = { ok: true; answer: Performed } | { ok: false; reason: No };

/** What another number of seats, by the month or the year, would cost today and afterwards, asked of the provider. */
export async function previewSeats(
  app: App,
  billing: Billing,
  group: Group,
  seats: number,
  every: Every | undefined,
): Promise<SeatPreview> {
  const change = await changeOf(app, group, seats, every);
  if ('reason' in change) return { ok: false, reason: change.reason };
  const preview = await billing.preview(change.providerRef, change.terms, app.clock());
  if (preview.ok) return { ok: true, change, preview };
  return { ok: false, reason: preview.reason === 'unreachable' ? 'unreachable' : 'not-now' };
}

/**
 * Changes the number of seats as the preview of `asOf` showed it: more at once, fewer with the next period, never fewer than are taken.
 * Fewer are held from now on, so that nobody takes a seat that will be gone.
 */
export async function changeSeats(
  app: App,
  billing: Billing,
  group: Group,
  seats: number,
  every: Every | undefined,
  asOf: Date,
): Promise<SeatOutcome> {
  const change = await changeOf(app, group, seats, every);
  if ('reason' in change) return { ok: false, reason: change.reason };
  const isRoom = await inTransaction(app.db, async (db) => {
    const locked = await lockGroup(db, group.id);
    if (!locked || seats < locked.used) return false;
    await changeGroup(db, group.id, { seatsHeld: seats < locked.seats ? seats : null });
    return true;
  });
  if (!isRoom) return { ok: false, reason: 'too-few' };
  const act: Act = { do: 'change', terms: change.terms, when: change.isAtOnce ? 'now' : 'next', asOf: asOf.toISOString() };
  const answer = await perform(app, billing, change.subscriptionId, act, 'reader');
  if (answer === 'declined' || answer === 'refused') await changeGroup(app.db, group.id, { seatsHeld: group.seatsHeld });
  return { ok: true, answer };
}

async function changeOf(app: App, group: Group, seats: number, every: Every | undefined): Promise<SeatChange | { reason: No }> {
  if (!isSeatCount(seats)) return { reason: 'seats' };
  const subscription = group.subscriptionId === null ? undefined : await findSubscription(app.db, group.subscriptionId);
  if (!subscription?.providerRef || subscription.endedAt) return { reason: 'not-now' };
  if (subscription.cancelledAt || subscription.lateSince || subscription.pausedAt) return { reason: 'not-now' };
  if (seats < group.used + (await countOpen(app.db, group.id, app.clock()))) return { reason: 'too-few' };
  const plan = await planOf(app, subscription.planId, subscription.every, subscription.currency, every);
  if (!plan) return { reason: 'no-such-plan' };
  const { groups } = await readSettings(app);
  const price = priceOfSeats({ minor: plan.priceMinor, currency: plan.currency }, seats, groups.discounts);
  const terms: Terms = { planId: plan.id, price, every: plan.every, trialDays: 0, seats };
  const isSame = plan.every === subscription.every && seats === (subscription.seats ?? 1);
  if (isSame && !subscription.nextEvery) return { reason: 'same' };
  const old = { price: { minor: subscription.priceMinor, currency: subscription.currency }, every: subscription.every };
  // What was agreed for the next period is replaced for the next period.
  const isAtOnce = beginsAtOnce(old, terms) && !subscription.nextEvery;
  return { seats, terms, subscriptionId: subscription.id, providerRef: subscription.providerRef, isAtOnce };
}

/** Who keeps the interval keeps the plan, at its price for a seat, though it be no longer on sale; the other interval is what is sold now. */
async function planOf(app: App, planId: number, own: Every, currency: string, every: Every | undefined): Promise<Plan | undefined> {
  if (!every || every === own) return readPlan(app.db, planId);
  return (await plansOnSale(app.db)).find((plan) => plan.every === every && plan.currency === currency);
}
