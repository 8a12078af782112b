import { type Document, emptyDocument } from '#document';
import { inTransaction, type Press } from '#platform/database.ts';
import { may, peopleOf, record, type Staff } from '#staff';
import { beginStory } from '../write.ts';
import { addRevision, rowOf } from './revision-rows.ts';
import { slugFor } from './save-draft.ts';
import { findRevision } from './store.ts';
import { askForWords } from './words.ts';

export type NewVersion = {
  storyId: number;
  language: string;
  headline: string;
  deck?: string;
  /** An idea has no text yet and nobody who writes it. */
  isIdea?: boolean;
  document?: Document;
  note?: string;
  /** A calendar day, yyyy-mm-dd. */
  deadlineOn?: string;
  assignedTo?: number;
  translatorIds?: number[];
  /** The version of the same story that it is made from: its lead picture comes along, and with `withText` its words, to be written over. */
  madeFrom?: number | undefined;
  withText?: boolean;
};

export type BeginVersionOutcome =
  | { ok: true; versionId: number }
  | { ok: false; reason: 'exists'; versionId: number }
  | { ok: false; reason: 'not-allowed' | 'no-story' | 'not-here' };

/** Begins a story in one more language. Who begins it may write it; only editors give it to somebody else. */
export async function beginVersion(press: Press, version: NewVersion, by: Staff, now: Date): Promise<BeginVersionOutcome> {
  if (!may(by.role, 'stories:write')) return { ok: false, reason: 'not-allowed' };
  const isGiven = version.assignedTo !== undefined && version.assignedTo !== by.id;
  if (isGiven && !may(by.role, 'stories:write-any')) return { ok: false, reason: 'not-allowed' };
  return inTransaction(press, async (press) => {
    if (isGiven && !(await peopleOf(press)).some(({ id, leftAt }) => id === version.assignedTo && !leftAt))
      return { ok: false, reason: 'not-here' };
    const { storyId, language, headline } = version;
    const story = await press.selectFrom('stories.story').select('id').where('id', '=', storyId).executeTakeFirst();
    if (!story) return { ok: false, reason: 'no-story' };
    // Readers' side of the database holds no word before it is published, not even in an address.
    const empty = JSON.stringify(emptyDocument());
    const begun = await press
      .insertInto('stories.version')
      .values({ storyId, language, slug: 'unpublished', headline: '', preview: empty })
      .onConflict((on) => on.columns(['storyId', 'language']).doNothing())
      .returning('id')
      .executeTakeFirst();
    if (!begun) {
      const there = press.selectFrom('stories.version').select('id').where('storyId', '=', storyId).where('language', '=', language);
      return { ok: false, reason: 'exists', versionId: (await there.executeTakeFirstOrThrow()).id };
    }
    const versionId = begun.id;
    const { translatorIds = [], note = '', deadlineOn = null, assignedTo = null } = version;
    const original = version.madeFrom === undefined ? undefined : await findRevision(press, version.madeFrom, undefined);
    const copied = version.withText ? original : undefined;
    const document = version.document ?? copied?.document ?? emptyDocument();
    const draft = {
      headline,
      deck: version.deck ?? copied?.deck ?? '',
      dateline: copied?.dateline,
      slug: slugFor({ slug: '', headline }, versionId),
      document,
    };
    await addRevision(press, versionId, 1, rowOf(draft, { lead: original?.lead, translatorIds }), by.id, now);
    const madeFrom = original ? (version.madeFrom ?? null) : null;
    const work = { versionId, state: version.isIdea ? 'idea' : 'draft', language, headline, note, deadlineOn, assignedTo, madeFrom };
    await press
      .insertInto('stories.work')
      .values({ ...work, madeBy: by.id, changedAt: now })
      .execute();
    await askForWords(press, versionId);
    await record(press, { personId: by.id, act: 'stories.begun', subject: { kind: 'version', id: versionId }, detail: { language } }, now);
    return { ok: true, versionId };
  });
}

export type ProposedStory = Omit<NewVersion, 'storyId'> & { sectionId: number; access?: 'free' | 'metered' | 'subscribers' };

/** Begins a story and its first version at once, under the name of whoever does so where they have a by-line. */
export async function proposeStory(press: Press, story: ProposedStory, by: Staff, now: Date): Promise<BeginVersionOutcome> {
  if (!may(by.role, 'stories:write')) return { ok: false, reason: 'not-allowed' };
  return inTransaction(press, async (press) => {
    const { sectionId, access = 'metered', ...version } = story;
    const facts = { sectionId, access, exclusive: false, topicIds: [], countryCodes: [], source: undefined };
    const storyId = await beginStory(press, { ...facts, authorIds: by.authorId === undefined ? [] : [by.authorId] }, now);
    return beginVersion(press, { ...version, storyId }, by, now);
  });
}
