import { inTransaction, type Press } from '#platform/database.ts';
import type { Staff } from '#staff';
import { findWork, mayWrite } from '#stories';

export type Acceptance = { finding: string; reason: string; madeBy: number | undefined; madeAt: Date };

/** What somebody let stand of a version's findings. One statement. */
export async function acceptancesOf(press: Press, versionId: number): Promise<Acceptance[]> {
  const rows = await press
    .selectFrom('translation.acceptance')
    .select(['finding', 'reason', 'madeBy', 'madeAt'])
    .where('versionId', '=', versionId)
    .orderBy('madeAt', 'desc')
    .limit(1000)
    .execute();
  return rows.map((row) => ({ ...row, madeBy: row.madeBy ?? undefined }));
}

export type AcceptOutcome = { ok: true } | { ok: false; reason: 'no-version' | 'not-allowed' | 'no-reason' };

/** Lets stand what a check found in a version, with the reason that its reviewer reads. Said again, the newer reason holds. */
export async function acceptFinding(
  press: Press,
  versionId: number,
  { finding, reason }: { finding: string; reason: string },
  by: Staff,
  now: Date,
): Promise<AcceptOutcome> {
  if (reason.trim() === '') return { ok: false, reason: 'no-reason' };
  return inTransaction(press, async (press) => {
    const work = await findWork(press, versionId);
    if (!work) return { ok: false, reason: 'no-version' };
    if (!mayWrite(by, work)) return { ok: false, reason: 'not-allowed' };
    const said = { reason: reason.trim(), madeBy: by.id, madeAt: now };
    await press
      .insertInto('translation.acceptance')
      .values({ versionId, finding, ...said })
      .onConflict((on) => on.columns(['versionId', 'finding']).doUpdateSet(said))
      .execute();
    return { ok: true };
  });
}
