import { inTransaction, type Press } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import { record } from '../record.ts';
import { sessionTag, staffTag } from '../session.ts';
import { removeSessions } from '../session-store.ts';
import { removeIdentities } from '../sso/store.ts';
import { findPersonByKey, lockPerson } from '../store.ts';
import { tellPerson } from '../tell-person.ts';
import { removeAuthenticatorRow, removePasskeyRows, replaceRecoveryCodes } from './store.ts';

export type ResetFactorsOutcome = { ok: true } | { ok: false; reason: 'not-here' };

/**
 * Takes everything from a person that they prove themselves with beside their mailbox, and ends their sessions: for a colleague whose
 * phone is lost, or whose account is in wrong hands. They are told by mail.
 */
export async function resetFactors(press: Press, personId: number, by: number | null, now: Date): Promise<ResetFactorsOutcome> {
  return inTransaction(press, async (press) => {
    const person = await lockPerson(press, personId);
    if (!person || person.leftAt) return { ok: false, reason: 'not-here' };
    await removeAuthenticatorRow(press, personId);
    await removePasskeyRows(press, personId);
    await replaceRecoveryCodes(press, personId, []);
    await removeIdentities(press, personId);
    const ended = await removeSessions(press, { personId });
    await announce(press, [staffTag(personId), ...ended.map(({ tokenHash }) => sessionTag(tokenHash))]);
    const subject = { kind: 'person', id: personId };
    await record(press, { personId: by, act: 'staff.factors-reset', subject, detail: { name: person.name } }, now);
    await tellPerson(press, personId, 'factorsReset');
    return { ok: true };
  });
}

/** The same by mail address, from the command line. */
export async function resetFactorsOf(press: Press, emailKey: string, now: Date): Promise<ResetFactorsOutcome> {
  const person = await findPersonByKey(press, emailKey);
  return person ? resetFactors(press, person.id, null, now) : { ok: false, reason: 'not-here' };
}
