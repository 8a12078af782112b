import { type RawBuilder, sql } from 'kysely';
import { type Database, inTransaction } from '#platform/database.ts';
import { enqueueLetters } from './letters.ts';

const perBatch = 1000;

type Notice = { kind: string; about: RawBuilder<unknown>; where: (now: Date) => RawBuilder<unknown> };

const day = (column: RawBuilder<unknown>) => sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD')`;
const runsUntil = sql`s.runs_until`;
const goesOn = sql`s.ended_at is null and s.cancelled_at is null and s.paused_at is null and s.late_since is null and s.provider_ref is not null`;
const isPaid = sql`exists (select from subscriptions.period p where p.subscription_id = s.id and p.kind = 'paid')`;
const within = (now: Date, from: string, to: string) =>
  sql`s.runs_until > ${now}::timestamptz + ${from}::interval and s.runs_until <= ${now}::timestamptz + ${to}::interval`;
const lateFor = (now: Date, from: string, to: string) =>
  sql`s.ended_at is null and s.late_since <= ${now}::timestamptz - ${from}::interval and s.late_since > ${now}::timestamptz - ${to}::interval`;

/** What is told before or after its time, by the clock alone: each with its window, so that what was missed for a night is still told, and never late. */
const notices: Notice[] = [
  { kind: 'trial-ending', about: day(runsUntil), where: (now) => sql`${goesOn} and ${within(now, '0 days', '7 days')} and not ${isPaid}` },
  {
    kind: 'renewal-30',
    about: day(runsUntil),
    where: (now) => sql`${goesOn} and s.every = 'year' and ${within(now, '15 days', '30 days')}`,
  },
  { kind: 'renewal-7', about: day(runsUntil), where: (now) => sql`${goesOn} and s.every = 'year' and ${within(now, '0 days', '7 days')}` },
  {
    kind: 'yearly',
    about: sql`'year ' || extract(year from age(as_of.now, s.started_at))`,
    where: () =>
      sql`${goesOn} and s.every = 'month' and extract(year from age(as_of.now, s.started_at)) >= 1 and extract(month from age(as_of.now, s.started_at)) = 0`,
  },
  {
    kind: 'card-expiring',
    about: sql`s.card_expires_on::text`,
    where: (now) => sql`${goesOn} and s.card_expires_on < s.runs_until and ${within(now, '0 days', '30 days')}`,
  },
  { kind: 'payment-failed-3', about: day(sql`s.late_since`), where: (now) => lateFor(now, '3 days', '7 days') },
  { kind: 'payment-failed-7', about: day(sql`s.late_since`), where: (now) => lateFor(now, '7 days', '13 days') },
  { kind: 'payment-failed-13', about: day(sql`s.late_since`), where: (now) => lateFor(now, '13 days', '14 days') },
  {
    kind: 'win-back',
    about: sql`'once'`,
    where: (now) => sql`s.ended_because in ('cancelled', 'unpaid', 'run-out')
      and s.ended_at <= ${now}::timestamptz - interval '30 days' and s.ended_at > ${now}::timestamptz - interval '37 days'
      and not exists (select from subscriptions.subscription o where o.reader_id = s.reader_id and (o.ended_at is null or o.started_at > s.started_at))`,
  },
];

/** Owes every notice whose time has come and that has not been owed, a batch at a time: killed on the way, the next run goes on. Answers how many. */
export async function oweNotices(db: Database, now: Date): Promise<number> {
  let count = 0;
  for (const notice of notices) {
    for (let after: number | undefined = 0; after !== undefined; ) {
      const owed: Owed = await oweSome(db, notice, after, now);
      count += owed.count;
      after = owed.last;
    }
  }
  return count;
}

/** `last` is the subscription to go on after; undefined when there is none. */
type Owed = { count: number; last: number | undefined };

async function oweSome(db: Database, { kind, about, where }: Notice, after: number, now: Date): Promise<Owed> {
  return inTransaction(db, async (db) => {
    const { rows } = await sql<{ id: number | null; last: number | null; picked: number }>`
      with picked as (select s.id, ${about} as about from subscriptions.subscription s, (select ${now}::timestamptz as now) as_of
        where s.id > ${after} and ${where(now)}
          and not exists (select from subscriptions.letter l where l.subscription_id = s.id and l.kind = ${kind} and l.about = ${about})
        order by s.id limit ${perBatch}),
      made as (insert into subscriptions.letter (subscription_id, kind, about, owed_at) select id, ${kind}, about, ${now} from picked
        on conflict do nothing returning id)
      select made.id, p.last, p.picked from (select max(id) as last, count(*) as picked from picked) p left join made on true`.execute(db);
    const ids = rows.flatMap(({ id }) => id ?? []);
    await enqueueLetters(db, ids);
    const [first] = rows;
    return { count: ids.length, last: first?.picked === perBatch ? (first.last ?? undefined) : undefined };
  });
}
