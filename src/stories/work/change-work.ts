import { inTransaction, type Press } from '#platform/database.ts';
import { may, peopleOf, record, type Staff } from '#staff';
import { changeWorkRow, lockWork } from './store.ts';
import { mayWrite } from './who.ts';

/** What is arranged around a version. Left out stays as it is; null is none. `deadlineOn` is a calendar day, yyyy-mm-dd. */
export type Arrangement = { assignedTo?: number | null; deadlineOn?: string | null; note?: string };

export type ArrangeOutcome = { ok: true } | { ok: false; reason: 'not-allowed' | 'no-version' | 'not-here' };

/** Says who does a version, until when, and what they should know. Whoever writes it may; only editors give it to somebody else. */
export async function arrange(press: Press, versionId: number, change: Arrangement, by: Staff, now: Date): Promise<ArrangeOutcome> {
  return inTransaction(press, async (press) => {
    const work = await lockWork(press, versionId);
    if (!work) return { ok: false, reason: 'no-version' };
    const isAssigning = change.assignedTo !== undefined && change.assignedTo !== (work.assignedTo ?? null);
    if (!mayWrite(by, work) || (isAssigning && !may(by.role, 'stories:write-any'))) return { ok: false, reason: 'not-allowed' };
    if (isAssigning && change.assignedTo !== null) {
      const isHere = (await peopleOf(press)).some((one) => one.id === change.assignedTo && !one.leftAt);
      if (!isHere) return { ok: false, reason: 'not-here' };
    }
    await changeWorkRow(press, versionId, change, now);
    const detail = isAssigning ? { assignedTo: change.assignedTo ?? null } : {};
    await record(press, { personId: by.id, act: 'stories.arrange', subject: { kind: 'version', id: versionId }, detail }, now);
    return { ok: true };
  });
}
