import { sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';

/** Asks for a version's words to be noted anew, as part of the caller's transaction: at most one is waiting however often it is saved. */
export async function askForWords(press: Press, versionId: number): Promise<void> {
  await enqueue(press, 'stories.note-words', { versionId }, { key: `words:${versionId}`, priority: 5 });
}

/** Notes every word of a version's newest revision and of its by-line: what the newsroom's search finds it by. */
export async function noteWords(press: Press, versionId: number): Promise<void> {
  await sql`insert into stories.word_index (version_id, words)
    select version_id, coalesce(stories.words_of(version_id), '') from stories.work where version_id = ${versionId}
    on conflict (version_id) do update set words = excluded.words`.execute(press);
}
