import { type LetterFrame, type LetterText, letterIn } from '#design';
import type { App } from '#platform/app.ts';
import { inTransaction, type Press } from '#platform/database.ts';
import { GiveUp } from '#platform/errors.ts';
import { enqueueAll } from '#platform/jobs.ts';
import { spokenLanguages, wordsIn } from '#platform/words.ts';
import { letterFrame, readSettings } from '#settings';
import { may, peopleOf } from '#staff';
import { findSource, takeDown } from '#stories';
import { findTaken } from './taken-rows.ts';

/**
 * Obeys a source that takes an item back: what readers see of it is withdrawn, what is scheduled doesn't go out, and every editor is written
 * to. It ends as a job that gave up, which stands on the desk until somebody has looked.
 */
export async function obeyKill({ app, press }: { app: App; press: Press }, itemId: number): Promise<void> {
  const { paper } = await readSettings(app);
  const told = await inTransaction(press, async (press) => {
    const item = await findTaken(press, itemId);
    if (!item?.killedAt || item.versionId === null) return undefined;
    const source = await findSource(press, item.sourceId);
    const name = source?.latinName ?? source?.name ?? '';
    const spoken = (language: string) => (spokenLanguages.includes(language) ? language : paper.homeLanguage);
    const reasonIn = (language: string) => wordsIn(spoken(language))('feeds.kill.readers', { source: name });
    const { withdrawn, unscheduled } = await takeDown(press, item.versionId, reasonIn, app.clock());
    const people = (await peopleOf(press)).filter((one) => !one.leftAt && may(one.role, 'stories:withdraw'));
    await enqueueAll(
      press,
      'sources.tell-kill',
      people.map(({ id }) => ({ itemId, personId: id, withdrawn: withdrawn.length })),
      -10,
    );
    const list = (ids: number[]) => (ids.length === 0 ? 'none' : ids.join(', '));
    return `${name} has taken back “${item.headline}”. ${item.killReason ?? ''} Withdrawn versions: ${list(withdrawn)}. Unscheduled: ${list(unscheduled)}.`;
  });
  if (told) throw new GiveUp(told.replace(/\s+/g, ' '));
}

/** Tells an editor by mail that a source has taken a piece back, in the paper's home language. */
export async function tellKill(app: App, press: Press, itemId: number, personId: number, withdrawn: number): Promise<void> {
  const item = await press.selectFrom('sources.item').selectAll().where('id', '=', itemId).executeTakeFirst();
  const person = (await peopleOf(press)).find((one) => one.id === personId && !one.leftAt);
  if (!item || !person) return;
  const source = await findSource(press, item.sourceId);
  const { paper } = await readSettings(app);
  const frame = await letterFrame(app, paper.homeLanguage);
  const href = frame.address(item.versionId === null ? '/newsroom' : `/newsroom/versions/${item.versionId}`);
  const text = killLetter(frame, {
    source: source?.latinName ?? source?.name ?? '',
    headline: item.headline,
    why: item.killReason ?? '',
    withdrawn,
    href,
  });
  await app.mailer.send({ to: person.email, ...letterIn(frame, text) });
}

function killLetter(
  { words, paper }: LetterFrame,
  { why, href, ...told }: { source: string; headline: string; why: string; withdrawn: number; href: string },
): LetterText {
  const values = { ...told, paper: paper.name };
  return {
    subject: words('mail.kill.subject', values),
    preheader: words('mail.kill.about', values),
    heading: words('mail.kill.heading', values),
    parts: [
      { kind: 'text', text: words('mail.kill.about', values) },
      ...(why === '' ? [] : [{ kind: 'text' as const, text: words('mail.kill.why', { why }) }]),
      { kind: 'text', text: words('mail.kill.done', values) },
      { kind: 'button', text: words('mail.kill.button'), href },
    ],
    reason: words('mail.kill.reason', values),
  };
}
