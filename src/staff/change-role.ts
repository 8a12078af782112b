import { inTransaction, type Press } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import type { Role } from './permissions.ts';
import { record } from './record.ts';
import { staffTag } from './session.ts';
import { changePerson, countPublishers, lockPerson, lockStaff } from './store.ts';

export type ChangeRoleOutcome = { ok: true } | { ok: false; reason: 'not-here' | 'last-publisher' };

/** Gives a person another role, in force everywhere at once. The last publisher keeps theirs: nobody else could give it back. */
export async function changeRole(press: Press, personId: number, role: Role, by: number, now: Date): Promise<ChangeRoleOutcome> {
  return inTransaction(press, async (press) => {
    await lockStaff(press);
    const person = await lockPerson(press, personId);
    if (!person || person.leftAt) return { ok: false, reason: 'not-here' };
    if (person.role === role) return { ok: true };
    if (person.role === 'publisher' && person.joinedAt && (await countPublishers(press)) < 2)
      return { ok: false, reason: 'last-publisher' };
    await changePerson(press, personId, { role });
    await announce(press, [staffTag(personId)]);
    const detail = { name: person.name, from: person.role, to: role };
    await record(press, { personId: by, act: 'staff.role-changed', subject: { kind: 'person', id: personId }, detail }, now);
    return { ok: true };
  });
}
