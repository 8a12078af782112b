import { inTransaction, type Press } from '#platform/database.ts';
import { may, type Staff } from '#staff';
import { addCountries } from '../references.ts';
import { type Acted, recordAct } from './act.ts';
import { refreshPublished } from './refresh-published.ts';
import type { Bar } from './rules.ts';
import { saveDraft } from './save-draft.ts';
import { lockWork, type Work } from './store.ts';
import { type StoryFacts, storyFactsOf } from './story-facts.ts';
import { mayWrite } from './who.ts';

/** What is true of a story in every language, and the address of the version it is changed from. */
export type ChangedFacts = {
  sectionId: number;
  topicIds: number[];
  /** ISO 3166-1 codes. */
  countryCodes: string[];
  access: 'free' | 'metered' | 'subscribers';
  exclusive: boolean;
  /** The address readers will know from the next publication on. */
  slug: string;
  /** The one that was seen when this was decided: while it still stands, another text saved meanwhile is no hindrance. */
  seenSlug?: string;
};

export type ChangeFactsOutcome = { ok: true } | { ok: false; reason: Bar | 'no-version' | 'conflict' };

/**
 * Files a story anew. Readers see it at once, in every language: lists, access and previews change when the transaction commits.
 * Another slug is a new revision and appears with the next publication. What readers see or reviewers have is changed by editors alone.
 */
export async function changeFacts(
  press: Press,
  versionId: number,
  facts: ChangedFacts,
  baseRevision: number,
  { by, settings, now }: Acted,
): Promise<ChangeFactsOutcome> {
  return inTransaction(press, async (press) => {
    const work = await lockWork(press, versionId);
    if (!work) return { ok: false, reason: 'no-version' };
    if (!mayFile(by, work, await storyFactsOf(press, work))) return { ok: false, reason: 'not-allowed' };
    if (facts.slug !== work.newest.slug) {
      const { headline, deck, dateline, document } = work.newest;
      const base = facts.seenSlug === work.newest.slug ? work.newest.number : baseRevision;
      const saved = await saveDraft(press, versionId, { headline, deck, dateline, document, slug: facts.slug }, base, by, now);
      if (!saved.ok) return { ok: false, reason: saved.reason };
    }
    const { storyId } = work;
    await press
      .updateTable('stories.story')
      .set({ sectionId: facts.sectionId, access: facts.access, exclusive: facts.exclusive })
      .where('id', '=', storyId)
      .execute();
    await replaceLinks(press, storyId, facts);
    await refreshPublished(press, storyId, facts.access, settings, now);
    await recordAct(press, work, 'file', { by, now }, { access: facts.access, exclusive: facts.exclusive });
    return { ok: true };
  });
}

/** True when this person may file this story: editors any, others their own as long as nobody else has any of its versions in hand. */
export function mayFile(by: Staff, work: Work, { versions }: Pick<StoryFacts, 'versions'>): boolean {
  if (may(by.role, 'stories:write-any')) return true;
  const states = [work.state, ...versions.map(({ state }) => state)];
  return mayWrite(by, work) && !work.publishedAt && states.every((state) => state === 'idea' || state === 'draft');
}

async function replaceLinks(press: Press, storyId: number, { topicIds, countryCodes }: ChangedFacts): Promise<void> {
  const topicLinks = topicIds.map((topicId, position) => ({ storyId, topicId, position }));
  const countryLinks = countryCodes.map((countryCode, position) => ({ storyId, countryCode, position }));
  await press.deleteFrom('stories.storyTopic').where('storyId', '=', storyId).execute();
  await press.deleteFrom('stories.storyCountry').where('storyId', '=', storyId).execute();
  if (topicLinks.length > 0) await press.insertInto('stories.storyTopic').values(topicLinks).execute();
  if (countryLinks.length === 0) return;
  await addCountries(press, countryCodes);
  await press.insertInto('stories.storyCountry').values(countryLinks).execute();
}
