import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import { enqueueAll } from '#platform/jobs.ts';

export type GroupLetterKind = 'seat-taken' | 'handing-over' | 'handed-over' | 'group-ended';
export type OwedGroupLetter = { id: number; groupId: string; readerId: number; kind: GroupLetterKind };

async function enqueueLetters(db: Database, rows: { id: number }[]): Promise<number> {
  await enqueueAll(
    db,
    'subscriptions.send-group-letter',
    rows.map(({ id }) => ({ letterId: id })),
    -5,
  );
  return rows.length;
}

/** Owes somebody of a group a letter, once about one thing, in the transaction of what it tells of. */
export async function oweGroupLetter(
  db: Database,
  letter: { groupId: string; readerId: number; kind: GroupLetterKind; about: string },
  now: Date,
): Promise<void> {
  const insert = db
    .insertInto('subscriptions.groupLetter')
    .values({ ...letter, owedAt: now })
    .onConflict((on) => on.doNothing());
  await enqueueLetters(db, await insert.returning('id').execute());
}

/** Owes the readers of groups that have ended within a week the word of it, a batch at a time. Answers how many letters. */
export async function oweEnded(db: Database, now: Date, limit: number): Promise<number> {
  const { rows } = await sql<{ id: number }>`with ended as (
      select o.id, coalesce(o.ended_at, s.ended_at, o.ends_at) as at from subscriptions.group o
      left join subscriptions.subscription s on s.id = o.subscription_id where coalesce(o.ended_at, s.ended_at, o.ends_at) <= ${now}
        and coalesce(o.ended_at, s.ended_at, o.ends_at) > ${now}::timestamptz - interval '7 days')
    insert into subscriptions.group_letter (group_id, reader_id, kind, about, owed_at)
    select e.id, g.reader_id, 'group-ended', to_char(e.at at time zone 'UTC', 'YYYY-MM-DD'), ${now} from ended e
    join subscriptions.grant g on g.group_id = e.id and g.ended_at is null
    where not exists (select from subscriptions.group_letter l where l.group_id = e.id and l.reader_id = g.reader_id and l.kind = 'group-ended'
      and l.about = to_char(e.at at time zone 'UTC', 'YYYY-MM-DD'))
    limit ${limit} on conflict do nothing returning id`.execute(db);
  return enqueueLetters(db, rows);
}

export async function findGroupLetter(db: Database, id: number): Promise<OwedGroupLetter | undefined> {
  const row = await db
    .selectFrom('subscriptions.groupLetter')
    .select(['id', 'groupId', 'readerId', 'kind'])
    .where('id', '=', id)
    .where('sentAt', 'is', null)
    .executeTakeFirst();
  return row as OwedGroupLetter | undefined;
}

export async function markGroupLetterSent(db: Database, id: number, now: Date): Promise<void> {
  await db.updateTable('subscriptions.groupLetter').set({ sentAt: now }).where('id', '=', id).execute();
}
