import { sql } from 'kysely';
import type { Document } from '#document';
import type { Database, Press } from '#platform/database.ts';

/** A published version as the gate and the story page know it; the body isn't here. */
export type PublishedStory = {
  storyId: number;
  versionId: number;
  key: string;
  access: 'free' | 'metered' | 'subscribers';
  isExclusive: boolean;
  language: string;
  slug: string;
  sectionSlug: string;
  sectionId: number;
  headline: string;
  deck: string;
  dateline: string | undefined;
  leadCaption: string | undefined;
  leadAlt: string | undefined;
  leadPicture: string | undefined;
  preview: Document;
  wholeWords: number;
  publishedAt: Date;
  updatedAt: Date | undefined;
  /** Of the story in any language: what makes it part of the archive. */
  firstPublishedAt: Date;
  withdrawnAt: Date | undefined;
  withdrawalReason: string | undefined;
  sourceId: number | undefined;
  originalLanguage: string | undefined;
  originalHeadline: string | undefined;
  originalUrl: string | undefined;
  permission: string | undefined;
  isFirstInEnglish: boolean;
  /** For search engines and on cards of social networks; empty where the version's own words are used. */
  searchTitle: string;
  searchText: string;
  socialTitle: string;
  socialText: string;
  socialPicture: string | undefined;
  /** The sign-up box's newsletter, none where empty; null has the topics choose. */
  newsletter: string | null;
};

function published(db: Database) {
  return db
    .selectFrom('stories.version as v')
    .innerJoin('stories.story as s', 's.id', 'v.storyId')
    .innerJoin('stories.section as sec', 'sec.id', 's.sectionId')
    .leftJoin('stories.picture as p', 'p.id', 'v.leadPictureId')
    .leftJoin('stories.picture as sp', 'sp.id', 'v.socialPictureId')
    .where('v.publishedAt', 'is not', null)
    .select([
      's.id as storyId',
      'v.id as versionId',
      's.key',
      's.access',
      's.exclusive',
      'v.language',
      'v.slug',
      'sec.slug as sectionSlug',
      'sec.id as sectionId',
    ])
    .select([
      'v.headline',
      'v.deck',
      'v.dateline',
      'v.leadCaption',
      'v.leadAlt',
      'p.slug as leadPicture',
      'v.preview',
      'v.wholeWords',
      'v.publishedAt',
    ])
    .select([
      'v.updatedAt',
      's.firstPublishedAt',
      'v.withdrawnAt',
      'v.withdrawalReason',
      's.sourceId',
      's.originalLanguage',
      's.originalHeadline',
    ])
    .select(['s.originalUrl', 's.permission', 's.firstInEnglish'])
    .select(['v.searchTitle', 'v.searchText', 'v.socialTitle', 'v.socialText', 'sp.slug as socialPicture', 'v.newsletter']);
}

type PublishedRow = NonNullable<Awaited<ReturnType<ReturnType<typeof published>['executeTakeFirst']>>>;

function shaped(row: PublishedRow): PublishedStory {
  const { exclusive, firstInEnglish, ...rest } = row;
  const text = (value: string | null) => value ?? undefined;
  return {
    ...rest,
    access: row.access as PublishedStory['access'],
    isExclusive: exclusive,
    isFirstInEnglish: firstInEnglish,
    preview: row.preview as unknown as Document,
    dateline: text(row.dateline),
    leadCaption: text(row.leadCaption),
    leadAlt: text(row.leadAlt),
    leadPicture: text(row.leadPicture),
    socialPicture: text(row.socialPicture),
    publishedAt: row.publishedAt ?? new Date(0),
    firstPublishedAt: row.firstPublishedAt ?? row.publishedAt ?? new Date(0),
    updatedAt: row.updatedAt ?? undefined,
    withdrawnAt: row.withdrawnAt ?? undefined,
    withdrawalReason: text(row.withdrawalReason),
    sourceId: row.sourceId ?? undefined,
    originalLanguage: text(row.originalLanguage),
    originalHeadline: text(row.originalHeadline),
    originalUrl: text(row.originalUrl),
    permission: text(row.permission),
  };
}

/** The version that has, or once had, this address in a language; withdrawn ones too. */
export async function findStoryByAddress(db: Database, language: string, slug: string): Promise<PublishedStory | undefined> {
  const row = await published(db)
    .innerJoin('stories.address as ad', 'ad.versionId', 'v.id')
    .where('ad.language', '=', language)
    .where('ad.slug', '=', slug)
    .executeTakeFirst();
  return row && shaped(row);
}

/** A story by its public key, in the given language or, where it has none in it, in its first one. */
export async function findStoryByKey(db: Database, key: string, language: string): Promise<PublishedStory | undefined> {
  const row = await published(db)
    .where('s.key', '=', key)
    .orderBy(sql`v.language = ${language}`, 'desc')
    .orderBy('v.publishedAt')
    .limit(1)
    .executeTakeFirst();
  return row && shaped(row);
}

