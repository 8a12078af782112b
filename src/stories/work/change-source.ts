import { sql } from 'kysely';
import { inTransaction, type Press } from '#platform/database.ts';
import { type Acted, recordAct } from './act.ts';
import { mayFile } from './change-facts.ts';
import type { ChangePartOutcome } from './change-lead.ts';
import { markOf } from './mark.ts';
import { refreshPublished } from './refresh-published.ts';
import { lockWork } from './store.ts';
import { type Origin, storyFactsOf } from './story-facts.ts';
import { askForWords } from './words.ts';

/** Says which partner paper a story comes from, and by whose permission. Readers see it at once, in every language. */
export async function changeSource(
  press: Press,
  versionId: number,
  origin: Origin,
  mark: string,
  { by, settings, now }: Acted,
): Promise<ChangePartOutcome | { ok: false; reason: 'no-source' }> {
  return inTransaction(press, async (press) => {
    const work = await lockWork(press, versionId);
    if (!work) return { ok: false, reason: 'no-version' };
    const facts = await storyFactsOf(press, work);
    if (!mayFile(by, work, facts)) return { ok: false, reason: 'not-allowed' };
    if (markOf(facts.origin) !== mark) return { ok: false, reason: 'stale' };
    const { sourceId } = origin;
    if (sourceId !== null && !(await sourcesOf(press)).some(({ id }) => id === sourceId)) return { ok: false, reason: 'no-source' };
    await press
      .updateTable('stories.story')
      .set({
        sourceId,
        originalLanguage: origin.language,
        originalHeadline: origin.headline,
        originalUrl: origin.url,
        permission: origin.permission,
        firstInEnglish: origin.firstInEnglish,
      })
      .where('id', '=', work.storyId)
      .execute();
    await refreshPublished(press, work.storyId, work.access, settings, now);
    await askForWords(press, versionId);
    await recordAct(press, work, 'source', { by, now }, { source: sourceId ?? 0 });
    return { ok: true };
  });
}

/** Partner papers a story can come from, by name. One statement. */
export async function sourcesOf(press: Press): Promise<{ id: number; name: string }[]> {
  return press
    .selectFrom('stories.source')
    .select(['id', sql<string>`coalesce(latin_name, name)`.as('name')])
    .orderBy('name')
    .execute();
}
