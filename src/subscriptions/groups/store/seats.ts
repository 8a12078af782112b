import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';

export type Seat = { id: number; key: string; readerId: number; startsAt: Date };

/** A page of a group's seats, in the order in which they were taken. */
export async function seatsOf(db: Database, groupId: string, after: number, limit: number): Promise<Seat[]> {
  const { rows } = await sql<Seat>`select id, about as key, reader_id, starts_at from subscriptions.grant
    where group_id = ${groupId} and ended_at is null and id > ${after} order by id limit ${limit}`.execute(db);
  return rows;
}

export async function findSeat(db: Database, groupId: string, seat: { key: string } | { readerId: number }): Promise<Seat | undefined> {
  const who = 'key' in seat ? sql`about = ${seat.key}` : sql`reader_id = ${seat.readerId}`;
  const { rows } = await sql<Seat>`select id, about as key, reader_id, starts_at from subscriptions.grant
    where group_id = ${groupId} and ended_at is null and ${who}`.execute(db);
  return rows[0];
}

export async function addSeat(db: Database, groupId: string, readerId: number, now: Date): Promise<void> {
  await sql`insert into subscriptions.grant (reader_id, why, about, group_id, starts_at)
    values (${readerId}, 'seat', gen_random_uuid()::text, ${groupId}, ${now})`.execute(db);
}

export async function endSeat(db: Database, id: number, now: Date): Promise<void> {
  await sql`update subscriptions.grant set ended_at = ${now} where id = ${id} and ended_at is null`.execute(db);
}

/** Which of these readers sit in a group already. */
export async function sittingAmong(db: Database, groupId: string, readerIds: number[]): Promise<Set<number>> {
  const { rows } = await sql<{ readerId: number }>`select reader_id from subscriptions.grant
    where group_id = ${groupId} and ended_at is null and reader_id = any (${readerIds}::bigint[])`.execute(db);
  return new Set(rows.map(({ readerId }) => readerId));
}

/** The readers who sit in a group. */
export async function readersIn(db: Database, groupId: string): Promise<number[]> {
  const { rows } = await sql<{ readerId: number }>`select reader_id from subscriptions.grant
    where group_id = ${groupId} and ended_at is null`.execute(db);
  return rows.map(({ readerId }) => readerId);
}

/** The readers whose seats these subscriptions pay for. */
export async function readersSeatedBy(db: Database, subscriptionIds: number[]): Promise<number[]> {
  const { rows } = await sql<{ readerId: number }>`select distinct g.reader_id from subscriptions.group o
    join subscriptions.grant g on g.group_id = o.id and g.ended_at is null where o.subscription_id = any (${subscriptionIds}::bigint[])`.execute(
    db,
  );
  return rows.map(({ readerId }) => readerId);
}
