import { inTransaction, type Press } from '#platform/database.ts';
import { record } from '#staff';
import { settleNames } from './met-names.ts';
import { type Concept, type ConceptText, deleteConcept, findConcept, writeConcept, writeTerms } from './store.ts';

export type SaveConceptOutcome =
  | { ok: true; id: number }
  | { ok: false; reason: 'not-here' }
  /** A colleague saved it meanwhile: theirs comes back. */
  | { ok: false; reason: 'changed'; theirs: Concept }
  /** Two terms are the same, or two are preferred in a language: which one. */
  | { ok: false; reason: 'twice' | 'two-preferred'; term: number }
  | { ok: false; reason: 'no-terms' };

/** Writes an entry of the glossary whole: a new one, or over the one with this mark. A new name that was offered and is among its terms is settled. */
export async function saveConcept(
  press: Press,
  id: number | undefined,
  concept: ConceptText,
  mark: number,
  by: { id: number },
  now: Date,
): Promise<SaveConceptOutcome> {
  if (concept.terms.length === 0) return { ok: false, reason: 'no-terms' };
  const { terms } = concept;
  const same = terms.findIndex((one, at) => terms.slice(0, at).some((other) => other.language === one.language && other.text === one.text));
  if (same >= 0) return { ok: false, reason: 'twice', term: same };
  const isPreferred = (at: number, language: string) => terms[at]?.status === 'preferred' && terms[at]?.language === language;
  const second = terms.findIndex(
    ({ language }, at) => isPreferred(at, language) && terms.some((_, other) => other < at && isPreferred(other, language)),
  );
  if (second >= 0) return { ok: false, reason: 'two-preferred', term: second };
  return inTransaction(press, async (press) => {
    const theirs = id === undefined ? undefined : await findConcept(press, id, true);
    if (id !== undefined && !theirs) return { ok: false, reason: 'not-here' };
    if (theirs && theirs.mark !== mark) return { ok: false, reason: 'changed', theirs };
    const written = await writeConcept(press, id, concept, by.id, now);
    await writeTerms(press, written, terms);
    await settleNames(press, terms, now);
    const act = id === undefined ? 'translation.concept-added' : 'translation.concept-changed';
    await record(press, { personId: by.id, act, subject: { kind: 'concept', id: written }, detail: { term: terms[0]?.text ?? '' } }, now);
    return { ok: true, id: written };
  });
}

/** Takes an entry and its terms out of the glossary. */
export async function removeConcept(press: Press, id: number, by: { id: number }, now: Date): Promise<boolean> {
  return inTransaction(press, async (press) => {
    const concept = await findConcept(press, id, true);
    if (!concept || !(await deleteConcept(press, id))) return false;
    const detail = { term: concept.terms[0]?.text ?? '' };
    await record(press, { personId: by.id, act: 'translation.concept-removed', subject: { kind: 'concept', id }, detail }, now);
    return true;
  });
}
