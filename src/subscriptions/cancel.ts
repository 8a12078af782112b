import { type Database, inTransaction } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import { readerTag } from '#readers';
import { oweLetters } from './store/letters.ts';
import { changeSubscription, lockRunning } from './store/subscriptions.ts';

export type CancelOutcome = { ok: true; until: Date } | { ok: false; reason: 'not-subscribed' };

/** Cancels a reader's subscription: nothing more is charged, and they read on until the period ends. Cancelling twice is as good as once. */
export async function cancel(db: Database, readerId: number, now: Date): Promise<CancelOutcome> {
  return inTransaction(db, async (db) => {
    const running = await lockRunning(db, readerId);
    if (!running) return { ok: false, reason: 'not-subscribed' };
    if (!running.cancelledAt) {
      await changeSubscription(db, running.id, { cancelledAt: now });
      await oweLetters(db, [{ subscriptionId: running.id, kind: 'cancelled' }], now);
      await announce(db, [readerTag(readerId)]);
    }
    return { ok: true, until: running.runsUntil };
  });
}
