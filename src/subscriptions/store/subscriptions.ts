import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import type { LiveDiscount } from '../offers/rules.ts';
import type { Course, Every, Period } from '../rules.ts';

export type Ending = 'cancelled' | 'unpaid' | 'withdrawn' | 'disputed' | 'refused' | 'run-out';
export type Subscription = Course & {
  id: number;
  readerId: number;
  planId: number;
  planSlug: string;
  priceMinor: number;
  currency: string;
  every: Every;
  provider: string;
  providerRef: string | null;
  customerRef: string | null;
  cardBrand: string;
  cardLast4: string;
  cardExpiresOn: string | null;
  startedAt: Date;
  anchoredAt: Date;
  pausedUntil: Date | null;
  endedBecause: Ending | null;
  nextPriceMinor: number | null;
  nextEvery: Every | null;
  seats: number | null;
  nextSeats: number | null;
  readMark: number;
  offerId: number | null;
  offerCode: string | null;
  offerPercent: number | null;
  offerMinor: number | null;
  offerLeft: number | null;
};

/** What an offer takes off the next payments of a subscription. */
export function discountUnderWay({ offerId, offerPercent, offerMinor, offerLeft }: Subscription): LiveDiscount | undefined {
  if (offerId === null) return undefined;
  return { offerId, percent: offerPercent ?? undefined, minor: offerMinor ?? undefined, left: offerLeft ?? undefined };
}

/** Lets one verb at a time begin something for a reader, until the transaction ends. */
export async function lockReader(db: Database, readerId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('subscriptions.reader ' || ${readerId}::bigint, 0))`.execute(db);
}

function subscriptions(db: Database) {
  return db
    .selectFrom('subscriptions.subscription as s')
    .innerJoin('subscriptions.plan as p', 'p.id', 's.planId')
    .leftJoin('subscriptions.offer as o', 'o.id', 's.offerId')
    .select([
      's.id',
      's.readerId',
      's.planId',
      'p.slug as planSlug',
      's.priceMinor',
      's.currency',
      's.every',
      's.provider',
      's.providerRef',
    ])
    .select(['s.customerRef', 's.cardBrand', 's.cardLast4', 's.cardExpiresOn', 's.startedAt', 's.anchoredAt', 's.runsUntil'])
    .select(['s.cancelledAt', 's.lateSince', 's.pausedAt', 's.pausedUntil', 's.returnedAt', 's.endedAt', 's.endedBecause'])
    .select(['s.nextPriceMinor', 's.nextEvery', 's.seats', 's.nextSeats', 's.readMark', 's.offerId', 's.offerLeft'])
    .select(['o.code as offerCode', 'o.percent as offerPercent', 'o.minor as offerMinor']);
}

export async function findSubscription(db: Database, id: number): Promise<Subscription | undefined> {
  return (await subscriptions(db).where('s.id', '=', id).executeTakeFirst()) as Subscription | undefined;
}

/** The reader's newest subscription, running or not; one that was refused at its beginning only where there is no other. */
export async function findLatest(db: Database, readerId: number): Promise<Subscription | undefined> {
  const newest = subscriptions(db)
    .where('s.readerId', '=', readerId)
    .orderBy(sql`(s.ended_because = 'refused') is true`)
    .orderBy('s.startedAt', 'desc')
    .orderBy('s.id', 'desc');
  return (await newest.limit(1).executeTakeFirst()) as Subscription | undefined;
}

/** The reader's subscription that has not ended. */
export async function findRunning(db: Database, readerId: number): Promise<Subscription | undefined> {
  const running = subscriptions(db).where('s.readerId', '=', readerId).where('s.endedAt', 'is', null);
  return (await running.executeTakeFirst()) as Subscription | undefined;
}

/** The subscriptions that mirror these agreements, locked until the transaction ends. */
export async function lockMirrors(db: Database, provider: string, refs: string[]): Promise<Subscription[]> {
  const mirrors = subscriptions(db).where('s.provider', '=', provider).where('s.providerRef', 'in', refs);
  return (await mirrors.orderBy('s.id').forUpdate('s').execute()) as Subscription[];
}

/** The course of the reader's subscription that has not ended. */
export async function findCourse(db: Database, readerId: number): Promise<Course | undefined> {
  return db
    .selectFrom('subscriptions.subscription')
    .select(['runsUntil', 'cancelledAt', 'lateSince', 'pausedAt', 'returnedAt', 'endedAt'])
    .where('readerId', '=', readerId)
    .where('endedAt', 'is', null)
    .executeTakeFirst();
}

export async function hasSubscribed(db: Database, readerId: number): Promise<boolean> {
  const row = await db.selectFrom('subscriptions.subscription').select('id').where('readerId', '=', readerId).limit(1).executeTakeFirst();
  return row !== undefined;
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

/** Ends what has run out without the provider's word: cancelled, paid for by none, or by another than the paper's own now. Answers whom it was. */
export async function endRunOut(db: Database, provider: string, now: Date, readerId?: number): Promise<{ id: number; readerId: number }[]> {
  const { rows } = await sql<{ id: number; readerId: number }>`
    update subscriptions.subscription set ended_at = runs_until, ended_because = case when cancelled_at is null then 'run-out' else 'cancelled' end
    where ended_at is null and runs_until <= ${now} and (cancelled_at is not null or provider_ref is null or provider <> ${provider})
      and (${readerId ?? null}::bigint is null or reader_id = ${readerId ?? null}::bigint)
    returning id, reader_id`.execute(db);
  return rows;
}

/** Keeps why a reader left, said once they have cancelled. */
export async function keepParting(db: Database, readerId: number, reason: string): Promise<void> {
  await sql`update subscriptions.subscription set parting_reason = ${reason}
    where id = (select id from subscriptions.subscription where reader_id = ${readerId} order by started_at desc, id desc limit 1)
      and (cancelled_at is not null or ended_at is not null)`.execute(db);
}

/** The subscription a provider knows under this name, if it is this reader's. */
export async function findOwned(db: Database, readerId: number, providerRef: string): Promise<Subscription | undefined> {
  const own = subscriptions(db).where('s.readerId', '=', readerId).where('s.providerRef', '=', providerRef);
  return (await own.executeTakeFirst()) as Subscription | undefined;
}

/** Ends a subscription at this moment, whatever its provider says later. */
export async function endNow(db: Database, id: number, now: Date): Promise<void> {
  await sql`update subscriptions.subscription set ended_at = ${now}, ended_because = 'cancelled', cancelled_at = coalesce(cancelled_at, ${now})
    where id = ${id} and ended_at is null`.execute(db);
}
