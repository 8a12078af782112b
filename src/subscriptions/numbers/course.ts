import { type RawBuilder, sql } from 'kysely';
import { graceDays, toleranceDays } from '../rules.ts';

const or = (...some: RawBuilder<unknown>[]) => sql`(${sql.join(some, sql` or `)})`;

const isPaused = sql`(s.paused_at is not null and s.cancelled_at is null)`;

/** `entitledUntil` of rules.ts, in SQL, of a subscription `s` that has not ended. */
const entitledUntil = sql`case when ${or(sql`s.cancelled_at is not null`, sql`s.paused_at is not null`, sql`s.returned_at is not null`)} then s.runs_until
  when s.late_since is not null then s.runs_until + make_interval(days => ${graceDays}) else s.runs_until + make_interval(days => ${toleranceDays}) end`;

/** When a subscription `s` was over; null while it goes on or is paused. What has run out is over before a job says so. */
const overAt = (now: Date) =>
  sql`coalesce(s.ended_at, case when not ${isPaused} and ${entitledUntil} <= ${now}::timestamptz then ${entitledUntil} end)`;

/** `isEntitled` of rules.ts, in SQL, of a subscription `s`. */
export const reads = (now: Date) => sql`(s.ended_at is null and ${entitledUntil} > ${now}::timestamptz)`;

/** `stateOf` of rules.ts, in SQL, of a subscription `s`. */
export const stateOf = (now: Date) =>
  sql`case when ${isPaused} and s.ended_at is null then 'paused' when ${overAt(now)} is not null then 'ended'
    when s.cancelled_at is not null then 'cancelled' when s.late_since is not null then 'late' else 'running' end`;

/** What its next payment comes to, in SQL: its price less the offer `o` that lowers it (`reduced` of offers/rules.ts). */
const price = sql`greatest(0, s.price_minor - case o.kind when 'percent' then round(s.price_minor * o.percent / 100.0) when 'amount' then o.minor else 0 end)`;

/** Each subscription with the moments the numbers count by; without those that were refused, which never began. */
export const courses = (now: Date) =>
  sql`select s.id, s.reader_id, s.plan_id, ${price} as price_minor, s.currency, s.every, s.cancelled_at, s.late_since, s.started_at, ${stateOf(now)} as state,
      ${overAt(now)} as over_at, p.paid_from, p.trial_until
    from subscriptions.subscription s left join subscriptions.offer o on o.id = s.offer_id
    left join (select subscription_id, min(starts_at) filter (where kind = 'paid') as paid_from, max(ends_at) filter (where kind = 'trial') as trial_until
      from subscriptions.period group by subscription_id) p on p.subscription_id = s.id
    where s.ended_because is distinct from 'refused'`;
