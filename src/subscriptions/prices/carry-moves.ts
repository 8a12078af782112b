import { sql } from 'kysely';
import { type Database, inTransaction } from '#platform/database.ts';
import { enqueueAll } from '#platform/jobs.ts';
import { enqueueLetters } from '../store/letters.ts';

const perBatch = 1000;

// A seat's or a specially agreed price isn't the plan's: it stays.
const concerned = sql`subscriptions.price_move m
  join subscriptions.plan p on p.id = m.plan_id
  join subscriptions.plan old on old.slug = p.slug and old.currency = p.currency and old.every = p.every and old.price_minor <> p.price_minor
  join subscriptions.subscription s on s.plan_id = old.id and s.price_minor = old.price_minor and s.seats is null`;
const goesOn = sql`m.ended_at is null and s.ended_at is null and s.cancelled_at is null and s.paused_at is null and s.late_since is null
  and s.provider_ref is not null and s.next_price_minor is null`;
const letterOf = sql`select from subscriptions.letter l where l.subscription_id = s.id and l.kind = 'price-change'
  and split_part(l.about, ' ', 1) = m.id::text`;

const months = sql`case s.every when 'year' then 12 else 1 end`;
const utc = (moment: ReturnType<typeof sql>) => sql`(${moment} at time zone 'UTC')`;
const passed = sql`((extract(year from ${utc(sql`s.runs_until`)}) - extract(year from ${utc(sql`s.anchored_at`)})) * 12
  + extract(month from ${utc(sql`s.runs_until`)}) - extract(month from ${utc(sql`s.anchored_at`)}))::integer`;
// Periods are counted from the first, so that the 31st comes back after a February; where the plan was changed since, from the last.
const renewals = sql`select case when (${utc(sql`s.anchored_at`)} + make_interval(months => ${passed})) at time zone 'UTC' = s.runs_until
  then (${utc(sql`s.anchored_at`)} + make_interval(months => ${passed} + k * ${months})) at time zone 'UTC'
  else (${utc(sql`s.runs_until`)} + make_interval(months => k * ${months})) at time zone 'UTC' end as at from generate_series(0, 2) k`;

/**
 * Carries the publisher's decisions on prices out: owes each concerned subscriber the letter thirty to forty-five days before their first charge at the new
 * price, and has the provider asked for it once that charge is the next and the letter is thirty days old by then. In batches; killed on the way, the next run
 * goes on. Answers how many letters and changes.
 */
export async function carryMoves(db: Database, now: Date): Promise<{ letters: number; asked: number }> {
  return {
    letters: await inBatches(db, (db, after) => oweSome(db, after, now)),
    asked: await inBatches(db, (db, after) => askSome(db, after, now)),
  };
}

type Batch = { count: number; last: number | undefined };

async function inBatches(db: Database, some: (db: Database, after: number) => Promise<Batch>): Promise<number> {
  let count = 0;
  for (let after: number | undefined = 0; after !== undefined; ) {
    const from: number = after;
    const batch: Batch = await inTransaction(db, (db) => some(db, from));
    count += batch.count;
    after = batch.last;
  }
  return count;
}

const batchOf = (rows: { id: number }[]): Batch => ({ count: rows.length, last: rows.length === perBatch ? rows.at(-1)?.id : undefined });

async function oweSome(db: Database, after: number, now: Date): Promise<Batch> {
  const { rows } = await sql<{ id: number; letterId: number | null }>`
    with picked as (select s.id, m.id || ' ' || p.price_minor || ' ' || to_char(due.at at time zone 'UTC', 'YYYY-MM-DD') as about from ${concerned}
        cross join lateral (select min(at) as at from (${renewals}) r where at >= greatest(m.from_at, ${now}::timestamptz + interval '30 days')) due
        where ${goesOn} and s.id > ${after} and due.at <= ${now}::timestamptz + interval '45 days' and not exists (${letterOf})
        order by s.id limit ${perBatch}),
      made as (insert into subscriptions.letter (subscription_id, kind, about, owed_at) select id, 'price-change', about, ${now} from picked
        on conflict do nothing returning id, subscription_id)
    select picked.id, made.id as letter_id from picked left join made on made.subscription_id = picked.id order by picked.id`.execute(db);
  await enqueueLetters(
    db,
    rows.flatMap(({ letterId }) => letterId ?? []),
  );
  return batchOf(rows);
}

async function askSome(db: Database, after: number, now: Date): Promise<Batch> {
  const { rows } = await sql<{ id: number; operationId: string | null }>`
    with picked as (select s.id, jsonb_build_object('do', 'reprice', 'terms', jsonb_build_object('planId', p.id, 'every', p.every, 'trialDays', 0,
          'price', jsonb_build_object('minor', p.price_minor, 'currency', p.currency))) as act from ${concerned}
        where ${goesOn} and s.id > ${after} and s.runs_until >= m.from_at and s.runs_until > ${now}::timestamptz + interval '1 hour'
          and exists (${letterOf} and l.owed_at <= s.runs_until - interval '30 days')
          and not exists (select from subscriptions.operation o where o.subscription_id = s.id and o.answered_at is null and o.act ->> 'do' = 'reprice')
        order by s.id limit ${perBatch}),
      made as (insert into subscriptions.operation (subscription_id, act, because, asked_at) select id, act, 'price', ${now} from picked
        on conflict do nothing returning id, subscription_id)
    select picked.id, made.id as operation_id from picked left join made on made.subscription_id = picked.id order by picked.id`.execute(
    db,
  );
  await enqueueAll(
    db,
    'subscriptions.ask',
    rows.flatMap(({ operationId }) => (operationId ? [{ operationId }] : [])),
    5,
  );
  return batchOf(rows);
}
