import { inTransaction, type Press } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';
import { may, peopleOf, record, type Staff } from '#staff';
import { holdItem } from './store.ts';

export type AssignOutcome = { ok: true } | { ok: false; reason: 'not-allowed' | 'no-item' | 'not-here' | 'decided' };

/** Asks a colleague to look at an item, or nobody any more: it is theirs in the inbox, and they get a letter. */
export async function assignItem(press: Press, itemId: number, personId: number | null, by: Staff, now: Date): Promise<AssignOutcome> {
  if (!may(by.role, 'inbox:decide')) return { ok: false, reason: 'not-allowed' };
  return inTransaction(press, async (press) => {
    const item = await holdItem(press, itemId);
    if (!item) return { ok: false, reason: 'no-item' };
    if (item.state !== 'new') return { ok: false, reason: 'decided' };
    if (item.assignedTo === personId) return { ok: true };
    const person = personId === null ? undefined : (await peopleOf(press)).find((one) => one.id === personId && !one.leftAt);
    if (personId !== null && !(person && may(person.role, 'inbox:decide'))) return { ok: false, reason: 'not-here' };
    await press.updateTable('sources.item').set({ assignedTo: personId }).where('id', '=', itemId).execute();
    const subject = { kind: 'item', id: itemId } as const;
    await record(press, { personId: by.id, act: 'sources.item-assigned', subject, detail: { assignedTo: personId } }, now);
    if (personId !== null && personId !== by.id) await enqueue(press, 'sources.tell-assigned', { itemId, personId, byId: by.id });
    return { ok: true };
  });
}
