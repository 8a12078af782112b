import { field } from '#platform/http/forms.ts';
import type { Words } from '#platform/words.ts';
import { type Concept, type ConceptText, conceptKinds, type SaveConceptOutcome, type Term, termStatuses } from '#translation';
import { isLanguage } from './filters.ts';

const mostTerms = 60;
const mostLetters = 200;

/** What was typed of an entry. `problems` are by the number of the term, or `form`. */
export type TypedConcept = ConceptText & { problems: Record<string, string> };

/** Reads the form of an entry. Lines without a term are none. */
export function readConcept(form: URLSearchParams, words: Words): TypedConcept {
  const problems: Record<string, string> = {};
  const terms: Term[] = [];
  for (let at = 0; at < mostTerms && form.has(`text-${at}`); at++) {
    const text = field(form, `text-${at}`);
    if (text === '') continue;
    const language = field(form, `language-${at}`);
    const status = termStatuses.find((one) => one === field(form, `status-${at}`)) ?? 'preferred';
    if (!isLanguage(language)) problems[terms.length] = words('newsroom.glossary.problems.language');
    if (text.length > mostLetters) problems[terms.length] = words('newsroom.glossary.problems.long', { most: mostLetters });
    else if (!/[\p{L}\p{N}]/u.test(text)) problems[terms.length] = words('newsroom.glossary.problems.noLetters');
    terms.push({
      language,
      text,
      status,
      transliteration: field(form, `transliteration-${at}`).slice(0, mostLetters),
      note: field(form, `note-${at}`).slice(0, 500),
    });
  }
  return {
    kind: conceptKinds.find((one) => one === field(form, 'kind')) ?? 'term',
    note: field(form, 'note').slice(0, 1000),
    origin: field(form, 'origin').slice(0, 300),
    isKept: field(form, 'isKept') === 'yes',
    terms,
    problems,
  };
}

/** The problems of an entry that could not be saved. */
export function problemsOf(outcome: Extract<SaveConceptOutcome, { ok: false }>, words: Words): Record<string, string> {
  if (outcome.reason === 'twice' || outcome.reason === 'two-preferred')
    return {
      [outcome.term]: words(outcome.reason === 'twice' ? 'newsroom.glossary.problems.twice' : 'newsroom.glossary.problems.twoPreferred'),
    };
  if (outcome.reason === 'no-terms') return { form: words('newsroom.glossary.problems.noTerms') };
  if (outcome.reason === 'changed') return { form: words('newsroom.glossary.problems.changed') };
  return {};
}

/** An entry as its form shows it. */
export function typedOf({ kind, note, origin, isKept, terms }: Concept): TypedConcept {
  return { kind, note, origin, isKept, terms, problems: {} };
}
