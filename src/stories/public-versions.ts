import { sql } from 'kysely';
import type { Document } from '#document';
import type { Database } from '#platform/database.ts';
import { readCursor } from './cards.ts';

/** A published version with all that anyone may see of it, as other programs are told of it. Names are slugs, countries ISO 3166-1 codes. */
export type PublicVersion = {
  id: number;
  story: string;
  language: string;
  slug: string;
  section: string;
  headline: string;
  deck: string;
  dateline: string | null;
  access: 'free' | 'metered' | 'subscribers';
  isExclusive: boolean;
  preview: Document;
  words: number;
  publishedAt: Date;
  updatedAt: Date | null;
  lead: { picture: string; caption: string; alt: string; credit: string } | null;
  authors: { slug: string; name: string }[];
  translators: { slug: string; name: string }[];
  topics: string[];
  countries: string[];
  source: { slug: string; name: string; language: string | null; headline: string | null; url: string | null } | null;
  notes: { kind: 'update' | 'correction'; text: string; at: string }[];
};

const person = sql`jsonb_build_object('slug', a.slug, 'name', coalesce(a.names ->> v.language, a.name))`;

const select = sql`
  select v.id, s.key as story, v.language, v.slug, sec.slug as section, v.headline, v.deck, v.dateline, s.access, s.exclusive as is_exclusive, v.preview,
    v.whole_words as words, v.published_at, v.updated_at,
    case when p.id is not null then jsonb_build_object('picture', p.slug, 'caption', coalesce(v.lead_caption, ''), 'alt', coalesce(v.lead_alt, ''), 'credit', p.credit) end as lead,
    (select coalesce(jsonb_agg(${person} order by sa.position), '[]') from stories.story_author sa join stories.author a on a.id = sa.author_id
      where sa.story_id = s.id) as authors,
    (select coalesce(jsonb_agg(${person} order by vt.position), '[]') from stories.version_translator vt join stories.author a on a.id = vt.author_id
      where vt.version_id = v.id) as translators,
    array(select t.slug from stories.story_topic st join stories.topic t on t.id = st.topic_id where st.story_id = s.id order by st.position) as topics,
    array(select country_code::text from stories.story_country where story_id = s.id order by position) as countries,
    case when src.id is not null then jsonb_build_object('slug', src.slug, 'name', src.name, 'language', s.original_language,
      'headline', s.original_headline, 'url', s.original_url) end as source,
    (select coalesce(jsonb_agg(jsonb_build_object('kind', n.kind, 'text', n.text, 'at', to_char(n.noted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
      order by n.noted_at desc), '[]') from stories.note n where n.version_id = v.id) as notes
  from stories.version v join stories.story s on s.id = v.story_id join stories.section sec on sec.id = s.section_id
    left join stories.picture p on p.id = v.lead_picture_id left join stories.source src on src.id = s.source_id`;

const isPublic = sql`v.published_at is not null and v.withdrawn_at is null`;

/** One published version; undefined where readers can't see it. */
export async function findPublicVersion(db: Database, versionId: number): Promise<PublicVersion | undefined> {
  const { rows } = await sql<PublicVersion>`${select} where v.id = ${versionId} and ${isPublic}`.execute(db);
  return rows[0];
}

/** The newest versions of a list in a language, after a cursor of cards, with the cursor of the page after them. */
export async function publicVersionsIn(
  db: Database,
  language: string,
  list: string,
  limit: number,
  before?: string,
): Promise<{ versions: PublicVersion[]; next: string | undefined }> {
  const after = before === undefined ? undefined : readCursor(before);
  const where = after ? sql`and (l.published_at, l.version_id) < (${after.at}::timestamptz, ${after.versionId}::bigint)` : sql``;
  const { rows } = await sql<PublicVersion>`${select}
    join (select version_id, published_at from stories.listing l where l.language = ${language} and l.list = ${list} ${where}
      order by l.published_at desc, l.version_id desc limit ${limit + 1}) l on l.version_id = v.id
    order by l.published_at desc, l.version_id desc`.execute(db);
  const versions = rows.slice(0, limit);
  const last = versions.at(-1);
  return { versions, next: rows.length > limit && last ? `${last.publishedAt.getTime()}-${last.id}` : undefined };
}

export type PublicStory = {
  key: string;
  firstPublishedAt: Date;
  versions: PublicVersion[];
  /** What was taken down, and why. */
  withdrawn: { id: number; language: string; at: Date; reason: string }[];
};

/** A story by its public key, in every language it was ever published in; undefined where it never was. */
export async function findPublicStory(db: Database, key: string): Promise<PublicStory | undefined> {
  const { rows: versions } = await sql<PublicVersion>`${select} where s.key = ${key} and ${isPublic} order by v.published_at, v.id`.execute(
    db,
  );
  const { rows: withdrawn } = await sql<PublicStory['withdrawn'][number] & { firstPublishedAt: Date }>`
    select v.id, v.language, v.withdrawn_at as at, coalesce(v.withdrawal_reason, '') as reason, s.first_published_at
    from stories.version v join stories.story s on s.id = v.story_id where s.key = ${key} and v.withdrawn_at is not null order by v.id`.execute(
    db,
  );
  const [first] = versions;
  const [gone] = withdrawn;
  if (!first && !gone) return undefined;
  const firstPublishedAt = gone?.firstPublishedAt ?? new Date(Math.min(...versions.map((one) => one.publishedAt.getTime())));
  return { key, firstPublishedAt, versions, withdrawn };
}

/** How many stories readers can read in a language. */
export async function publishedIn(db: Database, language: string): Promise<number> {
  const { count } = await db
    .selectFrom('stories.listing')
    .select((is) => is.fn.countAll<number>().as('count'))
    .where('language', '=', language)
    .where('list', '=', 'all')
    .executeTakeFirstOrThrow();
  return count;
}
