import { type LetterFrame, type LetterText, letterIn } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { dayText } from '#platform/dates.ts';
import { languageName } from '#platform/languages.ts';
import { letterFrame } from '#settings';
import { peopleOf } from '#staff';
import { findWork, type Work } from '#stories';
import { staleAmong } from '../stale/store.ts';

/** What a letter about a version can be about: that one translates it, reviews it, that its day is near or past, that its original has changed. */
export const letterKinds = ['assigned', 'reviewer', 'near', 'late', 'stale'] as const;
export type LetterKind = (typeof letterKinds)[number];

/** Writes to a person about a version. Nobody is written to who has left, nor of what is no longer so. */
export async function writeTo(
  app: App,
  press: Press,
  { versionId, personId, what }: { versionId: number; personId: number; what: LetterKind },
): Promise<void> {
  const person = (await peopleOf(press)).find((one) => one.id === personId && !one.leftAt);
  const work = await findWork(press, versionId);
  if (!person || !work) return;
  const stale = what === 'stale' ? (await staleAmong(press, [versionId])).get(versionId) : undefined;
  if (what === 'stale' && (!stale || stale.leftAt)) return;
  const frame = await letterFrame(app, '');
  const kind = what === 'stale' && stale?.kind === 'correction' ? 'corrected' : what;
  await app.mailer.send({ to: person.email, ...letterIn(frame, letterOf(frame, work, kind, app.clock())) });
}

function letterOf({ words, paper, language, address }: LetterFrame, work: Work, kind: LetterKind | 'corrected', now: Date): LetterText {
  // Noon in UTC is that day in UTC, where it is said.
  const day = work.deadlineOn ? dayText(new Date(`${work.deadlineOn}T12:00:00Z`), language, 'UTC', now) : '';
  const values = { headline: work.newest.headline, language: languageName(work.language, language), day, paper: paper.name };
  const page = kind === 'reviewer' || work.state === 'review' ? 'review' : 'translate';
  return {
    subject: words(`mail.translation.${kind}.subject`, values),
    preheader: words(`mail.translation.${kind}.about`, values),
    heading: words(`mail.translation.${kind}.subject`, values),
    parts: [
      { kind: 'text', text: words(`mail.translation.${kind}.about`, values) },
      ...(day && kind !== 'near' && kind !== 'late' ? [{ kind: 'text' as const, text: words('mail.translation.day', values) }] : []),
      {
        kind: 'button',
        text: words(page === 'review' ? 'mail.translation.review' : 'mail.translation.open', values),
        href: address(`/newsroom/versions/${work.versionId}/${page}`),
      },
    ],
    reason: words('mail.mention.reason', values),
  };
}
