import { type Database, inTransaction } from '#platform/database.ts';
import type { Billing, Card } from './billing.ts';
import { startPaid } from './start-paid.ts';
import { startTrial } from './start-trial.ts';
import { type Checkout, closeCheckout, lockCheckout } from './store/checkouts.ts';

export type CheckoutOutcome =
  | { ok: true; checkout: Checkout }
  | { ok: false; reason: 'unknown' | 'expired' | 'already-subscribed' | 'trial-used' | 'declined' | 'unreachable' };

/**
 * Begins what a checkout agreed, with the card its reader gave. The checkout is locked and closed with it: pressed twice it begins once
 * and answers the same. A declined card leaves it open for another one.
 */
export async function completeCheckout(
  db: Database,
  billing: Billing,
  checkoutId: string,
  readerId: number,
  card: Card,
  now: Date,
): Promise<CheckoutOutcome> {
  return inTransaction(db, async (db) => {
    const checkout = await lockCheckout(db, checkoutId);
    if (!checkout || checkout.readerId !== readerId) return { ok: false, reason: 'unknown' };
    if (checkout.outcome === 'started') return { ok: true, checkout };
    if (checkout.outcome === 'refused' || checkout.expiresAt <= now) return { ok: false, reason: 'expired' };
    const { terms } = checkout;
    const outcome =
      terms.trialDays > 0
        ? await startTrial(db, billing.provider, readerId, terms, card, now)
        : await startPaid(db, billing, readerId, terms, card, `checkout/${checkoutId}/${card.ref}`, now);
    if (outcome.ok) await closeCheckout(db, checkoutId, 'started', now);
    else if (outcome.reason === 'already-subscribed' || outcome.reason === 'trial-used')
      await closeCheckout(db, checkoutId, 'refused', now);
    return outcome.ok ? { ok: true, checkout } : outcome;
  });
}
