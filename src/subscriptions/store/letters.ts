import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import { enqueueAll } from '#platform/jobs.ts';

export type LetterKind =
  | 'welcome'
  | 'receipt'
  | 'trial-ending'
  | 'renewal-30'
  | 'renewal-7'
  | 'yearly'
  | 'card-expiring'
  | 'payment-failed'
  | 'payment-failed-3'
  | 'payment-failed-7'
  | 'payment-failed-13'
  | 'cancelled'
  | 'resumed'
  | 'changed'
  | 'paused'
  | 'unpaused'
  | 'refunded'
  | 'ended'
  | 'win-back'
  | 'trial-refused'
  | 'price-change';
/** `about` names what it tells of: a charge, a period's end, a moment. One letter of a kind about one thing. */
export type OwedLetter = { subscriptionId: number; kind: LetterKind; about: string; receiptId?: number };

/** Owes readers letters, in the transaction of what they tell of: each row has one job, and is marked once its letter has left. */
export async function oweLetters(db: Database, letters: OwedLetter[], now: Date): Promise<void> {
  if (letters.length === 0) return;
  const rows = letters.map(({ subscriptionId, kind, about, receiptId }) => ({ id: subscriptionId, kind, about, receipt_id: receiptId }));
  const { rows: made } = await sql<{ id: number }>`
    insert into subscriptions.letter (subscription_id, kind, about, receipt_id, owed_at)
    select id, kind, about, receipt_id, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id bigint, kind text, about text, receipt_id bigint)
    on conflict do nothing returning id`.execute(db);
  await enqueueLetters(
    db,
    made.map(({ id }) => id),
  );
}

/** Has letters sent whose rows are written. */
export async function enqueueLetters(db: Database, ids: number[]): Promise<void> {
  await enqueueAll(
    db,
    'subscriptions.send-letter',
    ids.map((letterId) => ({ letterId })),
    -5,
  );
}

/** `again` is how often staff had it sent once more. */
export type FoundLetter = { subscriptionId: number; kind: LetterKind; receiptId: number | null; about: string; again: number };

export async function findOwedLetter(db: Database, id: number): Promise<FoundLetter | undefined> {
  const row = await db
    .selectFrom('subscriptions.letter')
    .select(['subscriptionId', 'kind', 'receiptId', 'about', 'again'])
    .where('id', '=', id)
    .where('sentAt', 'is', null)
    .executeTakeFirst();
  return row as FoundLetter | undefined;
}

export async function markSent(db: Database, id: number, now: Date): Promise<void> {
  await db.updateTable('subscriptions.letter').set({ sentAt: now }).where('id', '=', id).execute();
}
