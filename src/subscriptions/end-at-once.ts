import type { Database } from '#platform/database.ts';
import { changeSubscription, lockRunning } from './store/subscriptions.ts';

/** Ends a reader's running subscription at this moment, without a charge or a letter to come: they are about to be forgotten. */
export async function endAtOnce(db: Database, readerId: number, now: Date): Promise<void> {
  const running = await lockRunning(db, readerId);
  if (running) await changeSubscription(db, running.id, { cancelledAt: running.cancelledAt ?? now, endedAt: now });
}
