import type { Document } from './document.ts';
import { plainText } from './plain-text.ts';

const segmenters = new Map<string, Intl.Segmenter>();

/** Words of a document as its language cuts them (Unicode UAX 29 with ICU's dictionaries), captions and attributions among them. */
export function countWords(document: Document, language: string): number {
  return wordsIn(plainText(document), language);
}

/** Words of a text: what lies between two spaces in English, what the dictionary finds in Japanese. */
export function wordsIn(text: string, language: string): number {
  const segmenter = segmenters.get(language) ?? new Intl.Segmenter(language, { granularity: 'word' });
  segmenters.set(language, segmenter);
  let words = 0;
  for (const segment of segmenter.segment(text)) if (segment.isWordLike) words += 1;
  return words;
}

// Words a minute read silently, by language: Trauzettel-Klosinski and Dietz, "Standardized Assessment of Reading Performance" (IOVS, 2012).
const pace: Record<string, number> = {
  ar: 138,
  de: 179,
  en: 228,
  es: 218,
  fi: 161,
  fr: 195,
  he: 187,
  it: 188,
  ja: 193,
  nl: 202,
  pl: 166,
  pt: 181,
  ru: 184,
  sl: 180,
  sv: 199,
  tr: 166,
  zh: 158,
};

/** Minutes it takes to read so many words, rounded, at least 1. Languages nobody measured are read at the mean of those measured, 184. */
export function readingMinutes(words: number, language: string): number {
  return Math.max(1, Math.round(words / (pace[language.split('-')[0]?.toLowerCase() ?? ''] ?? 184)));
}
