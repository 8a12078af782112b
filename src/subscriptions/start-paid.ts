import { type Database, inTransaction } from '#platform/database.ts';
import { invariant } from '#platform/errors.ts';
import { announce } from '#platform/signals.ts';
import { readerTag } from '#readers';
import type { Billing, Card } from './billing.ts';
import { endRunOut } from './end-run-out.ts';
import { type Period, periodOf, type Terms } from './rules.ts';
import { oweLetters } from './store/letters.ts';
import { addReceipts } from './store/receipts.ts';
import { addPeriods, addSubscription, lockReader, lockRunning } from './store/subscriptions.ts';

export type PaidOutcome = { ok: true; period: Period } | { ok: false; reason: 'already-subscribed' | 'declined' | 'unreachable' };

/**
 * Begins a subscription that is paid from today: charges the card under `key`, and owes welcome and receipt.
 * The reader is locked before the charge, so of many calls at once one charges.
 */
export async function startPaid(
  db: Database,
  billing: Billing,
  readerId: number,
  terms: Terms,
  card: Card,
  key: string,
  now: Date,
): Promise<PaidOutcome> {
  return inTransaction(db, async (db) => {
    await lockReader(db, readerId);
    await endRunOut(db, readerId, now);
    if (await lockRunning(db, readerId)) return { ok: false, reason: 'already-subscribed' };
    const charge = await billing.charge({ key, cardRef: card.ref, amount: terms.price, occasion: 'first' });
    if (!charge.ok) return charge;
    const period = periodOf(now, terms.every, now);
    const course = { startedAt: now, anchoredAt: now, runsUntil: period.endsAt };
    const subscriptionId = await addSubscription(db, { readerId, terms, provider: billing.provider, card, ...course });
    invariant(subscriptionId, 'a locked reader without a subscription can begin one');
    const [periodId] = await addPeriods(db, [{ ...period, subscriptionId, readerId }]);
    invariant(periodId, 'a new subscription has no period yet');
    const receipt = { subscriptionId, periodId, amount: terms.price, providerRef: charge.ref, paidAt: now };
    const [receiptId] = await addReceipts(db, [receipt]);
    invariant(receiptId, 'a receipt was written');
    await oweLetters(
      db,
      [
        { subscriptionId, kind: 'welcome' },
        { subscriptionId, kind: 'receipt', receiptId },
      ],
      now,
    );
    await announce(db, [readerTag(readerId)]);
    return { ok: true, period };
  });
}
