import { type Database, inTransaction } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import { readerTag } from '#readers';
import { readersSeatedBy } from '../groups/store/seats.ts';
import { oweLetters } from '../store/letters.ts';
import { endRunOut } from '../store/subscriptions.ts';

/** Ends every subscription whose time is over and that no provider will renew. Answers how many. */
export async function endAllRunOut(db: Database, provider: string, now: Date): Promise<number> {
  return end(db, provider, now);
}

/** The same for one reader's, without waiting for the job, so that they can subscribe anew. */
export async function endOwn(db: Database, provider: string, readerId: number, now: Date): Promise<void> {
  await end(db, provider, now, readerId);
}

async function end(db: Database, provider: string, now: Date, readerId?: number): Promise<number> {
  return inTransaction(db, async (db) => {
    const ended = await endRunOut(db, provider, now, readerId);
    await oweLetters(
      db,
      ended.map(({ id }) => ({ subscriptionId: id, kind: 'ended', about: 'end' })),
      now,
    );
    const seated = await readersSeatedBy(
      db,
      ended.map(({ id }) => id),
    );
    await announce(db, [...ended.map(({ readerId }) => readerId), ...seated].map(readerTag));
    return ended.length;
  });
}
