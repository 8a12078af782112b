import { hashOfBlock, isUntouched } from '#document';
import { inTransaction, type Press } from '#platform/database.ts';
import { type Acted, type ActOutcome, approve, lockWork } from '#stories';
import { alignmentsOf } from '../stale/store.ts';
import { countUntouched, rowsNow } from './untouched.ts';

export type ApproveOutcome = ActOutcome | { ok: false; reason: 'machine-unread' };

/** Passes a version. Where a machine wrote what nobody has changed, only for who says that they have read it: it counts as passed by them. */
export async function approveTranslation(press: Press, versionId: number, isMachineRead: boolean, acted: Acted): Promise<ApproveOutcome> {
  return inTransaction(press, async (press): Promise<ApproveOutcome> => {
    const work = await lockWork(press, versionId);
    const alignment = work && (await alignmentsOf(press, [versionId])).get(versionId);
    const unread = work && alignment ? countUntouched(alignment, work) : 0;
    if (unread > 0 && !isMachineRead) return { ok: false, reason: 'machine-unread' };
    const outcome = await approve(press, versionId, acted);
    if (!outcome.ok || !work || !alignment || unread === 0) return outcome;
    const rows = rowsNow(alignment, work).map((row) => (isUntouched(row) ? { ...row, isTouched: true } : row));
    const fields = Object.fromEntries(Object.entries(alignment.fields).map(([name, { by }]) => [name, { by, isTouched: true }]));
    await press
      .updateTable('translation.alignment')
      .set({ rows: JSON.stringify(rows), fields: JSON.stringify(fields), targetHashes: work.newest.document.blocks.map(hashOfBlock) })
      // Desks that are open will notice.
      .set((is) => ({ mark: is('mark', '+', 1), savedBy: acted.by.id, savedAt: acted.now }))
      .where('versionId', '=', versionId)
      .execute();
    return outcome;
  });
}
