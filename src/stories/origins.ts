import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';

/** The partner paper a story comes from, in which language, and since when it is here. */
export type StoryOrigin = { storyId: number; sourceId: number; language: string | null; sourceLanguages: string[]; madeAt: Date };

/** Where stories come from, by their numbers; the paper's own are left out. */
export async function originsOf(db: Database, storyIds: number[]): Promise<Map<number, StoryOrigin>> {
  if (storyIds.length === 0) return new Map();
  const { rows } = await sql<StoryOrigin>`
    select s.id as story_id, s.source_id, s.original_language as language, src.languages as source_languages, s.made_at
    from stories.story s join stories.source src on src.id = s.source_id where s.id = any(${storyIds}::bigint[])`.execute(db);
  return new Map(rows.map((row) => [row.storyId, row]));
}
