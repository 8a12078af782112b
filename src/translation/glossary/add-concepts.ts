import { sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import type { ConceptText } from './store.ts';
import { firstKeyOf, foldTerm } from './words.ts';

/** An entry from elsewhere. `key`: the one it has in this glossary, where it was taken along from here. */
export type NewConcept = ConceptText & { key: string };

/**
 * Adds entries in three statements, however many; answers how many are new. One is there already when its key is, or when some entry has two of
 * its terms in different languages, or its only one.
 */
export async function addConcepts(press: Press, concepts: NewConcept[], by: number, now: Date): Promise<number> {
  const asked = concepts.flatMap(({ terms }, at) => terms.map(({ language, text }) => ({ at, language, text })));
  const { rows: known } = await sql<{ at: number; conceptId: number; language: string }>`
    select distinct a.at, t.concept_id, t.language from jsonb_to_recordset(${JSON.stringify(asked)}::jsonb) as a (at integer, language text, text text)
    join translation.term t on t.first_key = any(${[...new Set(asked.map(({ text, language }) => firstKeyOf(text, language)))]}::text[])
      and t.language = a.language and t.text = a.text`.execute(press);
  const shared = Map.groupBy(known, ({ at, conceptId }) => `${at} ${conceptId}`);
  const isThere = (at: number) =>
    [...shared.values()].some(
      (rows) => rows[0]?.at === at && rows.length >= Math.min(2, new Set(concepts[at]?.terms.map(({ language }) => language)).size),
    );
  const fresh = concepts.filter((_, at) => !isThere(at));
  if (fresh.length === 0) return 0;
  const rows = fresh.map(({ key, kind, note, origin, isKept }) => ({ key, kind, note, origin, is_kept: isKept }));
  const { rows: made } = await sql<{ id: number; key: string }>`
    insert into translation.concept (key, kind, note, origin, is_kept, made_by, made_at, changed_at)
    select key, kind, note, origin, is_kept, ${by}, ${now}, ${now}
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as c (key uuid, kind text, note text, origin text, is_kept boolean)
    on conflict do nothing returning id, key`.execute(press);
  const idOf = new Map(made.map(({ id, key }) => [key, id]));
  const terms = fresh.flatMap(({ key, terms }) =>
    terms.flatMap((term) => {
      const conceptId = idOf.get(key);
      return conceptId === undefined
        ? []
        : [{ conceptId, ...term, folded: foldTerm(term.text, term.language), firstKey: firstKeyOf(term.text, term.language) }];
    }),
  );
  if (terms.length > 0) await press.insertInto('translation.term').values(terms).execute();
  return made.length;
}
