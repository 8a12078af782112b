import { type Database, inTransaction } from '#platform/database.ts';
import { hasRunOut } from './rules.ts';
import { endAll } from './store/due.ts';
import { oweLetters } from './store/letters.ts';
import { lockRunning } from './store/subscriptions.ts';

/** Ends a reader's cancelled subscription whose time is over, without waiting for the job, so that they can subscribe anew. */
export async function endRunOut(db: Database, readerId: number, now: Date): Promise<void> {
  await inTransaction(db, async (db) => {
    const running = await lockRunning(db, readerId);
    if (!running || !hasRunOut(running, now)) return;
    await endAll(db, [running.id]);
    await oweLetters(db, [{ subscriptionId: running.id, kind: 'ended' }], now);
  });
}
