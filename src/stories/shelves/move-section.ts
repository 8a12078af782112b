import { inTransaction, type Press } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import { record } from '#staff';
import type { ShelfChange } from './add-shelf.ts';
import { lockShelves, shelfLines, writeOrder } from './store.ts';

/** Moves a section one step up or down in the paper's order. False where it stands at that end, or isn't there. */
export async function moveSection(press: Press, id: number, by: 'up' | 'down', change: ShelfChange): Promise<boolean> {
  return inTransaction(press, async (press) => {
    await lockShelves(press);
    const ids = (await shelfLines(press, 'section')).map((one) => one.id);
    const from = ids.indexOf(id);
    const to = by === 'up' ? from - 1 : from + 1;
    const other = ids[to];
    if (from < 0 || other === undefined) return false;
    ids[from] = other;
    ids[to] = id;
    await writeOrder(press, ids);
    await announce(press, ['sections']);
    const detail = { from: from + 1, to: to + 1 };
    await record(press, { personId: change.by, act: 'stories.section-moved', subject: { kind: 'section', id }, detail }, change.now);
    return true;
  });
}
