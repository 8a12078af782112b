import { sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import { presenceSeconds } from './rules.ts';

/** Somebody else who has the version open, and for how many seconds. */
export type Present = { personId: number; seconds: number };

/** Notes that a person has a version open and answers who else has. Renewed by their browser; after 30 silent seconds they are gone. */
export async function notePresence(press: Press, versionId: number, personId: number, now: Date): Promise<Present[]> {
  const since = new Date(now.getTime() - presenceSeconds * 1000);
  await sql`insert into stories.presence as p (version_id, person_id, came_at, seen_at)
    select version_id, ${personId}, ${now}, ${now} from stories.work where version_id = ${versionId}
    on conflict (version_id, person_id) do update set seen_at = excluded.seen_at,
      came_at = case when p.seen_at < ${since} then excluded.came_at else p.came_at end`.execute(press);
  const rows = await press
    .selectFrom('stories.presence')
    .select(['personId', 'cameAt'])
    .where('versionId', '=', versionId)
    .where('personId', '<>', personId)
    .where('seenAt', '>=', since)
    .orderBy('cameAt')
    .execute();
  return rows.map((row) => ({ personId: row.personId, seconds: Math.floor((now.getTime() - row.cameAt.getTime()) / 1000) }));
}

/** Who has which version open, at most 200 of them. One statement. */
export async function presentNow(press: Press, now: Date): Promise<{ versionId: number; personId: number }[]> {
  return press
    .selectFrom('stories.presence')
    .select(['versionId', 'personId'])
    .where('seenAt', '>=', new Date(now.getTime() - presenceSeconds * 1000))
    .orderBy('cameAt')
    .limit(200)
    .execute();
}

/** Notes that a person has closed a version. */
export async function endPresence(press: Press, versionId: number, personId: number): Promise<void> {
  await press.deleteFrom('stories.presence').where('versionId', '=', versionId).where('personId', '=', personId).execute();
}

/** Forgets who had something open before a moment. */
export async function removePresence(press: Press, before: Date): Promise<void> {
  await press.deleteFrom('stories.presence').where('seenAt', '<', before).execute();
}
