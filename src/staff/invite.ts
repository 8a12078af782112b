import { inTransaction, type Press } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';
import { addressKey } from '#platform/mail-addresses.ts';
import type { Role } from './permissions.ts';
import { record } from './record.ts';
import { signInEnd } from './rules.ts';
import { addSignIn, admitPerson, closeSignIns, findPersonByKey, lockStaff } from './store.ts';

export type InviteOutcome = { ok: true; personId: number } | { ok: false; reason: 'already-here' };

/** Invites somebody by mail; the link works for seven days, and a newer invitation replaces it. Who has left is taken back the same way. */
export async function invite(
  press: Press,
  invited: { name: string; email: string; role: Role; language: string },
  by: number,
  now: Date,
): Promise<InviteOutcome> {
  return inTransaction(press, async (press) => {
    await lockStaff(press);
    const { name, email, role, language } = invited;
    const emailKey = addressKey(email);
    const known = await findPersonByKey(press, emailKey);
    if (known?.joinedAt && !known.leftAt) return { ok: false, reason: 'already-here' };
    const personId = await admitPerson(press, { name, email, emailKey, role, invitedAt: now });
    await closeSignIns(press, personId, now);
    const times = { askedAt: now, expiresAt: signInEnd('invitation', now) };
    // The letter goes to the address that is kept, which another spelling may have opened.
    const sentTo = known?.email ?? email;
    const row = { kind: 'invitation', personId, email: sentTo, language, returnTo: '/newsroom', ...times } as const;
    const signInId = await addSignIn(press, row);
    await enqueue(press, 'staff.send-sign-in', { signInId });
    await record(press, { personId: by, act: 'staff.invited', subject: { kind: 'person', id: personId }, detail: { name, role } }, now);
    return { ok: true, personId };
  });
}
