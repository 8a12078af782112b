import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import { enqueueAll } from '#platform/jobs.ts';
import type { Grant } from '../rules.ts';

export type Why = 'complimentary' | 'gift' | 'seat';
export type KnownGrant = Grant & { id: number; readerId: number; why: Why; about: string; note: string; givenBy: number | null };
export type GrantLetterKind = 'given' | 'changed' | 'taken-back' | 'ending' | 'ended';

const columns = ['id', 'readerId', 'why', 'about', 'note', 'startsAt', 'endsAt', 'endedAt', 'givenBy'] as const;

export type NewGrant = {
  readerId: number;
  why: Why;
  about: string;
  note: string;
  startsAt: Date;
  endsAt: Date | null;
  givenBy: number | null;
};

/** Adds a grant; undefined when what it comes from has given one before. */
export async function addGrant(db: Database, grant: NewGrant): Promise<number | undefined> {
  const insert = db
    .insertInto('subscriptions.grant')
    .values(grant)
    .onConflict((on) => on.columns(['why', 'about']).doNothing());
  return (await insert.returning('id').executeTakeFirst())?.id;
}

/** Adds grants that come from elsewhere, those that are here already left out; no letter tells of them. */
export async function bringGrants(db: Database, grants: NewGrant[]): Promise<void> {
  if (grants.length === 0) return;
  const insert = db
    .insertInto('subscriptions.grant')
    .values(grants)
    .onConflict((on) => on.columns(['why', 'about']).doNothing());
  await insert.execute();
}

export async function findGrant(db: Database, id: number): Promise<KnownGrant | undefined> {
  return (await db.selectFrom('subscriptions.grant').select(columns).where('id', '=', id).executeTakeFirst()) as KnownGrant | undefined;
}

/** The grant that came of something: a gift, a seat. */
export async function findGrantAbout(db: Database, why: Why, about: string): Promise<KnownGrant | undefined> {
  const row = db.selectFrom('subscriptions.grant').select(columns).where('why', '=', why).where('about', '=', about);
  return (await row.executeTakeFirst()) as KnownGrant | undefined;
}

/** The grant, locked until the transaction ends. */
export async function lockGrant(db: Database, id: number): Promise<KnownGrant | undefined> {
  const row = await db.selectFrom('subscriptions.grant').select(columns).where('id', '=', id).forUpdate().executeTakeFirst();
  return row as KnownGrant | undefined;
}

/** All grants of a reader, those that are over too, newest first; a hundred at most. */
export async function grantsOf(db: Database, readerId: number): Promise<KnownGrant[]> {
  const rows = db.selectFrom('subscriptions.grant').select(columns).where('readerId', '=', readerId);
  return (await rows.orderBy('startsAt', 'desc').orderBy('id', 'desc').limit(100).execute()) as KnownGrant[];
}

export async function countGrants(db: Database, readerId: number, why: Why): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from subscriptions.grant where reader_id = ${readerId} and why = ${why}`.execute(db);
  return rows[0]?.count ?? 0;
}

export async function changeGrant(db: Database, id: number, change: { endsAt?: Date | null; endedAt?: Date | null }): Promise<void> {
  await db.updateTable('subscriptions.grant').set(change).where('id', '=', id).execute();
}

export type OwedGrantLetter = { id: number; grantId: number; kind: GrantLetterKind };

/** Owes a letter about a grant, in the transaction of what it tells of. */
export async function oweGrantLetter(db: Database, grantId: number, kind: GrantLetterKind, about: string, now: Date): Promise<void> {
  const insert = db
    .insertInto('subscriptions.grantLetter')
    .values({ grantId, kind, about, owedAt: now })
    .onConflict((on) => on.doNothing());
  const made = await insert.returning('id').execute();
  await enqueueGrantLetters(
    db,
    made.map(({ id }) => id),
  );
}

/** Has letters sent whose rows are written. */
export async function enqueueGrantLetters(db: Database, ids: number[]): Promise<void> {
  const payloads = ids.map((letterId) => ({ letterId }));
  await enqueueAll(db, 'subscriptions.send-grant-letter', payloads, -5);
}

export async function findOwedGrantLetter(db: Database, id: number): Promise<OwedGrantLetter | undefined> {
  const owed = db
    .selectFrom('subscriptions.grantLetter')
    .select(['id', 'grantId', 'kind'])
    .where('id', '=', id)
    .where('sentAt', 'is', null);
  return (await owed.executeTakeFirst()) as OwedGrantLetter | undefined;
}

export async function markGrantLetterSent(db: Database, id: number, now: Date): Promise<void> {
  await db.updateTable('subscriptions.grantLetter').set({ sentAt: now }).where('id', '=', id).execute();
}
