import { field } from '#platform/http/forms.ts';
import type { Words } from '#platform/words.ts';
import { type Names, slugOf } from '#stories';
import type { Problems } from './sentences.ts';

const mostLetters = 40;

/** First words of the paper's own addresses, and of some to come: a section of that name could not be reached. */
export const reservedWords = [
  'about',
  'account',
  'api',
  'archive',
  'assets',
  'authors',
  'cancel',
  'checkout',
  'countries',
  'dev',
  'dossiers',
  'feed',
  'gift',
  'gifts',
  'group',
  'groups',
  'healthz',
  'institutions',
  'issues',
  'kuendigen',
  'languages',
  'latest',
  'magazine',
  'newsletters',
  'newsroom',
  'open',
  'pictures',
  'preview',
  'privacy',
  'readyz',
  'redeem',
  'robots',
  'sandbox',
  'search',
  'sign-in',
  'sign-out',
  'sources',
  'subscribe',
  'terms',
  'topics',
  'webhooks',
  'websub',
  'withdraw',
];

/** What was typed of a section or topic: names by language and, of a new one, its address. */
export type TypedShelf = { id: number | undefined; names: Names; slug: string; problems: Problems };

/** Reads names by language. One in the home language has to be there. */
export function readNames(
  form: URLSearchParams,
  languages: string[],
  homeLanguage: string,
  words: Words,
): { names: Names; problems: Problems } {
  const names = Object.fromEntries(languages.map((language) => [language, field(form, `name-${language}`)]));
  const problems: Problems = {};
  if (!names[homeLanguage]) problems[homeLanguage] = words('newsroom.settings.problems.empty');
  for (const [language, name] of Object.entries(names))
    if (name.length > mostLetters) problems[language] = words('newsroom.settings.problems.long', { most: mostLetters });
  return { names, problems };
}

/** The address of a new section or topic: as typed, else made of its name; and what is wrong with it. */
export function readSlug(typed: string, name: string, languages: string[], words: Words): { slug: string; problem: string | undefined } {
  const slug = slugOf(typed || name)
    .slice(0, 40)
    .replace(/-$/, '');
  if (slug === '') return { slug, problem: words('newsroom.settings.sections.noSlug') };
  const isHidden = reservedWords.includes(slug) || languages.some((language) => language.toLowerCase() === slug);
  return { slug, problem: isHidden ? words('newsroom.settings.sections.reserved', { slug }) : undefined };
}
