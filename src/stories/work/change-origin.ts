import type { Press } from '#platform/database.ts';
import { type Acted, type Barred, recordAct, unlessBarred } from './act.ts';

export type ChangeOriginOutcome = { ok: true } | Barred | { ok: false; reason: 'gone' };

/** Says from which version of the same story a version is made; one that has an origin keeps it. */
export async function changeOrigin(press: Press, versionId: number, madeFrom: number, acted: Acted): Promise<ChangeOriginOutcome> {
  return unlessBarred(press, versionId, 'save', acted, async (press, work) => {
    if (work.madeFrom === madeFrom) return { ok: true };
    const changed = await press
      .updateTable('stories.work')
      .set({ madeFrom, changedAt: acted.now })
      .where('versionId', '=', versionId)
      .where('madeFrom', 'is', null)
      .where((is) =>
        is.exists(
          is
            .selectFrom('stories.version as v')
            .select('v.id')
            .where('v.id', '=', madeFrom)
            .where('v.id', '<>', versionId)
            .where('v.storyId', '=', work.storyId),
        ),
      )
      .executeTakeFirst();
    if (changed.numUpdatedRows === 0n) return { ok: false, reason: 'gone' };
    await recordAct(press, work, 'origin', acted, { from: madeFrom });
    return { ok: true };
  });
}
