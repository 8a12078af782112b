import { letterIn } from '#design';
import type { App } from '#platform/app.ts';
import { letterFrame } from '#settings';
import { codeOf, linkKeyOf } from './credentials.ts';
import { signInLetter } from './emails.ts';
import { personKey, signInStateAt } from './rules.ts';
import { changeSignIn, findReaderByKey, findSignIn } from './store.ts';

/**
 * Sends a sign-in's letter, unless it has left or its time is over. An account's letter goes to the address it was opened with:
 * the owner of another spelling of it (`+tag`) may be a stranger.
 */
export async function sendSignIn(app: App, signInId: string): Promise<void> {
  const now = app.clock();
  const signIn = await findSignIn(app.db, signInId);
  if (!signIn || signIn.sentAt || signInStateAt(signIn, now) !== 'open') return;
  const reader = await findReaderByKey(app.db, personKey(signIn.email));
  const frame = await letterFrame(app, signIn.language);
  const link = frame.address(`/sign-in/link?id=${signInId}&key=${linkKeyOf(app.keys, signInId)}`);
  const letter = letterIn(frame, signInLetter(frame, link, codeOf(app.keys, signInId)));
  const sentTo = reader?.email ?? signIn.email;
  await app.mailer.send({ to: sentTo, ...letter });
  await changeSignIn(app.db, signInId, { sentAt: now, sentTo });
}
