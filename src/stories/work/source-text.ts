import { sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import { type Revision, revisionColumns, revisionOf } from './store.ts';

/** A version that others are made from: what they have to follow. */
export type SourceText = { versionId: number; storyId: number; language: string; text: Revision };

/** The text that versions made from this one follow: what readers have of it, or its newest where none of them reads it. One statement. */
export async function findSourceText(press: Press, versionId: number): Promise<SourceText | undefined> {
  const row = await press
    .selectFrom('stories.version as v')
    .innerJoin('stories.revision as r', 'r.versionId', 'v.id')
    .select(revisionColumns)
    .select(['v.storyId', 'v.language'])
    .where('v.id', '=', versionId)
    .where(sql<boolean>`(r.published_at is not null or v.published_at is null or v.withdrawn_at is not null)`)
    .orderBy('r.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row && { versionId, storyId: row.storyId, language: row.language, text: revisionOf(row) };
}
