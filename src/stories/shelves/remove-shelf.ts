import { inTransaction, type Press } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import { record } from '#staff';
import type { ShelfChange } from './add-shelf.ts';
import { deleteShelf, findShelf, type ShelfKind } from './store.ts';

export type RemoveShelfOutcome = { ok: true } | { ok: false; reason: 'not-here' | 'used' };

/** Removes a section or a topic that nothing is filed under. One that is used stays. */
export async function removeShelf(press: Press, kind: ShelfKind, id: number, { by, now }: ShelfChange): Promise<RemoveShelfOutcome> {
  return inTransaction(press, async (press): Promise<RemoveShelfOutcome> => {
    const found = await findShelf(press, kind, id);
    if (!found) return { ok: false, reason: 'not-here' };
    if (!(await deleteShelf(press, kind, id))) return { ok: false, reason: 'used' };
    await announce(press, ['sections']);
    await record(press, { personId: by, act: `stories.${kind}-removed`, subject: { kind, id }, detail: { slug: found.slug } }, now);
    return { ok: true };
  }).catch((error: unknown): RemoveShelfOutcome => {
    // A newsletter goes by the topic: the foreign key says so (PostgreSQL, 23503).
    if ((error as { code?: string }).code === '23503') return { ok: false, reason: 'used' };
    throw error;
  });
}
