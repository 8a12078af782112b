import { sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import type { StoryOrigin } from '../origins.ts';
import type { ClearedVersion } from '../work/licences.ts';

/** A version of a partner's story that readers see, or that will go out by itself. */
export type StandingVersion = ClearedVersion & { origin: StoryOrigin; isPublic: boolean; words: number };

/** Every version of a source's stories, or of one of them, that readers see or that is scheduled. One statement. */
export async function standingVersionsOf(press: Press, sourceId: number, storyId?: number): Promise<StandingVersion[]> {
  const { rows } = await sql<StandingVersion & { madeAt: Date; originalLanguage: string | null; sourceLanguages: string[] }>`
    select s.id as story_id, v.id as version_id, v.language, v.whole_words as words, v.published_at is not null and v.withdrawn_at is null as is_public,
      s.made_at, s.original_language, src.languages as source_languages
    from stories.story s join stories.source src on src.id = s.source_id join stories.version v on v.story_id = s.id
      left join stories.work w on w.version_id = v.id
    where s.source_id = ${sourceId} and ${storyId === undefined ? sql`true` : sql`s.id = ${storyId}`}
      and ((v.published_at is not null and v.withdrawn_at is null) or w.state = 'scheduled') order by v.id`.execute(press);
  return rows.map(({ storyId, versionId, language, words, isPublic, madeAt, originalLanguage, sourceLanguages }) => ({
    storyId,
    versionId,
    language,
    words,
    isPublic,
    origin: { storyId, sourceId, language: originalLanguage, sourceLanguages, madeAt },
  }));
}

/** What versions are called and of which story they are, by the version's number. */
export async function versionLabels(press: Press, versionIds: number[]): Promise<Map<number, { headline: string; story: string }>> {
  if (versionIds.length === 0) return new Map();
  const { rows } = await sql<{ id: number; headline: string; story: string }>`
    select v.id, coalesce(nullif(v.headline, ''), w.headline, '') as headline, s.key as story from stories.version v
    join stories.story s on s.id = v.story_id left join stories.work w on w.version_id = v.id where v.id = any(${versionIds}::bigint[])`.execute(
    press,
  );
  return new Map(rows.map(({ id, headline, story }) => [id, { headline, story }]));
}
