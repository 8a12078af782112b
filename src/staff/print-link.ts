import { inTransaction, type Press } from '#platform/database.ts';
import { addressKey } from '#platform/mail-addresses.ts';
import { record } from './record.ts';
import { signInEnd } from './rules.ts';
import { addSignIn, admitPerson, closeFirstLinks, findPersonByKey, hasAnybodyJoined, lockStaff } from './store.ts';

const printed = { language: 'en', returnTo: '/newsroom' };

/** Makes the link that lets a first publisher in, and closes earlier ones; undefined once anybody has signed in. Answers the sign-in's id. */
export async function printFirstLink(press: Press, now: Date): Promise<string | undefined> {
  return inTransaction(press, async (press) => {
    await lockStaff(press);
    if (await hasAnybodyJoined(press)) return undefined;
    await closeFirstLinks(press, now);
    return addSignIn(press, { kind: 'first', personId: null, email: '', askedAt: now, expiresAt: signInEnd('first', now), ...printed });
  });
}

/** Makes a link for whoever keeps the machine to hand on: a person of the staff by their address, or a new publisher. Answers the sign-in's id. */
export async function printLink(press: Press, email: string, now: Date): Promise<string> {
  return inTransaction(press, async (press) => {
    await lockStaff(press);
    const emailKey = addressKey(email);
    const known = await findPersonByKey(press, emailKey);
    const name = email.slice(0, email.lastIndexOf('@'));
    const isIn = known && !known.leftAt;
    const personId = isIn ? known.id : await admitPerson(press, { name, email, emailKey, role: 'publisher', invitedAt: now });
    await record(press, { personId: null, act: 'staff.link-printed', subject: { kind: 'person', id: personId } }, now);
    return addSignIn(press, { kind: 'printed', personId, email, askedAt: now, expiresAt: signInEnd('printed', now), ...printed });
  });
}
