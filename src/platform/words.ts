import { IntlMessageFormat } from 'intl-messageformat';
import ar from '../../locales/ar.json' with { type: 'json' };
import en from '../../locales/en.json' with { type: 'json' };
import es from '../../locales/es.json' with { type: 'json' };
import fr from '../../locales/fr.json' with { type: 'json' };

type Tree = { [key: string]: string | Tree };
type Paths<T> = { [K in keyof T & string]: T[K] extends string ? K : `${K}.${Paths<T[K]>}` }[keyof T & string];

/** Every phrase of the interface, keyed module.page.phrase. English is complete by definition; a test holds the others to it. */
export type Phrase = Paths<typeof en>;

/** Says a phrase in one language. Phrases are ICU MessageFormat; `values` fill their places. */
export type Words = (phrase: Phrase, values?: Record<string, string | number>) => string;

const trees: Record<string, Tree> = { en, fr, es, ar };

/** The languages the interface speaks. */
export const spokenLanguages = Object.keys(trees);

function flatten(tree: Tree, prefix: string, into: Map<string, string>): Map<string, string> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === 'string') into.set(prefix + key, value);
    else flatten(value, `${prefix}${key}.`, into);
  }
  return into;
}

const phrases = new Map(Object.entries(trees).map(([language, tree]) => [language, flatten(tree, '', new Map())]));
const made = new Map<string, Words>();

/** The words of a language; of English where the interface doesn't speak it. */
export function wordsIn(language: string): Words {
  const spoken = phrases.has(language) ? language : phrases.has(language.split('-')[0] ?? '') ? (language.split('-')[0] ?? 'en') : 'en';
  const known = made.get(spoken);
  if (known) return known;
  const formats = new Map<string, IntlMessageFormat>();
  const words: Words = (phrase, values) => {
    const text = phrases.get(spoken)?.get(phrase) ?? phrases.get('en')?.get(phrase);
    if (text === undefined) throw new Error(`No such phrase: ${phrase}`);
    if (!text.includes('{')) return text;
    const format = formats.get(phrase) ?? new IntlMessageFormat(text, language, undefined, { ignoreTag: true });
    formats.set(phrase, format);
    return String(format.format(values));
  };
  made.set(spoken, words);
  return words;
}

/** All phrases of a language by key. For tests. */
export function phrasesOf(language: string): Map<string, string> {
  return phrases.get(language) ?? new Map();
}
