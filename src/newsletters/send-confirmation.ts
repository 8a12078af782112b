import { letterIn } from '#design';
import type { App } from '#platform/app.ts';
import { letterFrame } from '#settings';
import { alreadyLetter, confirmationLetter } from './emails.ts';
import { confirmPage, leavePage } from './links.ts';
import { confirmationStateAt } from './rules.ts';
import { changeConfirmation, findConfirmation, listNewsletters, signUpsOf } from './store.ts';

/** Sends a confirmation's letter, unless it has left or its time is over: it asks for the lists the address isn't on, or says that it is on all. */
export async function sendConfirmation(app: App, confirmationId: string): Promise<void> {
  const now = app.clock();
  const row = await findConfirmation(app.db, confirmationId);
  if (!row || row.sentAt || confirmationStateAt(row, now) !== 'open') return;
  const frame = await letterFrame(app, row.language);
  const all = await listNewsletters(app.db, frame.language);
  const asked = all.filter((one) => row.newsletterIds.includes(one.id));
  const leaveLinks = new Map((await signUpsOf(app.db, row.emailKey)).map((one) => [one.newsletterId, leavePage(app.keys, one.publicId)]));
  const fresh = asked.filter((one) => !leaveLinks.has(one.id));
  const names = fresh.map((one) => one.name);
  const lists = asked.map((one) => ({ name: one.name, leave: frame.address(leaveLinks.get(one.id) ?? '/newsletters') }));
  const isNew = fresh.length > 0;
  const text = isNew ? confirmationLetter(frame, names, frame.address(confirmPage(app.keys, row.id))) : alreadyLetter(frame, lists);
  await app.mailer.send({ to: row.email, ...letterIn(frame, text) });
  await changeConfirmation(app.db, row.id, { sentAt: now });
}
