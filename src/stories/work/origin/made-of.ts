import { sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import { record } from '#staff';
import { withdraw } from '../../publish.ts';
import { tellPrograms } from '../tell-programs.ts';

/** A version with all that were made of it, of those made of them, and so on, held until the transaction ends. */
async function lockMadeOf(
  press: Press,
  versionId: number,
): Promise<{ versionId: number; language: string; state: string; isPublic: boolean }[]> {
  const { rows } = await sql<{ versionId: number; language: string; state: string; isPublic: boolean }>`
    with recursive made as (
      select version_id from stories.work where version_id = ${versionId}
      union select w.version_id from stories.work w join made m on w.made_from = m.version_id)
    select w.version_id, w.language, w.state, v.published_at is not null and v.withdrawn_at is null as is_public
    from stories.version v join stories.work w on w.version_id = v.id where v.id in (select version_id from made) order by v.id for update of v, w`.execute(
    press,
  );
  return rows;
}

/**
 * Takes a version and all that were made of it off the readers' pages because their source says so: by nobody of the staff, with a reason in
 * each version's language. What is scheduled goes back to ready. Answers what readers no longer see, and what was to be published.
 */
export async function takeDown(
  press: Press,
  versionId: number,
  reasonIn: (language: string) => string,
  now: Date,
): Promise<{ withdrawn: number[]; unscheduled: number[] }> {
  const versions = await lockMadeOf(press, versionId);
  const unscheduled = await unscheduleAll(press, versions, now);
  const withdrawn: number[] = [];
  for (const version of versions.filter(({ isPublic }) => isPublic)) {
    await withdraw(press, version.versionId, reasonIn(version.language), now);
    await record(
      press,
      { personId: null, act: 'stories.withdraw', subject: { kind: 'version', id: version.versionId }, detail: { source: true } },
      now,
    );
    await tellPrograms(press, 'withdrawn', version.versionId, now);
    withdrawn.push(version.versionId);
  }
  return { withdrawn, unscheduled };
}

/**
 * Puts the embargo of their source on a version and all that were made of it, save what readers see already; what is scheduled for before
 * its end goes back to ready. Null lifts one that was until `before`, and leaves those that somebody here has set.
 */
export async function embargoMadeOf(press: Press, versionId: number, until: Date | null, before: Date | null, now: Date): Promise<void> {
  const versions = (await lockMadeOf(press, versionId)).filter(({ isPublic }) => !isPublic);
  const ids = versions.map((version) => version.versionId);
  if (until && until > now) await unscheduleAll(press, versions, now);
  await sql`update stories.work set embargo_until = ${until && until > now ? until : null}, changed_at = ${now}
    where version_id = any(${ids}::bigint[]) and (embargo_until is null or embargo_until = ${before} or embargo_until < ${until})`.execute(
    press,
  );
}

async function unscheduleAll(press: Press, versions: { versionId: number; state: string }[], now: Date): Promise<number[]> {
  const ids = versions.filter(({ state }) => state === 'scheduled').map((version) => version.versionId);
  if (ids.length === 0) return [];
  await press
    .updateTable('stories.work')
    .set({ state: 'ready', publishAt: null, scheduledBy: null, changedAt: now })
    .where('versionId', 'in', ids)
    .execute();
  for (const id of ids)
    await record(press, { personId: null, act: 'stories.unschedule', subject: { kind: 'version', id }, detail: { source: true } }, now);
  return ids;
}
