import { type LetterFrame, type LetterText, letterIn } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { letterFrame, readSettings } from '#settings';
import { peopleOf } from '#staff';
import { findWork } from './store.ts';

/** Tells a person by mail that a colleague's comment names them. Nobody is written to who has left. */
export async function sendMention(app: App, press: Press, commentId: number, personId: number): Promise<void> {
  const comment = await press.selectFrom('stories.comment').selectAll().where('id', '=', commentId).executeTakeFirst();
  const people = await peopleOf(press);
  const person = people.find((one) => one.id === personId && !one.leftAt);
  const by = people.find((one) => one.id === comment?.madeBy);
  const work = comment && (await findWork(press, comment.versionId));
  if (!person || !by || !work) return;
  const { paper } = await readSettings(app);
  const frame = await letterFrame(app, paper.homeLanguage);
  const href = frame.address(`/newsroom/versions/${work.versionId}`);
  const text = mentionLetter(frame, { name: by.name, headline: work.newest.headline, text: comment.text, href });
  await app.mailer.send({ to: person.email, ...letterIn(frame, text) });
}

function mentionLetter(
  { words, paper }: LetterFrame,
  { name, headline, text, href }: { name: string; headline: string; text: string; href: string },
): LetterText {
  const values = { name, headline, paper: paper.name };
  return {
    subject: words('mail.mention.subject', values),
    preheader: text.slice(0, 120),
    heading: words('mail.mention.heading', values),
    parts: [
      { kind: 'text', text: words('mail.mention.about', values) },
      { kind: 'text', text },
      { kind: 'button', text: words('mail.mention.button', values), href },
    ],
    reason: words('mail.mention.reason', values),
  };
}
