import { sql } from 'kysely';
import type { StoryCard } from '#design';
import { countWords, type Document, previewOf } from '#document';
import type { Press } from '#platform/database.ts';
import { hrefIn, type Settings } from '#settings';
import { draftCard } from '../cards.ts';
import type { BylinePerson, PublishedStory } from '../store.ts';
import { findWork, type Work } from './store.ts';
import { storyFactsOf } from './story-facts.ts';

/** A version as it would be published now: what readers' pages are drawn from, and the whole text, which only the gate may cut. */
export type Rehearsal = { story: PublishedStory; whole: Document; card: StoryCard; byline: BylinePerson[] };

/** The newest revision of a version as a published story; undefined where there is no such version. Publishes and counts nothing. */
export async function rehearsalOf(press: Press, versionId: number, settings: Settings, now: Date): Promise<Rehearsal | undefined> {
  const work = await findWork(press, versionId);
  if (!work) return undefined;
  const { language, newest, access } = work;
  const wholeWords = countWords(newest.document, language);
  const edition = { language, homeLanguage: settings.paper.homeLanguage, href: hrefIn(settings, language) };
  const [facts, { card }, byline, firstPublishedAt] = await Promise.all([
    storyFactsOf(press, work),
    draftCard(press, edition, versionId, wholeWords, now),
    draftByline(press, work),
    firstPublishedOf(press, work.storyId),
  ]);
  const { origin, sectionSlug, isExclusive, leadSlug, socialSlug } = facts;
  const { socialPictureId: _, ...presentation } = work.presentation;
  const story: PublishedStory = {
    ...presentation,
    storyId: work.storyId,
    versionId,
    key: work.storyKey,
    access,
    isExclusive,
    language,
    slug: newest.slug,
    sectionSlug,
    sectionId: work.sectionId,
    headline: newest.headline,
    deck: newest.deck,
    dateline: newest.dateline,
    leadCaption: newest.lead?.caption,
    leadAlt: newest.lead?.alt,
    leadPicture: leadSlug ?? undefined,
    socialPicture: socialSlug ?? undefined,
    preview: access === 'free' ? newest.document : previewOf(newest.document, settings.preview),
    wholeWords,
    publishedAt: work.publishedAt ?? now,
    updatedAt: undefined,
    firstPublishedAt: firstPublishedAt ?? now,
    withdrawnAt: undefined,
    withdrawalReason: undefined,
    sourceId: origin.sourceId ?? undefined,
    originalLanguage: origin.language ?? undefined,
    originalHeadline: origin.headline ?? undefined,
    originalUrl: origin.url ?? undefined,
    permission: origin.permission ?? undefined,
    isFirstInEnglish: origin.firstInEnglish,
  };
  return { story, whole: newest.document, card, byline };
}

async function draftByline(press: Press, { storyId, translatorIds }: Work): Promise<BylinePerson[]> {
  const { rows } = await sql<BylinePerson>`
    select 'author' as role, a.slug, a.name, a.names, a.own_name, a.about, sa.position from stories.story_author sa
      join stories.author a on a.id = sa.author_id where sa.story_id = ${storyId}
    union all
    select 'translator', a.slug, a.name, a.names, a.own_name, a.about, t.at::int from unnest(${translatorIds}::bigint[]) with ordinality t (id, at)
      join stories.author a on a.id = t.id
    order by role, position`.execute(press);
  return rows;
}

async function firstPublishedOf(press: Press, storyId: number): Promise<Date | undefined> {
  const row = await press.selectFrom('stories.story').select('firstPublishedAt').where('id', '=', storyId).executeTakeFirst();
  return row?.firstPublishedAt ?? undefined;
}
