import { type Database, inTransaction } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import { hashToken } from '#platform/tokens.ts';
import { sessionTag } from './session.ts';
import { removeSession } from './store.ts';

/** Ends the session of a token in every process. Ending it twice is as good as once. */
export async function signOut(db: Database, token: string): Promise<void> {
  const tokenHash = hashToken(token);
  await inTransaction(db, async (db) => {
    await removeSession(db, tokenHash);
    await announce(db, [sessionTag(tokenHash)]);
  });
}
