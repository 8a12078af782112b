import { type RawBuilder, sql } from 'kysely';
import { graceDays, toleranceDays } from '../rules.ts';

/** The numbers of the readers who may read everything at `now`, as a query to join with: the law of `readsEverythingUntil`, for sets. */
export function entitledReaders(now: Date): RawBuilder<unknown> {
  return sql`select s.reader_id from subscriptions.subscription s where ${reads('s', now)}
    union
    select g.reader_id from subscriptions.grant g
      left join subscriptions.group o on o.id = g.group_id left join subscriptions.subscription b on b.id = o.subscription_id
      where greatest(g.starts_at, o.starts_at) <= ${now} and coalesce(g.ended_at, o.ended_at) is null
        and case when b.id is not null then ${reads('b', now)} else coalesce(g.ends_at, o.ends_at, 'infinity') > ${now} end`;
}

function reads(course: string, now: Date): RawBuilder<unknown> {
  const column = (name: string) => sql.ref(`${course}.${name}`);
  return sql`${column('ended_at')} is null and ${column('runs_until')} + case
    when coalesce(${column('cancelled_at')}, ${column('paused_at')}, ${column('returned_at')}) is not null then interval '0'
    when ${column('late_since')} is not null then make_interval(hours => ${graceDays * 24}) else make_interval(hours => ${toleranceDays * 24}) end > ${now}`;
}
