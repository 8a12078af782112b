import type { EditorPhrase } from './island.ts';

/** Says a phrase of the editor; `values` fill its places. */
export type EditorWords = (phrase: EditorPhrase, values?: Record<string, string | number>) => string;

/** The words of the interface as the page brought them. Numbers are written as the interface's language writes them. */
export function wordsFrom(phrases: Record<string, string>, language: string): EditorWords {
  const numbers = new Intl.NumberFormat(language);
  return (phrase, values = {}) =>
    (phrases[phrase] ?? phrase).replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      return typeof value === 'number' ? numbers.format(value) : (value ?? whole);
    });
}
