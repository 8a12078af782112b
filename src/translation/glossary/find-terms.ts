import { type TextWord, termWords, wordsIn } from './words.ts';

/** What is looked for in texts of a language. `isName`: with a capital where it has one. */
export type Sought = { text: string; isName: boolean };

/** A stretch of a text, in UTF-16 units, and the term it is. */
export type Found<T> = { from: number; to: number; term: T };

/** The terms that stand in a text: whole words, in any form their language gives them as far as `words.ts` knows, the longest where several begin. */
export function findTerms<T extends Sought>(text: string, language: string, terms: T[], words = wordsIn(text, language)): Found<T>[] {
  const byFirst = new Map<string, { term: T; words: string[] }[]>();
  for (const term of terms) {
    const parts = termWords(term.text, language);
    const [first] = parts;
    if (first === undefined) continue;
    byFirst.set(first, [...(byFirst.get(first) ?? []), { term, words: parts }]);
  }
  const found: Found<T>[] = [];
  for (let at = 0; at < words.length; at++) {
    const here = (words[at]?.forms ?? []).flatMap((form) => byFirst.get(form) ?? []);
    const fitting = here.filter((one) => stands(one.words, words, at) && isWritten(one.term, text, words, at));
    const most = Math.max(0, ...fitting.map((one) => one.words.length));
    for (const { term } of fitting.filter((one) => one.words.length === most))
      found.push({ from: words[at]?.from ?? 0, to: words[at + most - 1]?.to ?? 0, term });
    // What lies within a longer term is that term.
    if (most > 0) at += most - 1;
  }
  return found;
}

/** Whether a text has a term in one of its forms. */
export function hasTerm(text: string, language: string, term: Sought): boolean {
  return findTerms(text, language, [term]).length > 0;
}

function stands(parts: string[], words: TextWord[], at: number): boolean {
  return parts.every((part, step) => words[at + step]?.forms.includes(part));
}

/** "US" isn't "us", and a name has its capital. */
function isWritten(term: Sought, text: string, words: TextWord[], at: number): boolean {
  const { from = 0, to = 0 } = words[at] ?? {};
  const written = text.slice(from, to);
  if (/^\p{Lu}{1,4}$/u.test(term.text))
    return written === term.text || written.startsWith(`${term.text}'`) || written.startsWith(`${term.text}’`);
  return !term.isName || !/^\p{Lu}/u.test(term.text) || /\p{Lu}/u.test(written);
}
