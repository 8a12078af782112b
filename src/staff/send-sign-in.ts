import { letterIn } from '#design';
import type { App } from '#platform/app.ts';
import { inTransaction, type Press } from '#platform/database.ts';
import { addressKey } from '#platform/mail-addresses.ts';
import { signInStateAt } from '#platform/sign-in-rules.ts';
import { letterFrame } from '#settings';
import { codeOf, linkPage } from './credentials.ts';
import { confirmationLetter, invitationLetter, signInLetter } from './emails.ts';
import { changeSignIn, findPersonByKey, findSignIn, lockPerson } from './store.ts';

/** Sends a sign-in's letter, or an invitation, unless it has left or its time is over. To an address that isn't of the staff nothing is sent. */
export async function sendSignIn(app: App, press: Press, signInId: string): Promise<void> {
  const now = app.clock();
  const signIn = await findSignIn(press, signInId);
  if (!signIn || signIn.sentAt || signInStateAt(signIn, now) !== 'open') return;
  const person = await findPersonByKey(press, addressKey(signIn.email));
  if (!person || person.leftAt) return;
  const frame = await letterFrame(app, signIn.language);
  const link = frame.address(linkPage(app.keys, signInId));
  const code = codeOf(app.keys, signInId);
  const invitation = () => invitationLetter(frame, link, person.name, frame.words(`staff.roles.${person.role}`));
  const texts = { invitation, confirmation: () => confirmationLetter(frame, code), letter: () => signInLetter(frame, link, code) };
  const text = texts[signIn.kind === 'invitation' || signIn.kind === 'confirmation' ? signIn.kind : 'letter']();
  await app.mailer.send({ to: person.email, ...letterIn(frame, text) });
  await inTransaction(press, async (press) => {
    // Somebody who left while the letter was on its way keeps no way in.
    const still = await lockPerson(press, person.id);
    if (still && !still.leftAt) await changeSignIn(press, signInId, { personId: person.id, sentAt: now });
  });
}
