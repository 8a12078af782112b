import { sql } from 'kysely';
import { inTransaction, type Press } from '#platform/database.ts';
import type { Settings } from '#settings';
import { may, record, type Staff } from '#staff';
import { reissue } from '../publish.ts';
import { addParts, columnsOf, type NewStory } from '../write.ts';
import { findWork } from './store.ts';
import { mayWrite } from './who.ts';

/** What is true of a story in every language. */
export type StoryFacts = Omit<NewStory, 'key'>;

export type ChangeStoryOutcome = { ok: true } | { ok: false; reason: 'not-allowed' | 'no-version' };

/**
 * Changes what is true of a version's story in every language. What readers already see changes with it, everywhere at once: its lists, its
 * by-line, how much of it is open. So once any version has been published it takes an editor; before, whoever writes this version may.
 */
export async function changeStory(
  press: Press,
  versionId: number,
  facts: StoryFacts,
  by: Staff,
  settings: Settings,
  now: Date,
): Promise<ChangeStoryOutcome> {
  return inTransaction(press, async (press) => {
    const work = await findWork(press, versionId);
    if (!work) return { ok: false, reason: 'no-version' };
    const { storyId } = work;
    const { rows } = await sql<{ id: number; isPublished: boolean }>`
      select v.id, v.published_at is not null as is_published from stories.version v join stories.story s on s.id = v.story_id
      where s.id = ${storyId} order by v.id for update`.execute(press);
    const published = rows.filter((row) => row.isPublished);
    if (!mayWrite(by, work) || (published.length > 0 && !may(by.role, 'stories:publish'))) return { ok: false, reason: 'not-allowed' };
    await press.updateTable('stories.story').set(columnsOf(facts)).where('id', '=', storyId).execute();
    for (const table of ['stories.storyAuthor', 'stories.storyTopic', 'stories.storyCountry'] as const)
      await press.deleteFrom(table).where('storyId', '=', storyId).execute();
    await addParts(press, storyId, facts);
    for (const { id } of published) await reissue(press, id, settings);
    const detail = { access: facts.access, section: facts.sectionId };
    await record(press, { personId: by.id, act: 'stories.change', subject: { kind: 'story', id: storyId }, detail }, now);
    return { ok: true };
  });
}

/** The facts of a story as they stand, and its versions with where each of them is. Two statements. */
export async function factsOf(press: Press, storyId: number) {
  const { rows } = await sql<{
    sectionId: number;
    access: StoryFacts['access'];
    exclusive: boolean;
    sourceId: number | null;
    originalLanguage: string | null;
    originalHeadline: string | null;
    originalUrl: string | null;
    permission: string | null;
    firstInEnglish: boolean;
    authorIds: number[];
    topicIds: number[];
    countryCodes: string[];
  }>`select s.section_id, s.access, s.exclusive, s.source_id, s.original_language, s.original_headline, s.original_url, s.permission, s.first_in_english,
      array(select author_id from stories.story_author where story_id = s.id order by position) as author_ids,
      array(select topic_id from stories.story_topic where story_id = s.id order by position) as topic_ids,
      array(select country_code::text from stories.story_country where story_id = s.id order by position) as country_codes
    from stories.story s where s.id = ${storyId}`.execute(press);
  const row = rows[0];
  if (!row) return undefined;
  const { sourceId, originalLanguage, originalHeadline, originalUrl, permission, firstInEnglish, ...rest } = row;
  const source = sourceId === null ? undefined : { id: sourceId, language: originalLanguage ?? '', headline: originalHeadline ?? '' };
  const facts: StoryFacts = {
    ...rest,
    source: source && { ...source, url: originalUrl ?? '', permission: permission ?? '', firstInEnglish },
  };
  const versions = await press
    .selectFrom('stories.work as w')
    .innerJoin('stories.version as v', 'v.id', 'w.versionId')
    .select(['v.id as versionId', 'v.language', 'w.state', 'w.headline'])
    .where('v.storyId', '=', storyId)
    .orderBy('v.language')
    .execute();
  return { facts, versions };
}

export type Choice = { kind: 'section' | 'topic' | 'author' | 'source' | 'country'; id: string; name: string; names: unknown };

/** Everything a story may be filed under, for the fields of a form, sections in the paper's order. One statement. */
export async function choicesOf(press: Press): Promise<Choice[]> {
  const { rows } = await sql<Choice>`select kind, id, name, names from (
    select 1 as at, position, 'section' as kind, id::text, slug as name, names from stories.section
    union all select 2, 0, 'topic', id::text, slug, names from stories.topic
    union all select 3, 0, 'author', id::text, name, names from stories.author
    union all select 4, 0, 'source', id::text, coalesce(latin_name, name), '{}' from stories.source
    union all select 5, 0, 'country', code::text, slug, '{}' from stories.country) c order by at, position, name`.execute(press);
  return rows;
}
