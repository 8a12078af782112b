import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import type { FoundReader } from '#readers';
import { readersWith } from '#readers';
import type { Every } from '../rules.ts';
import { isStanding, type StandingState, stateSql } from './standing-sql.ts';

export const subscriberStates = [
  'trial',
  'running',
  'late',
  'paused',
  'cancelled',
  'ended',
  'complimentary',
  'gift',
  'seat',
  'never',
] as const;
export type SubscriberState = (typeof subscriberStates)[number];

/** What is asked of the list. `began` and `ends` are half-open stretches of time. */
export type SubscriberFilter = {
  search?: string | undefined;
  state?: SubscriberState | undefined;
  /** The name of a plan, whichever of its prices. */
  plan?: string | undefined;
  beganFrom?: Date | undefined;
  beganUntil?: Date | undefined;
  endsFrom?: Date | undefined;
  endsUntil?: Date | undefined;
};

/** A line of the list: a reader, the subscription that counts, and the grant by which they read, if any. */
export type Subscriber = FoundReader & {
  state: StandingState | null;
  planSlug: string | null;
  every: Every | null;
  priceMinor: number | null;
  currency: string | null;
  provider: string | null;
  providerRef: string | null;
  customerRef: string | null;
  startedAt: Date | null;
  runsUntil: Date | null;
  cancelledAt: Date | null;
  endedAt: Date | null;
  grantWhy: 'complimentary' | 'gift' | 'seat' | null;
  grantEndsAt: Date | null;
};

const ofGrant = (now: Date) => sql`g.ended_at is null and g.starts_at <= ${now} and (g.ends_at is null or g.ends_at > ${now})`;

/** A page of readers, newest account first, with how each stands. `after` is the last reader of the page before. One statement. */
export async function subscribersOf(
  db: Database,
  filter: SubscriberFilter,
  { after, most }: { after?: number | undefined; most: number },
  now: Date,
): Promise<Subscriber[]> {
  const where = [...(after ? [sql`r.id < ${after}`] : []), ...conditions(filter, now)];
  const readers = readersWith({ part: partOf(filter.search) });
  const { rows } = await sql<Subscriber>`
    with page as materialized (select r.* from ${readers} r ${where.length > 0 ? sql`where ${sql.join(where, sql` and `)}` : sql``}
      order by r.id desc limit ${most})
    select page.*, c.*, g.why as grant_why, g.ends_at as grant_ends_at from page
    left join lateral (select ${stateSql(now)} as state, p.slug as plan_slug, s.every, s.price_minor, s.currency, s.provider, s.provider_ref,
        s.customer_ref, s.started_at, s.runs_until, s.cancelled_at, s.ended_at
      from subscriptions.subscription s join subscriptions.plan p on p.id = s.plan_id where s.reader_id = page.id and ${isStanding}) c on true
    left join lateral (select g.why, g.ends_at from subscriptions.grant g where g.reader_id = page.id and ${ofGrant(now)}
      order by g.ends_at desc nulls first limit 1) g on true
    order by page.id desc`.execute(db);
  return rows;
}

/** What a search can be beside a part of an address: a receipt's number, or the provider's name of a subscription or of who pays. */
function namedBy(search: string | undefined): { receipt: string } | { ref: string } | undefined {
  const text = search?.trim() ?? '';
  if (/^R-\d{7,}$/i.test(text)) return { receipt: text.toUpperCase() };
  return /^(?:sub|cus|in)_\w+$|^sandbox-[\w-]+$/.test(text) ? { ref: text } : undefined;
}

function partOf(search: string | undefined): string | undefined {
  return namedBy(search) ? undefined : search?.trim() || undefined;
}

function conditions(filter: SubscriberFilter, now: Date): RawBuilder<unknown>[] {
  const { state, plan, beganFrom, beganUntil, endsFrom, endsUntil } = filter;
  const named = namedBy(filter.search);
  const all: RawBuilder<unknown>[] = [];
  if (named)
    all.push(
      'receipt' in named
        ? sql`r.id = any (array(select s.reader_id from subscriptions.subscription s join subscriptions.receipt c on c.subscription_id = s.id where c.number = ${named.receipt}))`
        : sql`r.id = any (array(select s.reader_id from subscriptions.subscription s where s.provider_ref = ${named.ref}
            union select s.reader_id from subscriptions.subscription s where s.provider in ('stripe', 'sandbox') and s.customer_ref = ${named.ref}
            union select s.reader_id from subscriptions.subscription s join subscriptions.receipt c on c.subscription_id = s.id where c.provider_ref = ${named.ref}
            union select c.reader_id from subscriptions.customer c where c.provider in ('stripe', 'sandbox') and c.ref = ${named.ref}))`,
    );
  const own: RawBuilder<unknown>[] = [];
  if (state === 'complimentary' || state === 'gift' || state === 'seat')
    all.push(sql`r.id in (select g.reader_id from subscriptions.grant g where g.why = ${state} and ${ofGrant(now)})`);
  else if (state === 'never')
    all.push(sql`not exists (select from subscriptions.subscription s where s.reader_id = r.id and s.ended_because is distinct from 'refused')
      and not exists (select from subscriptions.grant g where g.reader_id = r.id)`);
  else if (state) own.push(sql`${stateSql(now)} = ${state}`, ...hintFor(state));
  if (plan) own.push(sql`s.plan_id in (select p.id from subscriptions.plan p where p.slug = ${plan})`);
  if (beganFrom) own.push(sql`s.started_at >= ${beganFrom}`);
  if (beganUntil) own.push(sql`s.started_at < ${beganUntil}`);
  if (endsFrom) own.push(sql`s.runs_until >= ${endsFrom}`);
  if (endsUntil) own.push(sql`s.runs_until < ${endsUntil}`);
  if (own.length > 0)
    all.push(sql`r.id in (select s.reader_id from subscriptions.subscription s where ${sql.join(own, sql` and `)} and ${isStanding})`);
  return all;
}

/** What an index knows of a state, so that few are found among many. */
function hintFor(state: StandingState): RawBuilder<unknown>[] {
  if (state === 'late') return [sql`s.late_since is not null and s.ended_at is null`];
  return state === 'ended' ? [] : [sql`s.ended_at is null`];
}

export type StateCounts = Partial<Record<SubscriberState, number>>;

/** How many stand how, of those who read by a subscription or a grant. One statement. */
export async function subscriberCounts(db: Database, now: Date): Promise<StateCounts> {
  const { rows } = await sql<{ state: SubscriberState; count: number }>`
    select ${stateSql(now)} as state, count(*) as count from subscriptions.subscription s where s.ended_at is null group by 1
    union all select g.why, count(distinct g.reader_id) from subscriptions.grant g where ${ofGrant(now)} group by 1`.execute(db);
  // What has run out and waits for its job isn't counted: all that have ended are many, and nobody needs their number here.
  return Object.fromEntries(rows.filter(({ state }) => state !== 'ended').map(({ state, count }) => [state, Number(count)]));
}

/** The names of all plans that were ever sold. */
export async function planNames(db: Database): Promise<string[]> {
  const rows = await db.selectFrom('subscriptions.plan').select('slug').distinct().orderBy('slug').limit(200).execute();
  return rows.map(({ slug }) => slug);
}
