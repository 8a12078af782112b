import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { letterFrame } from '#settings';
import { peopleOf } from '#staff';
import { compile } from './compile.ts';
import { gatherMail } from './gather.ts';
import { mailingPage } from './links.ts';
import { type Audience, personalLinks } from './mail.ts';
import { findMailing } from './mailings.ts';

/** Mails a mailing as it is now to somebody of the staff, with the paper's own pages where a reader's links would stand. */
export async function sendTest(app: App, press: Press, job: { mailingId: number; personId: number; audience: Audience }): Promise<void> {
  const [mailing, people] = await Promise.all([findMailing(press, job.mailingId), peopleOf(press)]);
  const person = people.find(({ id }) => id === job.personId);
  if (!mailing || !person || person.leftAt) return;
  const mail = await gatherMail(app, press, mailing, job.audience);
  const compiled = await compile(mail);
  if (!compiled.ok) return;
  const { words, address } = await letterFrame(app, mailing.language);
  const places = {
    [personalLinks.leave]: address('/newsletters'),
    [personalLinks.preferences]: address('/newsletters'),
    [personalLinks.web]: address(mailing.beganAt ? mailingPage(mailing) : '/newsletters'),
  };
  const filled = (text: string) => Object.entries(places).reduce((whole, [place, href]) => whole.replaceAll(place, href), text);
  await app.mailer.send({
    to: person.email,
    subject: words('mail.mailing.test', { subject: mail.subject }),
    html: filled(compiled.html),
    text: filled(compiled.text),
  });
}
