import type { Database } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';
import type { Person } from '#platform/personal-tables.ts';
import type { Keys } from '#platform/tokens.ts';
import { forgetWordsTo } from './gifts/store.ts';
import { endGroupsOf } from './groups/forget.ts';
import { customersOf } from './store/checkouts.ts';
import { claimKeys, noteClaims } from './store/claims.ts';
import { noteOperation } from './store/operations.ts';
import { endNow, findRunning, hasSubscribed } from './store/subscriptions.ts';

/**
 * Ends a reader's running subscription at this moment, and the group it pays for, without a charge or a letter to come: they are about to be
 * forgotten, and with them the words of gifts to them. The provider is told by jobs, last to forget who paid. Under which address they had their trial stays known as a hash.
 */
export async function endAtOnce(db: Database, keys: Keys, { readerId, personKey }: Person, now: Date): Promise<void> {
  await forgetWordsTo(db, readerId);
  // The address may be another than when the subscription began.
  if (await hasSubscribed(db, readerId)) await noteClaims(db, claimKeys(keys, personKey, undefined), now);
  const running = await findRunning(db, readerId);
  await endGroupsOf(db, readerId, running?.id, now);
  if (running) await endNow(db, running.id, now);
  if (running?.providerRef) await noteOperation(db, running.id, { do: 'end' }, 'reader', now, 0);
  for (const { provider, ref } of await customersOf(db, readerId)) {
    const payload = { provider, customerRef: ref, readerId };
    await enqueue(db, 'subscriptions.forget-customer', payload, { key: `forget ${provider} ${ref}`, priority: 5 });
  }
}
