import { inTransaction, type Press } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import { record } from '#staff';
import type { ShelfChange } from './add-shelf.ts';
import { writeClosed } from './store.ts';

/** Closes a section: it leaves menus and fronts and is offered for no new story; its page and its stories stay. With `isClosed` false it opens again. */
export async function closeSection(press: Press, id: number, isClosed: boolean, { by, now }: ShelfChange): Promise<boolean> {
  return inTransaction(press, async (press) => {
    if (!(await writeClosed(press, id, isClosed ? now : null))) return false;
    await announce(press, ['sections']);
    const act = isClosed ? 'stories.section-closed' : 'stories.section-reopened';
    await record(press, { personId: by, act, subject: { kind: 'section', id } }, now);
    return true;
  });
}
