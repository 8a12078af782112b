import { inTransaction, type Press } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';
import { may, record, type Staff } from '#staff';
import { findWork, saveDraft } from '#stories';
import { holdItem, readItemVersion } from './store.ts';

export type TakeOverOutcome =
  | { ok: true; versionId: number }
  | { ok: false; reason: 'not-allowed' | 'no-item' | 'not-taken' | 'seen' | 'conflict' | 'closed' };

/**
 * Puts what the partner has changed of a taken item into our version of it, over the revision that was looked at; every version made from
 * it is looked after then. What stood there stays a revision.
 */
export async function takeOverChange(press: Press, itemId: number, number: number, by: Staff, now: Date): Promise<TakeOverOutcome> {
  if (!may(by.role, 'inbox:decide')) return { ok: false, reason: 'not-allowed' };
  return inTransaction(press, async (press) => {
    const item = await holdItem(press, itemId);
    if (!item) return { ok: false, reason: 'no-item' };
    const { versionId } = item;
    const work = item.state === 'taken' && versionId !== null ? await findWork(press, versionId) : undefined;
    if (!work || versionId === null) return { ok: false, reason: 'not-taken' };
    if (item.number <= (item.seenNumber ?? 0)) return { ok: false, reason: 'seen' };
    if (item.number !== number) return { ok: false, reason: 'conflict' };
    const { headline, deck, document } = await readItemVersion(press, itemId, number);
    const saved = await saveDraft(press, versionId, { ...work.newest, headline, deck, document }, work.newest.number, by, now);
    if (!saved.ok)
      return { ok: false, reason: saved.reason === 'conflict' ? 'conflict' : saved.reason === 'not-allowed' ? 'not-allowed' : 'closed' };
    await noteSeen(press, itemId, number);
    await enqueue(press, 'translation.note-text', { versionId }, { key: `text:${versionId}` });
    const subject = { kind: 'item', id: itemId } as const;
    await record(press, { personId: by.id, act: 'sources.change-taken', subject, detail: { number } }, now);
    return { ok: true, versionId };
  });
}

export type LeaveChangeOutcome = { ok: true } | { ok: false; reason: 'not-allowed' | 'no-item' | 'conflict' };

/** Says that what the partner has changed of a taken item was looked at, and changes nothing here. */
export async function leaveChange(press: Press, itemId: number, number: number, by: Staff, now: Date): Promise<LeaveChangeOutcome> {
  if (!may(by.role, 'inbox:decide')) return { ok: false, reason: 'not-allowed' };
  return inTransaction(press, async (press) => {
    const item = await holdItem(press, itemId);
    if (item?.state !== 'taken') return { ok: false, reason: 'no-item' };
    if (item.number !== number) return { ok: false, reason: 'conflict' };
    await noteSeen(press, itemId, number);
    await record(press, { personId: by.id, act: 'sources.change-left', subject: { kind: 'item', id: itemId }, detail: { number } }, now);
    return { ok: true };
  });
}

async function noteSeen(press: Press, itemId: number, number: number): Promise<void> {
  await press.updateTable('sources.item').set({ seenNumber: number }).where('id', '=', itemId).execute();
}
