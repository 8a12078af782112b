import type { Press } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';
import type { MadeText } from '#stories';
import { settleProvenance } from './store.ts';

/** Writes what readers are told of a version made from another, in the transaction in which it goes out, and has its pairs remembered. */
export async function settle(press: Press, { versionId, madeFrom }: MadeText, at: Date): Promise<void> {
  if (madeFrom === undefined) return;
  await settleProvenance(press, versionId, madeFrom, at);
  await enqueue(press, 'translation.remember', { versionId }, { key: `remember:${versionId}`, priority: 5 });
}
