import { inTransaction, type Press } from '#platform/database.ts';
import { may, record, type Staff } from '#staff';

export type PassOutcome = { ok: true; itemIds: number[] } | { ok: false; reason: 'not-allowed' };

/** Passes on items: they leave the inbox. Those somebody has taken or passed meanwhile stay what they are. Answers which were passed. */
export async function passItems(press: Press, itemIds: number[], by: Staff, now: Date): Promise<PassOutcome> {
  return turn(press, itemIds, { from: 'new', to: 'passed' }, by, now);
}

/** Puts items back that were passed: they wait again. */
export async function unpassItems(press: Press, itemIds: number[], by: Staff, now: Date): Promise<PassOutcome> {
  return turn(press, itemIds, { from: 'passed', to: 'new' }, by, now);
}

type Turn = { from: 'new' | 'passed'; to: 'new' | 'passed' };

async function turn(press: Press, itemIds: number[], { from, to }: Turn, by: Staff, now: Date): Promise<PassOutcome> {
  if (!may(by.role, 'inbox:decide')) return { ok: false, reason: 'not-allowed' };
  return inTransaction(press, async (press) => {
    const isPassed = to === 'passed';
    const turned = await press
      .updateTable('sources.item')
      .set({ state: to, decidedBy: isPassed ? by.id : null, decidedAt: isPassed ? now : null })
      .where('id', 'in', itemIds)
      .where('state', '=', from)
      .returning('id')
      .execute();
    const ids = turned.map(({ id }) => id);
    const act = isPassed ? 'sources.items-passed' : 'sources.items-put-back';
    if (ids.length > 0) await record(press, { personId: by.id, act, detail: { items: ids.join(' ') } }, now);
    return { ok: true, itemIds: ids };
  });
}