/** The whole text of a version. Only the press can ask. */
export async function readBody(press: Press, versionId: number): Promise<Document> {
  const row = await press.selectFrom('stories.body').select('document').where('versionId', '=', versionId).executeTakeFirstOrThrow();
  return row.document as unknown as Document;
}

/** The whole texts of versions. Only the press can ask. */
export async function readBodies(press: Press, versionIds: number[]): Promise<Map<number, Document>> {
  if (versionIds.length === 0) return new Map();
  const rows = await press.selectFrom('stories.body').select(['versionId', 'document']).where('versionId', 'in', versionIds).execute();
  return new Map(rows.map((row) => [row.versionId, row.document as unknown as Document]));
}

/** What anyone may see of published versions, and when their stories first came out. */
export async function previewsOf(db: Database, versionIds: number[]): Promise<Map<number, { preview: Document; firstPublishedAt: Date }>> {
  if (versionIds.length === 0) return new Map();
  const { rows } = await sql<{ id: number; preview: Document; firstPublishedAt: Date }>`
    select v.id, v.preview, s.first_published_at from stories.version v join stories.story s on s.id = v.story_id
    where v.id = any(${versionIds}::bigint[]) and v.published_at is not null and v.withdrawn_at is null`.execute(db);
  return new Map(rows.map(({ id, preview, firstPublishedAt }) => [id, { preview, firstPublishedAt: new Date(firstPublishedAt) }]));
}

/** The languages a story can be read in, with the address of each. */
export async function versionsOf(db: Database, storyId: number): Promise<{ language: string; slug: string; sectionSlug: string }[]> {
  return db
    .selectFrom('stories.version as v')
    .innerJoin('stories.story as s', 's.id', 'v.storyId')
    .innerJoin('stories.section as sec', 'sec.id', 's.sectionId')
    .select(['v.language', 'v.slug', 'sec.slug as sectionSlug'])
    .where('v.storyId', '=', storyId)
    .where('v.publishedAt', 'is not', null)
    .where('v.withdrawnAt', 'is', null)
    .orderBy('v.language')
    .execute();
}

/** Public notes of a version, newest first. */
export async function notesOf(db: Database, versionId: number): Promise<{ kind: 'update' | 'correction'; text: string; at: Date }[]> {
  const rows = await db
    .selectFrom('stories.note')
    .select(['kind', 'text', 'notedAt as at'])
    .where('versionId', '=', versionId)
    .orderBy('notedAt', 'desc')
    .execute();
  return rows.map((row) => ({ ...row, kind: row.kind as 'update' | 'correction' }));
}

/** The topics of a story, in its order. */
export async function topicsOf(db: Database, storyId: number): Promise<{ id: number; slug: string; names: unknown }[]> {
  return db
    .selectFrom('stories.storyTopic as st')
    .innerJoin('stories.topic as t', 't.id', 'st.topicId')
    .select(['t.id', 't.slug', 't.names'])
    .where('st.storyId', '=', storyId)
    .orderBy('st.position')
    .execute();
}

export type BylinePerson = {
  role: 'author' | 'translator';
  slug: string;
  name: string;
  names: unknown;
  ownName: string | null;
  about: unknown;
};

/** Who wrote a story and who translated a version, in order. */
export async function bylineOf(db: Database, storyId: number, versionId: number): Promise<BylinePerson[]> {
  const { rows } = await sql<BylinePerson>`
    select 'author' as role, a.slug, a.name, a.names, a.own_name, a.about, sa.position from stories.story_author sa
      join stories.author a on a.id = sa.author_id where sa.story_id = ${storyId}
    union all
    select 'translator', a.slug, a.name, a.names, a.own_name, a.about, vt.position from stories.version_translator vt
      join stories.author a on a.id = vt.author_id where vt.version_id = ${versionId}
    order by role, position`.execute(db);
  return rows;
}

/** The story after this one in its section, for continuous reading; the newest other one at the list's end. */
export async function nextVersionIn(db: Database, language: string, list: string, story: PublishedStory): Promise<string | undefined> {
  const keyOf = async (older: boolean) => {
    const { rows } = await sql<{ key: string }>`
      select s.key from stories.listing l join stories.version v on v.id = l.version_id join stories.story s on s.id = v.story_id
      where l.language = ${language} and l.list = ${list} and l.version_id <> ${story.versionId}
        ${older ? sql`and (l.published_at, l.version_id) < (${story.publishedAt}::timestamptz, ${story.versionId}::bigint)` : sql``}
      order by l.published_at desc, l.version_id desc limit 1`.execute(db);
    return rows[0]?.key;
  };
  return (await keyOf(true)) ?? (await keyOf(false));
}
