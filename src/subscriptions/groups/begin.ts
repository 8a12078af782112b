import { type Database, inTransaction } from '#platform/database.ts';
import { checkoutHours, hasRunOut } from '../rules.ts';
import { addCheckout, type GroupDraft } from '../store/checkouts.ts';
import { findPlan } from '../store/plans.ts';
import { findRunning, periodsOf } from '../store/subscriptions.ts';
import { priceOfSeats, type SeatDiscount } from './rules.ts';
import { addGroupOf, groupOfSubscription } from './store/groups.ts';

export type Wanted = { plan: string; currency: string; seats: number; draft: GroupDraft };
export type BeginOutcome =
  | { ok: true; checkoutId: string }
  /** The reader's own subscription becomes the group's: the seats are the next step. */
  | { ok: true; groupId: string }
  | { ok: false; reason: 'no-such-plan' | 'not-now' };

/**
 * Begins a group: opens a checkout of a plan for so many seats, without a trial; for whoever subscribes already, makes of that subscription
 * a group of one, to which seats are then added at a price that is shown first.
 */
export async function beginGroup(
  db: Database,
  readerId: number,
  { plan: slug, currency, seats, draft }: Wanted,
  discounts: SeatDiscount[],
  now: Date,
): Promise<BeginOutcome> {
  return inTransaction(db, async (db) => {
    const running = await findRunning(db, readerId);
    if (running && !hasRunOut(running, now)) {
      const isPaid = (await periodsOf(db, running.id)).at(-1)?.kind === 'paid';
      if (!isPaid || !running.providerRef || running.cancelledAt || running.lateSince || running.pausedAt)
        return { ok: false, reason: 'not-now' };
      await addGroupOf(db, running.id, readerId, draft, now);
      const group = await groupOfSubscription(db, running.id);
      return group ? { ok: true, groupId: group.id } : { ok: false, reason: 'not-now' };
    }
    const plan = await findPlan(db, slug, currency);
    if (!plan) return { ok: false, reason: 'no-such-plan' };
    const price = priceOfSeats({ minor: plan.priceMinor, currency: plan.currency }, seats, discounts);
    const terms = { planId: plan.id, price, every: plan.every, trialDays: 0, seats };
    const expiresAt = new Date(now.getTime() + checkoutHours * 3_600_000);
    const checkout = { readerId, terms, returnTo: '/account/group', openedAt: now, expiresAt, groupDraft: draft };
    return { ok: true, checkoutId: await addCheckout(db, checkout) };
  });
}
