import { inTransaction, type Press } from '#platform/database.ts';
import { record, type Staff } from '#staff';
import { findWork, mayWrite } from '#stories';

/** What somebody let stand, with the reason. */
export type Acceptance = { finding: string; reason: string; madeBy: number | null; madeAt: Date };

export type AcceptOutcome = { ok: true } | { ok: false; reason: 'no-version' | 'not-allowed' | 'no-reason' };

const mostLetters = 500;

/** Lets a finding stand in a version, with a reason that its reviewer sees. Said again, the newer reason holds. */
export async function acceptFinding(
  press: Press,
  versionId: number,
  { finding, reason }: { finding: string; reason: string },
  by: Staff,
  now: Date,
): Promise<AcceptOutcome> {
  return inTransaction(press, async (press) => {
    const refused = await refusalFor(press, versionId, by);
    if (refused) return refused;
    const said = reason.trim().slice(0, mostLetters);
    if (said === '') return { ok: false, reason: 'no-reason' };
    const row = { reason: said, madeBy: by.id, madeAt: now };
    await press
      .insertInto('translation.acceptance')
      .values({ versionId, finding: finding.slice(0, 200), ...row })
      .onConflict((on) => on.columns(['versionId', 'finding']).doUpdateSet(row))
      .execute();
    const subject = { kind: 'version', id: versionId };
    await record(press, { personId: by.id, act: 'translation.finding-accepted', subject, detail: { finding, reason: said } }, now);
    return { ok: true };
  });
}

/** Opens a finding again that was let stand. */
export async function reopenFinding(press: Press, versionId: number, finding: string, by: Staff): Promise<AcceptOutcome> {
  return inTransaction(press, async (press) => {
    const refused = await refusalFor(press, versionId, by);
    if (refused) return refused;
    await press.deleteFrom('translation.acceptance').where('versionId', '=', versionId).where('finding', '=', finding).execute();
    return { ok: true };
  });
}

/** What was let stand in a version, by the finding's key. */
export async function acceptancesOf(press: Press, versionId: number): Promise<Map<string, Acceptance>> {
  const rows = await press
    .selectFrom('translation.acceptance')
    .select(['finding', 'reason', 'madeBy', 'madeAt'])
    .where('versionId', '=', versionId)
    .execute();
  return new Map(rows.map((row) => [row.finding, row]));
}

async function refusalFor(press: Press, versionId: number, by: Staff): Promise<Extract<AcceptOutcome, { ok: false }> | undefined> {
  const work = await findWork(press, versionId);
  if (!work) return { ok: false, reason: 'no-version' };
  return mayWrite(by, work) ? undefined : { ok: false, reason: 'not-allowed' };
}
