import { sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import { findRevision, type Revision } from './store.ts';

/** A version that others are made from: what they have to follow. */
export type SourceText = { versionId: number; storyId: number; language: string; isPublic: boolean; text: Revision };

/** The text that versions made from this one follow: what readers have of it, or its newest where none of them reads it. Two statements. */
export async function findSourceText(press: Press, versionId: number): Promise<SourceText | undefined> {
  const row = await press
    .selectFrom('stories.version as v')
    .select(['v.id as versionId', 'v.storyId', 'v.language'])
    .select([
      sql<boolean>`v.published_at is not null and v.withdrawn_at is null`.as('isPublic'),
      sql<
        number | null
      >`(select max(r.number) from stories.revision r where r.version_id = v.id and r.published_at is not null and v.withdrawn_at is null)`.as(
        'number',
      ),
    ])
    .where('v.id', '=', versionId)
    .executeTakeFirst();
  const text = row && (await findRevision(press, versionId, row.number ?? undefined));
  return text && { versionId: row.versionId, storyId: row.storyId, language: row.language, isPublic: row.isPublic, text };
}
