import { type Database, inTransaction } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import { readerTag } from '#readers';
import { hasRunOut } from './rules.ts';
import { oweLetters } from './store/letters.ts';
import { changeSubscription, lockRunning } from './store/subscriptions.ts';

export type ResumeOutcome = { ok: true; nextChargeAt: Date } | { ok: false; reason: 'not-subscribed' | 'run-out' };

/** Takes a cancellation back while the period still runs. Resuming what wasn't cancelled changes nothing. */
export async function resume(db: Database, readerId: number, now: Date): Promise<ResumeOutcome> {
  return inTransaction(db, async (db) => {
    const running = await lockRunning(db, readerId);
    if (!running) return { ok: false, reason: 'not-subscribed' };
    if (hasRunOut(running, now)) return { ok: false, reason: 'run-out' };
    if (running.cancelledAt) {
      await changeSubscription(db, running.id, { cancelledAt: null });
      await oweLetters(db, [{ subscriptionId: running.id, kind: 'resumed' }], now);
      await announce(db, [readerTag(readerId)]);
    }
    return { ok: true, nextChargeAt: running.runsUntil };
  });
}
