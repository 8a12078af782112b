import { type Database, inTransaction } from '#platform/database.ts';
import type { Keys } from '#platform/tokens.ts';
import { recordChoice, type Said } from './consents.ts';
import { removeSignUp } from './store.ts';

/** Takes an address off a list. Leaving twice is as good as once. */
export async function leave(db: Database, keys: Keys, publicId: string, said: Said, now: Date): Promise<void> {
  await inTransaction(db, async (db) => {
    const left = await removeSignUp(db, publicId, now);
    if (left) await recordChoice(db, keys, left.email, [left.newsletterId], false, said, now);
  });
}
