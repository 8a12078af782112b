import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import { type Course, type Every, isEntitled } from '../../rules.ts';
import type { GroupDraft } from '../../store/checkouts.ts';

export type Group = {
  id: string;
  name: string;
  managerId: number | null;
  subscriptionId: number | null;
  startsAt: Date | null;
  endsAt: Date | null;
  endedAt: Date | null;
  /** How many are paid for; `seatsHeld` and `nextSeats` are fewer, asked for and agreed for the time to come. */
  seats: number;
  nextSeats: number | null;
  seatsHeld: number | null;
  /** How many are taken, that of whoever pays by a subscription included. */
  used: number;
  billingName: string;
  billingAddress: string;
  vatId: string;
  note: string;
  offeredTo: number | null;
  openedAt: Date;
  every: Every | null;
  /** Of the subscription whose seats these are. */
  course: Course | undefined;
};

type Row = Omit<Group, 'course'> & Omit<Course, 'runsUntil' | 'endedAt'> & { runsUntil: Date | null; courseEndedAt: Date | null };

const columns = sql`o.id, o.name, o.manager_id, o.subscription_id, o.starts_at, o.ends_at, o.ended_at, o.seats_held, o.billing_name, o.billing_address,
  o.vat_id, o.note, o.offered_to, o.opened_at, coalesce(o.seats, s.seats, 1) as seats, s.next_seats, s.every, s.runs_until, s.cancelled_at,
  s.late_since, s.paused_at, s.returned_at, s.ended_at as course_ended_at,
  (select count(*) from subscriptions.grant g where g.group_id = o.id and g.ended_at is null)::int
    + case when o.subscription_id is null then 0 else 1 end as used`;
const joined = sql`subscriptions.group o left join subscriptions.subscription s on s.id = o.subscription_id`;

function groupOf({ runsUntil, cancelledAt, lateSince, pausedAt, returnedAt, courseEndedAt, ...row }: Row): Group {
  const course = runsUntil ? { runsUntil, cancelledAt, lateSince, pausedAt, returnedAt, endedAt: courseEndedAt } : undefined;
  return { ...row, course };
}

async function groupsWhere(db: Database, where: RawBuilder<unknown>): Promise<Group[]> {
  const { rows } = await sql<Row>`select ${columns} from ${joined} ${where}`.execute(db);
  return rows.map(groupOf);
}

export async function findGroup(db: Database, id: string): Promise<Group | undefined> {
  return (await groupsWhere(db, sql`where o.id = ${id}`))[0];
}

/** The group, locked until the transaction ends: those who come at once are let in one by one. */
export async function lockGroup(db: Database, id: string): Promise<Group | undefined> {
  await sql`select from subscriptions.group where id = ${id} for update`.execute(db);
  return findGroup(db, id);
}

export async function groupOfSubscription(db: Database, subscriptionId: number): Promise<Group | undefined> {
  return (await groupsWhere(db, sql`where o.subscription_id = ${subscriptionId}`))[0];
}

/** The groups that a reader manages, newest first. */
export async function groupsOfManager(db: Database, readerId: number): Promise<Group[]> {
  return groupsWhere(db, sql`where o.manager_id = ${readerId} order by o.ended_at is not null, o.opened_at desc, o.id limit 20`);
}

/** How a reader stands to a group. */
export type Relation = 'manages' | 'sits' | 'may-sit' | 'is-asked';

/** All groups a reader has to do with, or may take a seat of by the domain of their address. */
export async function groupsAround(db: Database, readerId: number, domain: string): Promise<{ relation: Relation; group: Group }[]> {
  const { rows } = await sql<Row & { relation: Relation }>`
    with near as (select id, 'manages' as relation from subscriptions.group where manager_id = ${readerId}
      union all select group_id, 'sits' from subscriptions.grant where reader_id = ${readerId} and group_id is not null and ended_at is null
      union all select group_id, 'may-sit' from subscriptions.group_domain where domain = ${domain} and confirmed_at is not null
      union all select id, 'is-asked' from subscriptions.group where offered_to = ${readerId})
    select n.relation, ${columns} from near n join subscriptions.group o on o.id = n.id
    left join subscriptions.subscription s on s.id = o.subscription_id order by o.opened_at desc, o.id limit 50`.execute(db);
  return rows.map(({ relation, ...row }) => ({ relation, group: groupOf(row) }));
}

/** A page of all groups, newest first, for staff. */
export async function allGroups(db: Database, before: { openedAt: Date; id: string } | undefined, limit: number): Promise<Group[]> {
  const from = before ? sql`where (o.opened_at, o.id) < (${before.openedAt}, ${before.id}::uuid)` : sql``;
  return groupsWhere(db, sql`${from} order by o.opened_at desc, o.id desc limit ${limit}`);
}

/** Opens the group of a subscription; nothing where it has one. */
export async function addGroupOf(db: Database, subscriptionId: number, managerId: number, draft: GroupDraft, now: Date): Promise<void> {
  const row = { ...draft, subscriptionId, managerId, openedAt: now };
  await db
    .insertInto('subscriptions.group')
    .values(row)
    .onConflict((on) => on.column('subscriptionId').doNothing())
    .execute();
}

export type HandGroup = { name: string; seats: number; startsAt: Date; endsAt: Date | null; note: string };

/** Opens a group by hand. False where there is one of this id. */
export async function addHandGroup(db: Database, group: HandGroup & { id: string }, now: Date): Promise<boolean> {
  const insert = db
    .insertInto('subscriptions.group')
    .values({ ...group, openedAt: now })
    .onConflict((on) => on.column('id').doNothing());
  return (await insert.returning('id').executeTakeFirst()) !== undefined;
}

export type GroupChange = Partial<
  HandGroup & GroupDraft & { managerId: number | null; endedAt: Date; seatsHeld: number | null; offeredTo: number | null }
>;

export async function changeGroup(db: Database, id: string, change: GroupChange): Promise<void> {
  await db.updateTable('subscriptions.group').set(change).where('id', '=', id).execute();
}

/** True when nobody can take a seat any more, nor will by itself. */
export function isOver({ endedAt, endsAt, course }: Group, now: Date): boolean {
  if (endedAt) return true;
  return course ? !isEntitled(course, now) && !(course.pausedAt && !course.endedAt) : endsAt !== null && endsAt <= now;
}
