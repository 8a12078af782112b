import { createHash } from 'node:crypto';

// Scripts that write without spaces: each sign counts as a word.
const sign = '[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}]';
const signs = new RegExp(sign, 'u');
const token = new RegExp(
  `${sign}\\p{M}*|(?:(?!${sign})[\\p{L}\\p{N}])(?:(?!${sign})[\\p{L}\\p{M}\\p{N}]|[’'.,](?=(?!${sign})[\\p{L}\\p{N}]))*|[^\\s]`,
  'gu',
);

/** A text as the memory compares it: small letters, one kind of quotation mark and of space, no Arabic vowels or lengthenings. */
export function foldText(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\u064b-\u0652\u0670\u0640\u00ad\u200b-\u200f\u2060-\u2069]/g, '')
    .replace(/[“”„«»‟]/g, '"')
    .replace(/[‘’‚‹›ʼ]/g, "'")
    .replace(/[‐‑–—]/g, '-')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** What two texts have in common that fold to the same: the first 16 bytes of a SHA-256. */
export function keyOfText(text: string): Buffer {
  return createHash('sha256').update(foldText(text)).digest().subarray(0, 16);
}

/** The key of the text beside one, null where there is none: in context means that those of both sides agree. */
export function keyOfNeighbour(text: string | undefined): Buffer | null {
  return text ? keyOfText(text) : null;
}

/** The words and marks of a text, in order, as written: a sign is a word where a script knows no spaces. */
export function tokensOf(text: string): string[] {
  return text.match(token) ?? [];
}

/** True for a word of a script that writes without spaces. */
export function isSign(word: string): boolean {
  return signs.test(word);
}
