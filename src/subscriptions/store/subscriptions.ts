import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import type { Card } from '../billing.ts';
import type { Course, Period, Terms } from '../rules.ts';

export type Subscription = Course & {
  id: number;
  readerId: number;
  planSlug: string;
  priceMinor: number;
  currency: string;
  provider: string;
  cardRef: string;
  cardBrand: string;
  cardLast4: string;
  startedAt: Date;
};

/** Lets one verb at a time begin something for a reader, until the transaction ends. */
export async function lockReader(db: Database, readerId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('subscriptions.reader ' || ${readerId}::bigint, 0))`.execute(db);
}

function subscriptions(db: Database) {
  return db
    .selectFrom('subscriptions.subscription as s')
    .innerJoin('subscriptions.plan as p', 'p.id', 's.planId')
    .select(['s.id', 's.readerId', 'p.slug as planSlug', 's.priceMinor', 's.currency', 's.every', 's.provider'])
    .select(['s.cardRef', 's.cardBrand', 's.cardLast4', 's.startedAt', 's.anchoredAt', 's.runsUntil', 's.cancelledAt', 's.endedAt']);
}

export async function findSubscription(db: Database, id: number): Promise<Subscription | undefined> {
  return (await subscriptions(db).where('s.id', '=', id).executeTakeFirst()) as Subscription | undefined;
}

/** The reader's newest subscription, running or not. */
export async function findLatest(db: Database, readerId: number): Promise<Subscription | undefined> {
  const newest = subscriptions(db).where('s.readerId', '=', readerId).orderBy('s.startedAt', 'desc').orderBy('s.id', 'desc');
  return (await newest.limit(1).executeTakeFirst()) as Subscription | undefined;
}

/** The reader's subscription that has not ended, locked until the transaction ends. */
export async function lockRunning(db: Database, readerId: number): Promise<Subscription | undefined> {
  const running = subscriptions(db).where('s.readerId', '=', readerId).where('s.endedAt', 'is', null);
  return (await running.forUpdate('s').executeTakeFirst()) as Subscription | undefined;
}

/** The course of the reader's subscription that has not ended. */
export async function findCourse(db: Database, readerId: number): Promise<Course | undefined> {
  const row = await db
    .selectFrom('subscriptions.subscription')
    .select(['every', 'anchoredAt', 'runsUntil', 'cancelledAt', 'endedAt'])
    .where('readerId', '=', readerId)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
  return row as Course | undefined;
}

export async function hasSubscribed(db: Database, readerId: number): Promise<boolean> {
  const row = await db.selectFrom('subscriptions.subscription').select('id').where('readerId', '=', readerId).limit(1).executeTakeFirst();
  return row !== undefined;
}

export type NewSubscription = {
  readerId: number;
  terms: Terms;
  provider: string;
  card: Card;
  anchoredAt: Date;
  runsUntil: Date;
  startedAt: Date;
};

/** Adds a subscription, unless the reader has one that runs: then undefined. */
export async function addSubscription(db: Database, given: NewSubscription): Promise<number | undefined> {
  const { terms, card, ...rest } = given;
  const row = {
    ...rest,
    planId: terms.planId,
    priceMinor: terms.price.minor,
    currency: terms.price.currency,
    every: terms.every,
    cardRef: card.ref,
    cardBrand: card.brand,
    cardLast4: card.last4,
  };
  const made = await db
    .insertInto('subscriptions.subscription')
    .values(row)
    .onConflict((on) => on.column('readerId').where('endedAt', 'is', null).doNothing())
    .returning('id')
    .executeTakeFirst();
  return made?.id;
}

export type NewPeriod = Period & { subscriptionId: number; readerId: number };

/** Adds periods and answers their ids in the same order; undefined stands for a trial the reader had already. */
export async function addPeriods(db: Database, periods: NewPeriod[]): Promise<(number | undefined)[]> {
  if (periods.length === 0) return [];
  const made = await db
    .insertInto('subscriptions.period')
    .values(periods)
    .onConflict((on) => on.doNothing())
    .returning(['id', 'subscriptionId'])
    .execute();
  const ids = new Map(made.map((row) => [row.subscriptionId, row.id]));
  return periods.map((period) => ids.get(period.subscriptionId));
}

export async function changeSubscription(db: Database, id: number, change: { cancelledAt?: Date | null; endedAt?: Date }): Promise<void> {
  await db.updateTable('subscriptions.subscription').set(change).where('id', '=', id).execute();
}

export async function periodsOf(db: Database, subscriptionId: number): Promise<(Period & { id: number })[]> {
  const rows = await db
    .selectFrom('subscriptions.period')
    .select(['id', 'kind', 'startsAt', 'endsAt'])
    .where('subscriptionId', '=', subscriptionId)
    .orderBy('startsAt')
    .execute();
  return rows as (Period & { id: number })[];
}
