import { type RawBuilder, sql } from 'kysely';
import { graceDays, toleranceDays } from '../rules.ts';

/** How a subscription stands, as the publisher sees it: `stateOf`, with a free trial apart. */
export type StandingState = 'trial' | 'running' | 'late' | 'paused' | 'cancelled' | 'ended';

/** `stateOf` as SQL over `s`, for lists of very many; a test holds the two together. */
export function stateSql(now: Date): RawBuilder<StandingState> {
  return sql`case
    when s.ended_at is not null then 'ended'
    when s.paused_at is not null and s.cancelled_at is null then 'paused'
    when s.runs_until + case when s.cancelled_at is not null or s.paused_at is not null or s.returned_at is not null then interval '0'
      when s.late_since is not null then make_interval(days => ${graceDays}) else make_interval(days => ${toleranceDays}) end <= ${now} then 'ended'
    when s.cancelled_at is not null then 'cancelled'
    when s.late_since is not null then 'late'
    when s.anchored_at > ${now} then 'trial'
    else 'running' end`;
}

/** True of a reader's subscription that counts: the one that runs, else the last that wasn't refused. */
export const isStanding = sql`(s.ended_at is null or (s.ended_because is distinct from 'refused' and not exists (
  select from subscriptions.subscription o where o.reader_id = s.reader_id and o.id <> s.id
    and (o.ended_at is null or (o.ended_because is distinct from 'refused' and (o.started_at, o.id) > (s.started_at, s.id))))))`;
