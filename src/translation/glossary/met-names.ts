import { sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import { namesIn } from './names-in.ts';
import { foldTerm } from './words.ts';

/** A name that sources had and no entry has. */
export type MetName = { language: string; text: string; met: number; versionId: number | null };

const leastMet = 2;
const mostInText = 200;

/** Counts the names of a source text that the glossary doesn't know, once for each version they stand in. */
export async function noteNames(press: Press, text: string, language: string, versionId: number, now: Date): Promise<void> {
  const names = namesIn(text, language).slice(0, mostInText);
  if (names.length === 0) return;
  await sql`
    insert into translation.met_name as m (language, text, last_version_id, met_at)
    select ${language}, n.text, ${versionId}, ${now} from unnest(${names}::text[], ${names.map((name) => foldTerm(name, language))}::text[]) as n (text, folded)
    where not exists (select from translation.term t where t.language = ${language} and t.folded = n.folded)
    on conflict (language, text) do update set met = m.met + 1, last_version_id = excluded.last_version_id, met_at = excluded.met_at
      where m.last_version_id is distinct from excluded.last_version_id`.execute(press);
}

/** Names that were met in two texts and more and that nobody has taken or turned down, those met most first. */
export async function namesOffered(press: Press, limit: number): Promise<MetName[]> {
  return press
    .selectFrom('translation.metName')
    .select(['language', 'text', 'met', 'lastVersionId as versionId'])
    .where('settledAt', 'is', null)
    .where('met', '>=', leastMet)
    .orderBy('met', 'desc')
    .orderBy('metAt', 'desc')
    .limit(limit)
    .execute();
}

/** Names that were taken into the glossary or turned down: they are offered no more. */
export async function settleNames(press: Press, names: { language: string; text: string }[], now: Date): Promise<void> {
  if (names.length === 0) return;
  await sql`
    update translation.met_name m set settled_at = ${now} from unnest(${names.map((one) => one.language)}::text[], ${names.map((one) => one.text)}::text[])
      as n (language, text) where m.language = n.language and m.text = n.text and m.settled_at is null`.execute(press);
}
