import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import { courses, reads } from './course.ts';
import type { Failures, Fates, Given, MonthlyRevenue, Payments, Standing } from './rules.ts';

/** Subscriptions that aren't over, by plan, currency and state. `monthlyMinor` is what those that pay bring in a month, a year's price over twelve. */
export async function standings(db: Database, now: Date): Promise<Standing[]> {
  const { rows } = await sql<Standing>`with c as (${courses(now)})
    select p.slug as plan, c.every, c.currency, c.state, count(*) as count,
      count(*) filter (where c.paid_from is null and c.trial_until > ${now}) as trials,
      count(*) filter (where c.paid_from is null and c.trial_until > ${now} and c.cancelled_at is not null) as trials_cancelled,
      count(*) filter (where c.paid_from is not null) as paying,
      round(coalesce(sum(c.price_minor) filter (where c.paid_from is not null), 0) / case c.every when 'year' then 12.0 else 1 end)::bigint as monthly_minor
    from c join subscriptions.plan p on p.id = c.plan_id where c.state <> 'ended'
    group by 1, 2, 3, 4 order by 3, 1, 2, 4`.execute(db);
  return rows;
}

/** Every subscription there was, counted by the months of what became of it. Months are the calendar's of a time zone. */
export async function fates(db: Database, timeZone: string, now: Date): Promise<Fates[]> {
  const month = (column: string) => sql`to_char(${sql.ref(column)} at time zone ${timeZone}::text, 'YYYY-MM')`;
  const { rows } = await sql<Fates>`with c as (select *, least(trial_until, over_at, paid_from) as trial_over_at from (${courses(now)}) s)
    select ${month('startedAt')} as begun, ${month('paidFrom')} as paid, ${month('overAt')} as over, trial_until is not null as has_trial,
      case when trial_until is not null and trial_over_at <= ${now} then ${month('trialOverAt')} end as tried, count(*) as count
    from c group by 1, 2, 3, 4, 5`.execute(db);
  return rows;
}

/** What was paid for the time just before each of some moments: the charge for the period that held it, less what went back, over the period's months. */
export async function revenueAt(db: Database, moments: { month: string; at: Date }[]): Promise<MonthlyRevenue[]> {
  const at = moments.map((one) => one.at);
  const months = moments.map(({ month }) => month);
  const { rows } = await sql<MonthlyRevenue>`
    with m as (select ${at}::timestamptz[] as at, ${months}::text[] as month),
    span as (select r.currency, r.amount_minor - r.refunded_minor as minor, r.period_starts_at as starts_at, r.period_ends_at as ends_at,
        least(r.period_ends_at, s.ended_at, lead(r.period_starts_at) over (partition by r.subscription_id order by r.period_starts_at)) as until
      from subscriptions.receipt r join subscriptions.subscription s on s.id = r.subscription_id
      where r.disputed_at is null and r.period_ends_at > ${at[0]}),
    hit as (select currency, sum(minor) as minor, count(*) as count, greatest(1, round(date_part('epoch', ends_at - starts_at) / 2629746)) as months,
        width_bucket(starts_at, m.at) + 1 as first, width_bucket(until, m.at) as last
      from span, m where until > starts_at and minor > 0 group by 1, 4, 5, 6)
    select m.month[n] as month, hit.currency, round(sum(hit.minor / hit.months)::numeric)::bigint as minor, sum(hit.count)::bigint as paying
    from hit cross join m cross join lateral generate_series(hit.first, hit.last) n
    group by 1, 2 order by 1, 2`.execute(db);
  return rows;
}

/** Charges that failed between two moments, by month and what came of them. `minor` is what is, or would have been, owed. */
export async function failures(db: Database, timeZone: string, since: Date, until: Date): Promise<Failures[]> {
  const { rows } = await sql<Failures>`
    select to_char(l.owed_at at time zone ${timeZone}::text, 'YYYY-MM') as month, s.currency, o.outcome, count(*) as count, sum(s.price_minor) as minor
    from subscriptions.letter l join subscriptions.subscription s on s.id = l.subscription_id
    cross join lateral (select case
      when exists (select from subscriptions.receipt r where r.subscription_id = s.id and r.paid_at > l.owed_at) then 'recovered'
      when s.ended_at is not null then 'lost' when s.late_since is null then 'recovered' else 'open' end as outcome) o
    where l.kind = 'payment-failed' and l.owed_at >= ${since} and l.owed_at < ${until}
    group by 1, 2, 3 order by 1, 2, 3`.execute(db);
  return rows;
}

/** Money that came and went between two moments, by month of the charge, the refund or the dispute. */
export async function payments(db: Database, timeZone: string, since: Date, until: Date): Promise<Payments[]> {
  const { rows } = await sql<Payments>`
    select to_char(at at time zone ${timeZone}::text, 'YYYY-MM') as month, what, currency, count(*) as count, sum(minor) as minor from (
      select 'charged' as what, paid_at as at, currency, amount_minor as minor from subscriptions.receipt where paid_at >= ${since} and paid_at < ${until}
      union all select 'refunded', refunded_at, currency, refunded_minor from subscriptions.receipt where refunded_at >= ${since} and refunded_at < ${until}
      union all select 'disputed', disputed_at, currency, amount_minor from subscriptions.receipt where disputed_at >= ${since} and disputed_at < ${until}) m
    group by 1, 2, 3 order by 1, 2, 3`.execute(db);
  return rows;
}

/** Who reads everything without paying for it themselves, by why. A seat counts as long as its group reads. */
export async function given(db: Database, now: Date): Promise<Given[]> {
  const { rows } = await sql<Given>`select g.why, count(*) as count from subscriptions.grant g
    left join subscriptions.group o on o.id = g.group_id left join subscriptions.subscription s on s.id = o.subscription_id
    where g.starts_at <= ${now} and g.ended_at is null and (g.ends_at is null or g.ends_at > ${now})
      and (o.id is null or o.ended_at is null and coalesce(o.starts_at <= ${now}, true) and coalesce(o.ends_at > ${now}, true))
      and (s.id is null or ${reads(now)})
    group by g.why order by g.why`.execute(db);
  return rows;
}
