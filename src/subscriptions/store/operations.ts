import { sql } from 'kysely';
import { type Database, inTransaction } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';
import type { Act } from '../billing.ts';

export type Because = 'reader' | 'publisher' | 'withdrawal' | 'grace' | 'dispute' | 'surplus' | 'trial-used' | 'offer' | 'price';
export type Operation = {
  id: string;
  subscriptionId: number;
  act: Act;
  because: Because;
  askedAt: Date;
  provider: string;
  providerRef: string | null;
};

/**
 * Notes what is to be asked of the provider, and a job that asks it should nobody come to. The row's id is the key under which it is asked;
 * while the same is still unanswered, that one is taken up instead of a second.
 */
export async function noteOperation(
  db: Database,
  subscriptionId: number,
  act: Act,
  because: Because,
  now: Date,
  inSeconds = 120,
): Promise<string> {
  return inTransaction(db, async (db) => {
    const row = { subscriptionId, act: JSON.stringify(act), because, askedAt: now };
    const insert = db
      .insertInto('subscriptions.operation')
      .values(row)
      .onConflict((on) => on.doNothing());
    const made = await insert.returning('id').executeTakeFirst();
    if (made) {
      const runAt = inSeconds > 0 ? { runAt: new Date(Date.now() + inSeconds * 1000) } : {};
      await enqueue(db, 'subscriptions.ask', { operationId: made.id }, { key: `operation ${made.id}`, ...runAt });
      return made.id;
    }
    const { rows } = await sql<{ id: string }>`select id from subscriptions.operation where subscription_id = ${subscriptionId}
      and act ->> 'do' = ${act.do} and coalesce(act ->> 'payment', '') = ${'payment' in act ? act.payment : ''} and answered_at is null`.execute(
      db,
    );
    // Answered between the two statements: then it is done, and may be noted anew.
    return rows[0]?.id ?? noteOperation(db, subscriptionId, act, because, now, inSeconds);
  });
}

/** An operation nobody has answered yet. */
export async function findOpenOperation(db: Database, id: string): Promise<Operation | undefined> {
  const row = await db
    .selectFrom('subscriptions.operation as o')
    .innerJoin('subscriptions.subscription as s', 's.id', 'o.subscriptionId')
    .select(['o.id', 'o.subscriptionId', 'o.act', 'o.because', 'o.askedAt', 's.provider', 's.providerRef'])
    .where('o.id', '=', id)
    .where('o.answeredAt', 'is', null)
    .executeTakeFirst();
  return row as Operation | undefined;
}

/** Whether something asked of the provider about a reader's subscriptions is unanswered. */
export async function hasOpenOperation(db: Database, readerId: number): Promise<boolean> {
  const { rows } = await sql`select from subscriptions.operation o join subscriptions.subscription s on s.id = o.subscription_id
    where s.reader_id = ${readerId} and o.answered_at is null limit 1`.execute(db);
  return rows.length > 0;
}

export async function answerOperation(
  db: Database,
  id: string,
  outcome: 'done' | 'declined' | 'refused' | 'given-up',
  now: Date,
): Promise<void> {
  const answered = { outcome, answeredAt: now };
  await db.updateTable('subscriptions.operation').set(answered).where('id', '=', id).where('answeredAt', 'is', null).execute();
}

/** Why subscriptions were asked to end by somebody other than the provider, by subscription. */
export async function endsAskedFor(db: Database, subscriptionIds: number[]): Promise<Map<number, Because>> {
  const { rows } = await sql<{ id: number; because: Because }>`select distinct on (subscription_id) subscription_id as id, because
    from subscriptions.operation where subscription_id = any (${subscriptionIds}::bigint[]) and act ->> 'do' = 'end'
    order by subscription_id, asked_at desc`.execute(db);
  return new Map(rows.map(({ id, because }) => [id, because]));
}
