import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import type { Course, Grant, Standing } from '../rules.ts';

type Moment = string | null;
type GrantRow = Record<'starts_at' | 'ends_at' | 'ended_at', Moment> & { course: Record<string, Moment> | null };
type Row = Omit<Course, 'runsUntil'> & { runsUntil: Date | null; grants: GrantRow[] };

/** All by which a reader may read everything, in one statement. A seat has the times of its group, and the course of its subscription. */
export async function standingOf(db: Database, readerId: number): Promise<Standing> {
  const { rows } = await sql<Row>`
    select s.runs_until, s.cancelled_at, s.late_since, s.paused_at, s.returned_at, s.ended_at,
      coalesce((select jsonb_agg(jsonb_build_object('starts_at', greatest(g.starts_at, o.starts_at), 'ends_at', coalesce(g.ends_at, o.ends_at),
          'ended_at', coalesce(g.ended_at, o.ended_at), 'course', case when b.id is not null then jsonb_build_object('runs_until', b.runs_until,
          'cancelled_at', b.cancelled_at, 'late_since', b.late_since, 'paused_at', b.paused_at, 'returned_at', b.returned_at, 'ended_at', b.ended_at) end))
        from subscriptions.grant g left join subscriptions.group o on o.id = g.group_id left join subscriptions.subscription b on b.id = o.subscription_id
        where g.reader_id = r.id and g.ended_at is null), '[]') as grants
    from (values (${readerId}::bigint)) r (id) left join subscriptions.subscription s on s.reader_id = r.id and s.ended_at is null`.execute(
    db,
  );
  const row = rows[0];
  if (!row) return { course: undefined, grants: [] };
  const { grants, runsUntil, ...rest } = row;
  return { course: runsUntil ? { ...rest, runsUntil } : undefined, grants: grants.map(grantOf) };
}

const moment = (text: Moment | undefined) => (text ? new Date(text) : null);

function grantOf({ starts_at, ends_at, ended_at, course }: GrantRow): Grant {
  const times = { startsAt: moment(starts_at) ?? new Date(0), endsAt: moment(ends_at), endedAt: moment(ended_at) };
  return { ...times, course: course ? courseIn(course) : undefined };
}

function courseIn(row: Record<string, Moment>): Course {
  return {
    runsUntil: moment(row.runs_until) ?? new Date(0),
    cancelledAt: moment(row.cancelled_at),
    lateSince: moment(row.late_since),
    pausedAt: moment(row.paused_at),
    returnedAt: moment(row.returned_at),
    endedAt: moment(row.ended_at),
  };
}
