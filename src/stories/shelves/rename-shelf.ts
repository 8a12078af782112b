import { inTransaction, type Press } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import { record } from '#staff';
import type { ShelfChange } from './add-shelf.ts';
import { findShelf, type Names, type ShelfKind, writeNames } from './store.ts';

/** Gives a section or a topic other names, by language; names in languages that aren't mentioned stay. False where there is none. */
export async function renameShelf(press: Press, kind: ShelfKind, id: number, names: Names, { by, now }: ShelfChange): Promise<boolean> {
  return inTransaction(press, async (press) => {
    const found = await findShelf(press, kind, id);
    if (!found) return false;
    const given = Object.entries({ ...found.names, ...names }).filter(([, name]) => name !== '');
    await writeNames(press, kind, id, Object.fromEntries(given));
    await announce(press, ['sections']);
    const changed = Object.entries(names).filter(([language, name]) => name !== (found.names[language] ?? ''));
    const detail = Object.fromEntries(changed.map(([language, name]) => [language, `${found.names[language] ?? '–'} → ${name || '–'}`]));
    await record(press, { personId: by, act: `stories.${kind}-renamed`, subject: { kind, id }, detail }, now);
    return true;
  });
}
