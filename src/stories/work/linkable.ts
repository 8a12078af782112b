import { sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import { searchWords } from './desk.ts';

/** A story that another may point to. `key` outlives its slugs. */
export type LinkableStory = { key: string; headline: string; publishedAt: Date };

const most = 20;

/** Stories that readers can see in a language, newest first, at most 20; with `search`, those whose headline has words that begin so. One statement. */
export async function linkableStories(press: Press, language: string, search: string): Promise<LinkableStory[]> {
  const words = searchWords(search);
  // What only a few versions can be is looked up first: PostgreSQL can't guess how few they are. Without words the newest are walked to.
  const found = sql`found as materialized (
    select version_id from stories.work where to_tsvector('simple', headline) @@ to_tsquery('simple', ${words}) limit 500)`;
  const newest = sql`found as (
    select version_id from stories.listing where language = ${language} and list = 'all' order by published_at desc, version_id desc limit ${most})`;
  const { rows } = await sql<LinkableStory>`
    with ${words ? found : newest}
    select s.key, v.headline, v.published_at
    from found f join stories.version v on v.id = f.version_id join stories.story s on s.id = v.story_id
    where v.language = ${language} and v.published_at is not null and v.withdrawn_at is null
    order by v.published_at desc, v.id desc limit ${most}`.execute(press);
  return rows;
}
