import { inTransaction, type Press } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';
import { announce } from '#platform/signals.ts';
import { record } from './record.ts';
import { sessionTag, staffTag } from './session.ts';
import { removeSessions } from './session-store.ts';
import { changePerson, closeSignIns, countPublishers, lockPerson, lockStaff } from './store.ts';

export type EndAccessOutcome = { ok: true } | { ok: false; reason: 'not-here' | 'last-publisher' };

/** A person leaves the paper: every session and every unused link of theirs ends at once. What they wrote and did keeps their name. */
export async function endAccess(press: Press, personId: number, by: number | null, now: Date): Promise<EndAccessOutcome> {
  return inTransaction(press, async (press) => {
    await lockStaff(press);
    const person = await lockPerson(press, personId);
    if (!person || person.leftAt) return { ok: false, reason: 'not-here' };
    if (person.role === 'publisher' && person.joinedAt && (await countPublishers(press)) < 2)
      return { ok: false, reason: 'last-publisher' };
    await changePerson(press, personId, { leftAt: now });
    await closeSignIns(press, personId, now);
    const ended = await removeSessions(press, { personId });
    await announce(press, [staffTag(personId), ...ended.map(({ tokenHash }) => sessionTag(tokenHash))]);
    await enqueue(press, 'translation.forget-person', { personId });
    await record(press, { personId: by, act: 'staff.left', subject: { kind: 'person', id: personId }, detail: { name: person.name } }, now);
    return { ok: true };
  });
}
