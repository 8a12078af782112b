import type { App } from '#platform/app.ts';
import { inTransaction } from '#platform/database.ts';
import type { Card } from '../agreement.ts';
import { endOwn } from '../life/end-run-out.ts';
import { type Refused, whyNot } from '../mirror/begin.ts';
import { mirror } from '../mirror/mirror.ts';
import { nextMark } from '../mirror/rows.ts';
import { isUseKept, releaseUse } from '../offers/store.ts';
import { type Checkout, closeCheckout, lockCheckout } from '../store/checkouts.ts';
import { lockReader } from '../store/subscriptions.ts';
import { beginInSandbox } from './billing.ts';

export type CheckoutOutcome = { ok: true; checkout: Checkout } | { ok: false; reason: 'unknown' | 'expired' | Refused };

/**
 * Begins in the sandbox what a checkout agreed, with the card its reader gave. The sandbox's books are ours, so all of it is one transaction:
 * pressed twice it begins once and answers the same.
 */
export async function completeInSandbox(app: App, checkoutId: string, readerId: number, card: Card): Promise<CheckoutOutcome> {
  const now = app.clock();
  return inTransaction(app.db, async (db) => {
    const checkout = await lockCheckout(db, checkoutId);
    if (!checkout || checkout.readerId !== readerId) return { ok: false, reason: 'unknown' };
    if (checkout.outcome === 'started') return { ok: true, checkout };
    if (checkout.outcome === 'refused' || checkout.expiresAt <= now || !checkout.page) return { ok: false, reason: 'expired' };
    await lockReader(db, readerId);
    await endOwn(db, 'sandbox', readerId, now);
    const isOfferGone = checkout.offer !== undefined && !(await isUseKept(db, checkoutId, now));
    const refused = isOfferGone ? 'offer-gone' : await whyNot(db, app.keys, checkout, card.fingerprint);
    if (refused) {
      await releaseUse(db, checkoutId);
      await closeCheckout(db, checkoutId, 'refused', now, refused);
      return { ok: false, reason: refused };
    }
    const agreement = await beginInSandbox(db, checkout, card, now);
    await mirror(db, { provider: 'sandbox', keys: app.keys, agreements: [agreement], mark: await nextMark(db) }, now);
    return { ok: true, checkout };
  });
}
