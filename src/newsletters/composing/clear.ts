import type { Press } from '#platform/database.ts';
import { hrefIn, type Settings } from '#settings';
import { addUses } from '#sources';
import { cardsByKey, type LicenceClause, type ListedStory, type When } from '#stories';
import { clearancesOf } from '#translation';
import type { Mailing } from './mailings.ts';

/** A story that may not be mailed, and the clause of its source's licence that says so. */
export type LeftOut = { story: string; headline: string; clause: LicenceClause };

/** Of some stories of an edition those that may be mailed at a moment, with the licence it is by, and those that may not. At most two statements. */
export async function clearForMail(
  press: Press,
  language: string,
  stories: ListedStory[],
  when: When,
): Promise<{ cleared: { story: ListedStory; licenceId: number | undefined }[]; leftOut: LeftOut[] }> {
  const versions = stories.map(({ storyId, versionId }) => ({ storyId, versionId, language }));
  const found = await clearancesOf(press, versions, 'mail', when);
  const cleared: { story: ListedStory; licenceId: number | undefined }[] = [];
  const leftOut: LeftOut[] = [];
  for (const story of stories) {
    const clearance = found.get(story.versionId);
    if (clearance && !clearance.ok) leftOut.push({ story: story.card.key, headline: story.card.headline, clause: clearance.clause });
    else cleared.push({ story, licenceId: clearance?.licenceId });
  }
  return { cleared, leftOut };
}

type Composed = Pick<Mailing, 'language' | 'content' | 'scheduledFor' | 'beganAt'>;

/** What of a mailing may be mailed when it goes, and what may not. */
export async function clearMailing(press: Press, settings: Settings, mailing: Composed, now: Date) {
  const { language, content } = mailing;
  const edition = { language, homeLanguage: settings.paper.homeLanguage, href: hrefIn(settings, language) };
  const keys = content.parts.flatMap((part) => (part.kind === 'story' ? [part.story] : []));
  const cards = await cardsByKey(press, edition, keys);
  const planned = mailing.scheduledFor && mailing.scheduledFor > now ? mailing.scheduledFor : now;
  return clearForMail(press, language, [...cards.values()], { at: mailing.beganAt ?? planned, timeZone: settings.paper.timeZone });
}

/** Counts what a mailing used under licences, as part of the transaction that begins it. */
export async function noteMailUses(
  press: Press,
  mailing: Pick<Mailing, 'publicId' | 'language'>,
  cleared: Awaited<ReturnType<typeof clearForMail>>['cleared'],
  now: Date,
): Promise<void> {
  const uses = cleared.flatMap(({ story: { storyId, versionId, words }, licenceId }) =>
    licenceId === undefined ? [] : [{ storyId, versionId, words, licenceId, language: mailing.language }],
  );
  await addUses(press, uses, 'mail', mailing.publicId, now);
}
