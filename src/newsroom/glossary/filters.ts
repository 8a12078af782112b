import { type ConceptKind, conceptKinds } from '#translation';

/** What the glossary's address asks for, each as it stands there: empty where nothing is asked. */
export type GlossaryAsked = { search: string; from: string; to: string; kind: ConceptKind | '' };

/** Reads the address; words that mean nothing here are left out. */
export function glossaryAsked(query: (name: string) => string | undefined): GlossaryAsked {
  const language = (name: string) => (isLanguage(query(name) ?? '') ? (query(name) ?? '') : '');
  return {
    search: (query('search') ?? '').replaceAll('\u0000', '').trim().slice(0, 200),
    from: language('from'),
    to: language('to'),
    kind: conceptKinds.find((kind) => kind === query('kind')) ?? '',
  };
}

/** The same as an address's query, with where to go on. */
export function glossaryQuery(asked: GlossaryAsked, changes: { before?: string } = {}): string {
  const query = new URLSearchParams(Object.entries({ ...asked, ...changes }).filter(([, value]) => value !== ''));
  return query.size > 0 ? `?${query}` : '';
}

/** True for a text that can name a language (BCP 47: language, script, region). */
export function isLanguage(text: string): boolean {
  return /^[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|\d{3}))?$/.test(text);
}

// Those that most of the world's papers are written in; the paper's own come before them.
const written =
  'ar, bn, cs, da, de, el, en, es, fa, fi, fr, he, hi, hu, id, it, ja, ko, ms, nl, no, pl, pt, ro, ru, sr, sv, sw, ta, th, tr, uk, ur, vi, zh';

/** The languages a text may be in, the paper's first. */
export function languagesFor(ofPaper: string[]): string[] {
  return [...new Set([...ofPaper, ...written.split(', ')])];
}
