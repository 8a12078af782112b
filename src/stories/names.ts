import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';

type Texts = Record<string, string>;

export type NamedRow = { id: number; slug: string; name: string; names: Texts };

const relations = {
  author: sql`select id, slug, name, names from stories.author`,
  source: sql`select id, slug, coalesce(latin_name, name) as name, '{}'::jsonb as names from stories.source`,
  topic: sql`select id, slug, slug as name, names from stories.topic`,
  section: sql`select id, slug, slug as name, names from stories.section`,
  picture: sql`select id, slug, slug as name, '{}'::jsonb as names from stories.picture`,
};

export type NamedKind = keyof typeof relations;

/** Those with these slugs or numbers; what doesn't exist is left out. */
export async function namedRows(db: Database, kind: NamedKind, which: { slugs: string[] } | { ids: number[] }): Promise<NamedRow[]> {
  const where = 'slugs' in which ? sql`x.slug = any(${which.slugs}::text[])` : sql`x.id = any(${which.ids}::bigint[])`;
  if (('slugs' in which ? which.slugs : which.ids).length === 0) return [];
  const { rows } = await sql<NamedRow>`select x.* from (${relations[kind]}) x where ${where}`.execute(db);
  return rows;
}

/** Authors, topics or partner papers by slug, those behind `after`. */
export async function namesAfter(db: Database, kind: 'author' | 'topic' | 'source', after: string, limit: number): Promise<NamedRow[]> {
  const { rows } =
    await sql<NamedRow>`select x.* from (${relations[kind]}) x where x.slug > ${after} order by x.slug limit ${limit}`.execute(db);
  return rows;
}

/** The number of the story with a public key. */
export async function findStoryId(db: Database, key: string): Promise<number | undefined> {
  return (await db.selectFrom('stories.story').select('id').where('key', '=', key).executeTakeFirst())?.id;
}

/** The public keys of stories, by their numbers. */
export async function storyKeysOf(db: Database, storyIds: number[]): Promise<Map<number, string>> {
  if (storyIds.length === 0) return new Map();
  const rows = await db.selectFrom('stories.story').select(['id', 'key']).where('id', 'in', storyIds).execute();
  return new Map(rows.map(({ id, key }) => [id, key]));
}

/** Of which story a version is, and in what language, whatever its state. */
export async function findVersionName(db: Database, versionId: number): Promise<{ story: string; language: string } | undefined> {
  const version = db.selectFrom('stories.version as v').innerJoin('stories.story as s', 's.id', 'v.storyId').where('v.id', '=', versionId);
  return version.select(['s.key as story', 'v.language']).executeTakeFirst();
}

/** A story's versions by number, oldest first. */
export async function versionIdsOf(db: Database, storyId: number): Promise<number[]> {
  const rows = await db.selectFrom('stories.version').select('id').where('storyId', '=', storyId).orderBy('id').execute();
  return rows.map(({ id }) => id);
}
