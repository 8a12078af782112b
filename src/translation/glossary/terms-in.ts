import { sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import { findTerms } from './find-terms.ts';
import { firstKeysIn, wordsIn } from './words.ts';

export const conceptKinds = ['person', 'organisation', 'place', 'term'] as const;
export type ConceptKind = (typeof conceptKinds)[number];
export const termStatuses = ['preferred', 'allowed', 'forbidden'] as const;
export type TermStatus = (typeof termStatuses)[number];
export type TargetTerm = { text: string; status: TermStatus; transliteration: string; note: string };

/** A term of the glossary in a text, and what it is in the other language, preferred ones first. */
export type TermUse = {
  conceptId: number;
  kind: ConceptKind;
  /** Never translated: the source's spelling stands in every language. */
  isKept: boolean;
  note: string;
  /** Where it stands, in UTF-16 units, and how it is written in the glossary. */
  from: number;
  to: number;
  term: string;
  status: TermStatus;
  targets: TargetTerm[];
};

type Row = Omit<TermUse, 'from' | 'to' | 'term'> & { text: string; isName: boolean };
const mostTerms = 2000;

type Texts = { from: string; to: string; texts: string[] };

/** The glossary's terms in each text, in order, with their terms in another language. One statement, and none of it grows with the glossary. */
export async function termsIn(press: Press, texts: Texts): Promise<TermUse[][]> {
  return (await termsInSides(press, [texts]))[0] ?? [];
}

/** The same for texts in several languages: one statement for all of them. */
export async function termsInSides(press: Press, sides: Texts[]): Promise<TermUse[][][]> {
  const looked = sides.map(({ from, to, texts }) => {
    const words = texts.map((text) => wordsIn(text, from));
    return { from, to, texts, words, keys: [...new Set(words.flatMap(firstKeysIn))] };
  });
  if (looked.every(({ keys }) => keys.length === 0)) return looked.map(({ texts }) => texts.map(() => []));
  const parts = looked.map(
    ({ from, to, keys }, side) => sql`(
    select ${side}::int as side, t.text, t.status, c.id as concept_id, c.kind, c.kind <> 'term' as is_name, c.is_kept, c.note, coalesce((
      select jsonb_agg(jsonb_build_object('text', o.text, 'status', o.status, 'transliteration', o.transliteration, 'note', o.note)
        order by array_position(array['preferred', 'allowed', 'forbidden'], o.status), o.id)
      from translation.term o where o.concept_id = c.id and o.language = ${to}), '[]') as targets
    from translation.term t join translation.concept c on c.id = t.concept_id
    where t.language = ${from} and t.first_key = any (${keys}::text[]) order by t.id limit ${mostTerms})`,
  );
  const { rows } = await sql<Row & { side: number }>`${sql.join(parts, sql` union all `)}`.execute(press);
  return looked.map(({ from: language, texts, words }, at) => {
    const terms = rows.filter(({ side }) => side === at).map(({ side: _, ...row }) => row);
    return texts.map((text, no) =>
      findTerms(text, language, terms, words[no]).map(({ from, to, term: { text: term, isName: _, ...rest } }) => ({
        from,
        to,
        term,
        ...rest,
      })),
    );
  });
}
