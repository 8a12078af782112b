import { inTransaction, type Press } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import { record } from './record.ts';
import { staffTag } from './session.ts';
import { changePerson } from './store.ts';

/** Says under which by-line a person writes, by the number of its author; null for none. */
export async function nameAuthor(press: Press, personId: number, authorId: number | null, by: number, now: Date): Promise<void> {
  await inTransaction(press, async (press) => {
    await changePerson(press, personId, { authorId });
    await announce(press, [staffTag(personId)]);
    await record(press, { personId: by, act: 'staff.author-named', subject: { kind: 'person', id: personId }, detail: { authorId } }, now);
  });
}
