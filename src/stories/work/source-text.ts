import { sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import { type Revision, revisionColumns, revisionOf } from './store.ts';

/** A version that others are made from: what they have to follow. */
export type SourceText = { versionId: number; storyId: number; language: string; isPublic: boolean; text: Revision };

/** The text that versions made from this one follow: what readers have of it, or its newest where none of them reads it. One statement. */
export async function findSourceText(press: Press, versionId: number): Promise<SourceText | undefined> {
  const isPublic = sql<boolean>`(v.published_at is not null and v.withdrawn_at is null)`;
  const row = await press
    .selectFrom('stories.version as v')
    .innerJoin('stories.revision as r', 'r.versionId', 'v.id')
    .select(['v.id as sourceVersionId', 'v.storyId', 'v.language', isPublic.as('isPublic')])
    .select(revisionColumns)
    .where('v.id', '=', versionId)
    .where((is) => is.or([is('r.publishedAt', 'is not', null), sql<boolean>`not ${isPublic}`]))
    .orderBy('r.number', 'desc')
    .limit(1)
    .executeTakeFirst();
  return (
    row && { versionId: row.sourceVersionId, storyId: row.storyId, language: row.language, isPublic: row.isPublic, text: revisionOf(row) }
  );
}
