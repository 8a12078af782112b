import { type LetterFrame, type LetterText, letterIn } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { letterFrame, readSettings } from '#settings';
import { peopleOf } from '#staff';
import { findSource } from '#stories';
import { findItem } from './store.ts';

/** Tells a person by mail that a colleague asks them to look at an item. Nobody is written to who has left, or who it has been taken from again. */
export async function tellAssigned(
  { app, press }: { app: App; press: Press },
  { itemId, personId, byId }: { itemId: number; personId: number; byId: number },
): Promise<void> {
  const { homeLanguage } = (await readSettings(app)).paper;
  const item = await findItem(press, itemId, homeLanguage);
  const people = await peopleOf(press);
  const person = people.find((one) => one.id === personId && !one.leftAt);
  const by = people.find((one) => one.id === byId);
  const source = item && (await findSource(press, item.sourceId));
  if (!item || !person || !by || !source || item.assignedTo !== personId) return;
  const frame = await letterFrame(app, homeLanguage);
  const href = frame.address(`/newsroom/inbox/${itemId}`);
  const text = { name: by.name, source: source.latinName ?? source.name, headline: item.reading?.headline ?? item.headline };
  await app.mailer.send({
    to: person.email,
    ...letterIn(frame, assignedLetter(frame, { ...text, opening: item.reading?.opening ?? item.opening, href })),
  });
}

type Told = { name: string; source: string; headline: string; opening: string; href: string };

function assignedLetter({ words, paper }: LetterFrame, { opening, href, ...told }: Told): LetterText {
  const values = { ...told, paper: paper.name };
  return {
    subject: words('mail.item.subject', values),
    preheader: opening.slice(0, 120),
    heading: words('mail.item.heading', values),
    parts: [
      { kind: 'text', text: words('mail.item.about', values) },
      { kind: 'text', text: opening },
      { kind: 'button', text: words('mail.item.button', values), href },
    ],
    reason: words('mail.item.reason', values),
  };
}
