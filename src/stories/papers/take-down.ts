import { sql } from 'kysely';
import { inTransaction, type Press } from '#platform/database.ts';
import { record } from '#staff';
import { withdraw } from '../publish.ts';
import { changeWorkRow } from '../work/store.ts';
import { tellPrograms } from '../work/tell-programs.ts';
import type { StandingVersion } from './standing-versions.ts';

/** Why versions are taken down: what readers are told in a version's language, and what the log keeps. `by` is nobody where the paper does it by itself. */
export type TakingDown = { reasonIn: (language: string) => string; why: string; by: number | null };

/**
 * Takes versions down without asking whose they are: what readers see is withdrawn (410), what is scheduled goes back to ready. One that
 * somebody is at work on is passed over, for whoever calls to come back to. Answers those that are down.
 */
export async function takeDownStanding(
  press: Press,
  versions: StandingVersion[],
  { reasonIn, why, by }: TakingDown,
  now: Date,
): Promise<number[]> {
  return inTransaction(press, async (press) => {
    const ids = versions.map(({ versionId }) => versionId);
    const { rows } = await sql<{ id: number }>`
      select id from stories.version where id = any(${ids}::bigint[]) order by id for update skip locked`.execute(press);
    const held = new Set(rows.map(({ id }) => id));
    for (const { versionId, language, isPublic } of versions.filter((one) => held.has(one.versionId))) {
      const reason = reasonIn(language);
      if (isPublic) await withdraw(press, versionId, reason, now);
      else await changeWorkRow(press, versionId, { state: 'ready', publishAt: null, scheduledBy: null }, now);
      const act = isPublic ? 'stories.taken-down' : 'stories.not-published';
      await record(press, { personId: by, act, subject: { kind: 'version', id: versionId }, detail: { reason, why } }, now);
      if (isPublic) await tellPrograms(press, 'withdrawn', versionId, now);
    }
    return [...held];
  });
}
