import type { Database } from '#platform/database.ts';
import { forgetWordsTo } from './gifts/store.ts';
import { endGroupsOf } from './groups/forget.ts';
import { noteOperation } from './store/operations.ts';
import { endNow, findRunning } from './store/subscriptions.ts';

/** Ends a reader's running subscription at this moment, and the group it pays for, without a charge or a letter to come: they are about to be forgotten, and with them the words of gifts to them. The provider is told by a job. */
export async function endAtOnce(db: Database, readerId: number, now: Date): Promise<void> {
  await forgetWordsTo(db, readerId);
  const running = await findRunning(db, readerId);
  await endGroupsOf(db, readerId, running?.id, now);
  if (!running) return;
  await endNow(db, running.id, now);
  if (running.providerRef) await noteOperation(db, running.id, { do: 'end' }, 'reader', now, 0);
}
