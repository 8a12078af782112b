import type { Database } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';

export type LetterKind = 'welcome' | 'receipt' | 'cancelled' | 'resumed' | 'ended' | 'payment-failed';
export type OwedLetter = { subscriptionId: number; kind: LetterKind; receiptId?: number };

/** Owes readers letters, in the transaction of what they tell of: each row has one job, and is marked once its letter has left. */
export async function oweLetters(db: Database, letters: OwedLetter[], now: Date): Promise<void> {
  if (letters.length === 0) return;
  const rows = letters.map((letter) => ({ ...letter, receiptId: letter.receiptId ?? null, owedAt: now }));
  const made = await db.insertInto('subscriptions.letter').values(rows).returning('id').execute();
  for (const { id } of made) await enqueue(db, 'subscriptions.send-letter', { letterId: id }, { priority: -5 });
}

export async function findOwedLetter(db: Database, id: number): Promise<(OwedLetter & { receiptId: number | null }) | undefined> {
  const row = await db
    .selectFrom('subscriptions.letter')
    .select(['subscriptionId', 'kind', 'receiptId'])
    .where('id', '=', id)
    .where('sentAt', 'is', null)
    .executeTakeFirst();
  return row as (OwedLetter & { receiptId: number | null }) | undefined;
}

export async function markSent(db: Database, id: number, now: Date): Promise<void> {
  await db.updateTable('subscriptions.letter').set({ sentAt: now }).where('id', '=', id).execute();
}
