import { type Database, inTransaction } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';
import { personKey, signInMinutes } from './rules.ts';
import { addSignIn } from './store.ts';

/** Begins a sign-in and answers its id. Whether the address is known is looked up by the job that writes the letter, so that no answer and no delay tells it. */
export async function askToSignIn(db: Database, asked: { email: string; language: string; returnTo: string }, now: Date): Promise<string> {
  return inTransaction(db, async (db) => {
    const signInId = await addSignIn(db, {
      ...asked,
      emailKey: personKey(asked.email),
      askedAt: now,
      expiresAt: new Date(now.getTime() + signInMinutes * 60_000),
    });
    await enqueue(db, 'readers.send-sign-in', { signInId }, { priority: -10 });
    return signInId;
  });
}
