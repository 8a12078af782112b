import { sql } from 'kysely';
import { type Database, inTransaction } from '#platform/database.ts';
import { enqueueLetters, type LetterKind } from '../store/letters.ts';

/** Letters that say the same whenever they are sent: the others speak of a day that is over. */
export const letterKindsKept = ['welcome', 'receipt', 'refunded', 'cancelled', 'changed', 'ended'] as const satisfies LetterKind[];

/** How often one letter may be sent once more. */
const mostAgain = 5;

/** Has a letter that has left sent once more. False where there is none of the reader's, it speaks of a day that is over, or it was sent often enough. */
export async function sendAgain(db: Database, readerId: number, letterId: number): Promise<boolean> {
  return inTransaction(db, async (db) => {
    const { numAffectedRows } = await sql`
      update subscriptions.letter l set sent_at = null, again = again + 1 from subscriptions.subscription s
      where l.id = ${letterId} and s.id = l.subscription_id and s.reader_id = ${readerId} and l.sent_at is not null
        and l.again < ${mostAgain} and l.kind = any (${letterKindsKept}::text[])`.execute(db);
    if (numAffectedRows !== 1n) return false;
    await enqueueLetters(db, [letterId]);
    return true;
  });
}
