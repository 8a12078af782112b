import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import type { Course, Grant, Standing } from '../rules.ts';

type Row = Omit<Course, 'runsUntil'> & { runsUntil: Date | null; grants: Record<'starts_at' | 'ends_at' | 'ended_at', string | null>[] };

/** All by which a reader may read everything, in one statement. */
export async function standingOf(db: Database, readerId: number): Promise<Standing> {
  const { rows } = await sql<Row>`
    select s.runs_until, s.cancelled_at, s.late_since, s.paused_at, s.returned_at, s.ended_at,
      coalesce((select jsonb_agg(jsonb_build_object('starts_at', g.starts_at, 'ends_at', g.ends_at, 'ended_at', g.ended_at))
        from subscriptions.grant g where g.reader_id = r.id and g.ended_at is null), '[]') as grants
    from (values (${readerId}::bigint)) r (id) left join subscriptions.subscription s on s.reader_id = r.id and s.ended_at is null`.execute(
    db,
  );
  const row = rows[0];
  if (!row) return { course: undefined, grants: [] };
  const { grants, runsUntil, ...rest } = row;
  return { course: runsUntil ? { ...rest, runsUntil } : undefined, grants: grants.map(grantOf) };
}

const moment = (text: string | null | undefined) => (text ? new Date(text) : null);

function grantOf({ starts_at, ends_at, ended_at }: Row['grants'][number]): Grant {
  return { startsAt: moment(starts_at) ?? new Date(0), endsAt: moment(ends_at), endedAt: moment(ended_at) };
}
