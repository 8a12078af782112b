import { letterIn } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';
import { letterFrame } from '#settings';
import { noticeLetter } from './emails.ts';
import { findPerson } from './store.ts';

export const notices = [
  'authenticatorAdded',
  'authenticatorRemoved',
  'passkeyAdded',
  'passkeyRemoved',
  'recoveryCodeUsed',
  'factorsReset',
] as const;

export type NoticeKind = (typeof notices)[number];

/** Has a person told by mail that something which protects them has changed (ASVS 6.3.7), as part of the caller's transaction. */
export async function tellPerson(press: Press, personId: number, what: NoticeKind): Promise<void> {
  await enqueue(press, 'staff.tell-person', { personId, what });
}

/** Sends that letter, in the paper's home language. */
export async function sendNotice(app: App, press: Press, personId: number, what: NoticeKind): Promise<void> {
  const person = await findPerson(press, personId);
  if (!person || person.leftAt) return;
  const frame = await letterFrame(app, '');
  await app.mailer.send({ to: person.email, ...letterIn(frame, noticeLetter(frame, what)) });
}
