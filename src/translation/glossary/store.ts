import { type RawBuilder, sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import type { ConceptKind, TermStatus } from './terms-in.ts';
import { firstKeyOf, foldTerm } from './words.ts';

export type Term = { language: string; text: string; status: TermStatus; transliteration: string; note: string };

/** An entry of the glossary: one thing, and its terms in every language. */
export type Concept = {
  id: number;
  kind: ConceptKind;
  note: string;
  /** Where the paper has it from. */
  origin: string;
  isKept: boolean;
  changedAt: Date;
  /** Grows with each change, so that nobody overwrites what they haven't seen. */
  mark: number;
  terms: Term[];
};

export type ConceptText = Pick<Concept, 'kind' | 'note' | 'origin' | 'isKept' | 'terms'>;

const terms = sql`coalesce((
  select jsonb_agg(jsonb_build_object('language', t.language, 'text', t.text, 'status', t.status, 'transliteration', t.transliteration, 'note', t.note)
    order by t.language, array_position(array['preferred', 'allowed', 'forbidden'], t.status), t.id)
  from translation.term t where t.concept_id = c.id), '[]')`;
const columns: RawBuilder<unknown> = sql`c.id, c.kind, c.note, c.origin, c.is_kept, c.changed_at, c.mark, ${terms} as terms`;

export type GlossaryFilters = {
  /** Letters of a term, in any language or in one of `languages`. */
  search: string;
  languages: string[];
  kind?: ConceptKind | undefined;
  /** Those changed before this one. */
  before?: { changedAt: Date; id: number } | undefined;
};

/** Entries, changed last first. With two languages only those that have a term in each. One statement. */
export async function conceptsOf(press: Press, { search, languages, kind, before }: GlossaryFilters, limit: number): Promise<Concept[]> {
  const part = `%${foldTerm(search, languages[0] ?? 'en').replace(/[\\%_]/g, '\\$&')}%`;
  const { rows } = await sql<Concept>`
    select ${columns} from translation.concept c
    where true ${kind ? sql`and c.kind = ${kind}` : sql``}
      ${before ? sql`and (c.changed_at, c.id) < (${before.changedAt}, ${before.id})` : sql``}
      ${sql.join(
        languages.map(
          (language) => sql`and exists (select from translation.term l where l.concept_id = c.id and l.language = ${language})`,
        ),
        sql` `,
      )}
      ${search ? sql`and c.id in (select concept_id from translation.term f where f.folded like ${part})` : sql``}
    order by c.changed_at desc, c.id desc limit ${limit}`.execute(press);
  return rows;
}

export async function findConcept(press: Press, id: number, isLocked = false): Promise<Concept | undefined> {
  const lock = isLocked ? sql`for update of c` : sql``;
  const { rows } = await sql<Concept>`select ${columns} from translation.concept c where c.id = ${id} ${lock}`.execute(press);
  return rows[0];
}

/** Writes an entry without its terms: a new one where no number is given. */
export async function writeConcept(press: Press, id: number | undefined, concept: ConceptText, by: number, now: Date): Promise<number> {
  const { kind, note, origin, isKept } = concept;
  if (id === undefined) {
    const row = { kind, note, origin, isKept, madeBy: by, madeAt: now, changedAt: now };
    return (await press.insertInto('translation.concept').values(row).returning('id').executeTakeFirstOrThrow()).id;
  }
  await press
    .updateTable('translation.concept')
    .set((is) => ({ kind, note, origin, isKept, changedAt: now, mark: is('mark', '+', 1) }))
    .where('id', '=', id)
    .execute();
  return id;
}

/** Puts an entry's terms in the place of those it had. */
export async function writeTerms(press: Press, conceptId: number, terms: Term[]): Promise<void> {
  await press.deleteFrom('translation.term').where('conceptId', '=', conceptId).execute();
  if (terms.length === 0) return;
  await press
    .insertInto('translation.term')
    .values(
      terms.map((term) => ({
        conceptId,
        ...term,
        folded: foldTerm(term.text, term.language),
        firstKey: firstKeyOf(term.text, term.language),
      })),
    )
    .execute();
}

export async function deleteConcept(press: Press, id: number): Promise<boolean> {
  const { numDeletedRows } = await press.deleteFrom('translation.concept').where('id', '=', id).executeTakeFirst();
  return numDeletedRows > 0n;
}
