import { diffArrays } from 'diff';
import { foldText, tokensOf } from './folding.ts';

/** A stretch of text that both have, or that only the remembered one (gone) or the one asked about (new) has. */
export type Difference = { kind: 'same' | 'gone' | 'new'; text: string };

/** A text made ready to be compared with many. */
export type Compared = { text: string; tokens: string[] };

export function comparedOf(text: string): Compared {
  return { text, tokens: tokensOf(foldText(text)) };
}

/** How alike two texts are, 0–100: words and marks that must be put in, left out or exchanged, against those of the longer text. 100 only for the same text, 99 where case, spaces or quotation marks differ. */
export function likeness(a: Compared, b: Compared): number {
  const longer = Math.max(a.tokens.length, b.tokens.length);
  if (longer === 0) return a.text === b.text ? 100 : 99;
  const apart = distance(a.tokens, b.tokens);
  if (apart > 0) return Math.min(99, Math.floor(100 * (1 - apart / longer)));
  return a.text.replace(/\s+/gu, ' ').trim() === b.text.replace(/\s+/gu, ' ').trim() ? 100 : 99;
}

/** The least score that counts as a match. */
export const leastScore = 50;

/** Levenshtein's distance of two rows of words, or more than any match may have. */
function distance(a: string[], b: string[]): number {
  const bound = Math.ceil(Math.max(a.length, b.length) * (1 - leastScore / 100));
  if (Math.abs(a.length - b.length) > bound || lacking(a, b) > bound) return Math.max(a.length, b.length);
  let before = Uint16Array.from({ length: b.length + 1 }, (_, at) => at);
  let row = new Uint16Array(b.length + 1);
  for (let i = 1; i <= a.length; i++) {
    row[0] = i;
    let least = i;
    for (let j = 1; j <= b.length; j++) {
      const exchanged = (before[j - 1] as number) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const cost = Math.min(exchanged, (before[j] as number) + 1, (row[j - 1] as number) + 1);
      row[j] = cost;
      if (cost < least) least = cost;
    }
    if (least > bound) return Math.max(a.length, b.length);
    [before, row] = [row, before];
  }
  return before[b.length] as number;
}

/** How many words of the longer row the other doesn't have: no distance is smaller. */
function lacking(a: string[], b: string[]): number {
  const [longer, shorter] = a.length >= b.length ? [a, b] : [b, a];
  const left = new Map<string, number>();
  for (const word of shorter) left.set(word, (left.get(word) ?? 0) + 1);
  let lacking = 0;
  for (const word of longer) {
    const count = left.get(word) ?? 0;
    if (count > 0) left.set(word, count - 1);
    else lacking++;
  }
  return lacking;
}

/** Word by word what the remembered text has otherwise than the one asked about. */
export function differenceOf(remembered: string, asked: string): Difference[] {
  return diffArrays(spacedWords(remembered), spacedWords(asked)).map((change) => ({
    kind: change.added ? 'new' : change.removed ? 'gone' : 'same',
    text: change.value.join(''),
  }));
}

/** Words with the space after them, so that joined they are the text again. */
function spacedWords(text: string): string[] {
  const words: string[] = [];
  let at = 0;
  for (const word of tokensOf(text)) {
    const from = text.indexOf(word, at);
    if (from > at && words.length > 0) words[words.length - 1] += text.slice(at, from);
    else if (from > at) words.push(text.slice(at, from));
    words.push(word);
    at = from + word.length;
  }
  if (at < text.length) words.push((words.pop() ?? '') + text.slice(at));
  return words;
}
