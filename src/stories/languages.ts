import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import { listOf } from './lists.ts';

/** Languages that stories of an edition were written in first, with how many. One range of one index. */
export async function originalLanguages(db: Database, language: string): Promise<{ code: string; count: number }[]> {
  const { rows } = await sql<{ code: string; count: number }>`
    select substr(list, 10) as code, count(*)::int as count from stories.listing where language = ${language} and list like 'language:%' group by list`.execute(
    db,
  );
  return rows;
}

/** Whether any story that readers can see, in one of these editions, was written in a language first. */
export async function isOriginalLanguage(db: Database, editions: string[], code: string): Promise<boolean> {
  const found = await db
    .selectFrom('stories.listing')
    .select('versionId')
    .where('language', 'in', editions)
    .where('list', '=', listOf.language(code))
    .limit(1)
    .executeTakeFirst();
  return found !== undefined;
}

/** The language of a version, published or not. */
export async function languageOfVersion(db: Database, versionId: number): Promise<string | undefined> {
  return (await db.selectFrom('stories.version').select('language').where('id', '=', versionId).executeTakeFirst())?.language;
}
