import { rulesOf } from '../segments/languages.ts';
import { sentencesOf } from '../segments/sentences.ts';

const joiners = new Set(
  'de, del, della, di, da, do, dos, das, du, des, la, le, van, von, der, den, zu, of, and, bin, ibn, el, al'.split(', '),
);
const months = new Map<string, Set<string>>();

/** Names of months and days, which English writes with a capital. */
function calendarOf(language: string): Set<string> {
  const known = months.get(language);
  if (known) return known;
  const names = new Set<string>();
  for (let at = 0; at < 12; at++)
    for (const [options, on] of [
      [{ month: 'long' }, Date.UTC(2024, at, 15)],
      [{ weekday: 'long' }, Date.UTC(2024, 0, 1 + at)],
    ] as const)
      names.add(new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(on));
  months.set(language, names);
  return names;
}

/**
 * Names that a text seems to have, each once: words with a capital that stand together ("Ana de Souza"), and single ones within a sentence. Only in
 * scripts with capitals; in German, where every noun has one, only two and more together. The case endings of Russian names are kept as met.
 */
export function namesIn(text: string, language: string): string[] {
  const found = new Set<string>();
  const starters = new Set(rulesOf(language).starters.split(/,\s+/u));
  for (const sentence of sentencesOf(text, language)) {
    const words = Array.from(sentence.matchAll(/[\p{L}\p{M}\p{N}]+(?:[’'-][\p{L}\p{M}\p{N}]+)*/gu), (match) => ({
      text: match[0],
      at: match.index,
    }));
    for (let at = 0; at < words.length; at++) {
      const run = runAt(sentence, words, at, (word, place) => isName(word, place === 0, starters) && !calendarOf(language).has(word));
      if (run === 0) continue;
      const [first, last] = [words[at], words[at + run - 1]];
      // The first word of a sentence alone says nothing.
      const isSure = run > 1 || (at > 0 && !/^de\b/.test(language));
      if (first && last && isSure) found.add(sentence.slice(first.at, last.at + last.text.length));
      at += run - 1;
    }
  }
  return [...found].filter((name) => name.length > 2 && name.length <= 80);
}

type Word = { text: string; at: number };

function isName(word: string, isFirst: boolean, starters: Set<string>): boolean {
  // "I'm" has a capital and is nobody.
  return /^\p{Lu}/u.test(word) && !/^I[’']/u.test(word) && !(isFirst && starters.has(word));
}

/** How many words from one on are a name: joined by single spaces, small words only between those with a capital. */
function runAt(sentence: string, words: Word[], from: number, isPart: (word: string, place: number) => boolean): number {
  let length = 0;
  for (let at = from; at < words.length && at - from < 6; at++) {
    const [word, before] = [words[at], words[at - 1]];
    if (!word) break;
    if (at > from && before && sentence.slice(before.at + before.text.length, word.at) !== ' ') break;
    if (isPart(word.text, at)) length = at - from + 1;
    else if (at === from || !joiners.has(word.text)) break;
  }
  return length;
}
