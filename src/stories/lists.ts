import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';

/** Names of the lists a version can stand in, as stories.listing keeps them. */
export const listOf = {
  all: 'all',
  section: (id: number) => `section:${id}`,
  topic: (id: number) => `topic:${id}`,
  country: (code: string) => `country:${code}`,
  author: (id: number) => `author:${id}`,
  source: (id: number) => `source:${id}`,
  /** Of stories that were written in it first. */
  language: (code: string) => `language:${code}`,
};

/** The tag of a list in a language: announced when a story enters, leaves or changes in it. */
export const listTag = (language: string, list: string) => `list:${language}:${list}`;

/** Every list the story stands in, by what is known of it now. */
export async function listsOf(db: Database, storyId: number, versionId: number): Promise<string[]> {
  const { rows } = await sql<{ list: string }>`
    select 'all' as list
    union select 'section:' || section_id from stories.story where id = ${storyId}
    union select 'source:' || source_id from stories.story where id = ${storyId} and source_id is not null
    union select 'language:' || original_language from stories.story where id = ${storyId} and original_language is not null
    union select 'topic:' || topic_id from stories.story_topic where story_id = ${storyId}
    union select 'country:' || country_code from stories.story_country where story_id = ${storyId}
    union select 'author:' || author_id from stories.story_author where story_id = ${storyId}
    union select 'author:' || author_id from stories.version_translator where version_id = ${versionId}`.execute(db);
  return rows.map((row) => row.list);
}

export type Entry = {
  slug: string;
  name: string;
  names: unknown;
  /** Which list of cards is its own. */
  list: string;
  about: unknown;
  ownName: string | null;
  code: string | null;
  /** Of a source only: its country's slug, its languages and its own site. */
  countrySlug: string | null;
  languages: string[] | null;
  site: string | null;
};

/** One topic, country, author or source by its slug. */
export async function findEntry(
  db: Database,
  kind: 'topics' | 'countries' | 'authors' | 'sources',
  slug: string,
): Promise<Entry | undefined> {
  const { rows } = await entriesQuery(kind, sql`where x.slug = ${slug}`).execute(db);
  return rows[0];
}

/** Every topic, country, author or source that has a published story in the language, with how many. */
export async function entriesWithStories(
  db: Database,
  kind: 'topics' | 'countries' | 'authors' | 'sources',
  language: string,
): Promise<(Entry & { count: number })[]> {
  const { rows } = await sql<Entry & { count: number }>`
    select e.*, c.count from (${entriesQuery(kind, sql``)}) e
    join (select list, count(*)::int as count from stories.listing where language = ${language} and list like ${`${prefixes[kind]}:%`} group by list) c on c.list = e.list`.execute(
    db,
  );
  return rows;
}

const prefixes = { topics: 'topic', countries: 'country', authors: 'author', sources: 'source' };

function entriesQuery(kind: keyof typeof prefixes, where: ReturnType<typeof sql>) {
  const none = sql`null::text`;
  const ofSources = sql`null::text as country_slug, null::text[] as languages, null::text as site`;
  switch (kind) {
    case 'topics':
      return sql<Entry>`select x.slug, x.slug as name, x.names, 'topic:' || x.id as list, '{}'::jsonb as about, ${none} as own_name, ${none} as code, ${ofSources} from stories.topic x ${where}`;
    case 'countries':
      return sql<Entry>`select x.slug, x.code as name, '{}'::jsonb as names, 'country:' || x.code as list, '{}'::jsonb as about, ${none} as own_name, x.code::text as code, ${ofSources} from stories.country x ${where}`;
    case 'authors':
      return sql<Entry>`select x.slug, x.name, x.names, 'author:' || x.id as list, x.about, x.own_name, ${none} as code, ${ofSources} from stories.author x ${where}`;
    case 'sources':
      return sql<Entry>`select x.slug, coalesce(x.latin_name, x.name) as name, '{}'::jsonb as names, 'source:' || x.id as list, x.about,
        case when x.latin_name is null then null else x.name end as own_name, x.country_code::text as code,
        sc.slug as country_slug, x.languages, x.url as site from stories.source x join stories.country sc on sc.code = x.country_code ${where}`;
  }
}

/** A partner paper by id, for the passport of its stories. */
export async function findSource(db: Database, id: number) {
  return db.selectFrom('stories.source').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Months (`2026-11`) of a language's list in which something was published, newest first, with how many stories. */
export async function monthsOf(db: Database, language: string, timeZone: string): Promise<{ month: string; count: number }[]> {
  const { rows } = await sql<{ month: string; count: number }>`
    select to_char(published_at at time zone ${timeZone}, 'YYYY-MM') as month, count(*)::int as count from stories.listing
    where language = ${language} and list = 'all' group by 1 order by 1 desc`.execute(db);
  return rows;
}
