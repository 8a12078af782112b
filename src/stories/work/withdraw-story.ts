import { sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import { withdraw } from '../publish.ts';
import { type Acted, type Barred, recordAct, unlessBarred } from './act.ts';
import { tellPrograms } from './tell-programs.ts';

export type WithdrawOutcome = { ok: true; versionIds: number[] } | Barred;

/**
 * Takes a published version down with a reason that readers see (410), or the story in every language. What of it is
 * scheduled goes back to ready: nothing of a story that was taken down appears by itself.
 */
export async function withdrawStory(
  press: Press,
  versionId: number,
  { reason, everyLanguage }: { reason: string; everyLanguage: boolean },
  acted: Acted,
): Promise<WithdrawOutcome> {
  return unlessBarred<WithdrawOutcome>(press, versionId, 'withdraw', acted, async (press, work) => {
    const others = everyLanguage ? await otherVersions(press, work.storyId, versionId) : [];
    const versionIds: number[] = [];
    for (const id of [versionId, ...others]) if (await withdraw(press, id, reason, acted.now)) versionIds.push(id);
    if (others.length > 0)
      await press
        .updateTable('stories.work')
        .set({ state: 'ready', publishAt: null, scheduledBy: null, changedAt: acted.now })
        .where('versionId', 'in', others)
        .where('state', '=', 'scheduled')
        .execute();
    await recordAct(press, work, 'withdraw', acted, { reason, everyLanguage });
    for (const id of versionIds) await tellPrograms(press, 'withdrawn', id, acted.now);
    return { ok: true, versionIds };
  });
}

async function otherVersions(press: Press, storyId: number, versionId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from stories.version where story_id = ${storyId} and id <> ${versionId} order by id for update`.execute(press);
  return rows.map(({ id }) => id);
}
