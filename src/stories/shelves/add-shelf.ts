import { inTransaction, type Press } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import { record } from '#staff';
import { insertShelf, type Names, type ShelfKind } from './store.ts';

/** By whom and when a shelf is changed. */
export type ShelfChange = { by: number; now: Date };

export type AddShelfOutcome = { ok: true; id: number } | { ok: false; reason: 'taken' };

/** Adds a section, the last in the paper's order, or a topic. Its slug is its address for good. */
export async function addShelf(
  press: Press,
  kind: ShelfKind,
  slug: string,
  names: Names,
  { by, now }: ShelfChange,
): Promise<AddShelfOutcome> {
  return inTransaction(press, async (press) => {
    const id = await insertShelf(press, kind, slug, names);
    if (id === undefined) return { ok: false, reason: 'taken' };
    await announce(press, ['sections']);
    await record(press, { personId: by, act: `stories.${kind}-added`, subject: { kind, id }, detail: { slug } }, now);
    return { ok: true, id };
  });
}
