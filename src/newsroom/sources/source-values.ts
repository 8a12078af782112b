import { isClean, safeLink } from '#document';
import { field, mailAddress } from '#platform/http/forms.ts';
import type { Words } from '#platform/words.ts';
import type { Partner, Source } from '#sources';
import type { PaperFacts } from '#stories';
import { countriesIn, countriesText } from '../countries.ts';

const mostLetters = {
  name: 120,
  latinName: 120,
  country: 60,
  languages: 200,
  url: 500,
  permission: 500,
  creditLine: 300,
  contactName: 120,
  contactEmail: 254,
  contactPhone: 60,
  notes: 4000,
} as const;

type FieldName = keyof typeof mostLetters;

/** A partner paper as it is typed; `about` by language. */
export type TypedSource = { values: Record<FieldName, string>; about: Record<string, string>; problems: Record<string, string> };

export type AgreedSource = { facts: PaperFacts; partner: Partner };

const names = Object.keys(mostLetters) as FieldName[];

/** The form of a partner paper nobody has written anything of. */
export const emptySource: TypedSource = {
  values: Object.fromEntries(names.map((name) => [name, ''])) as Record<FieldName, string>,
  about: {},
  problems: {},
};

/** A partner paper as its form shows it. */
export function typedSource(source: Source, language: string): TypedSource {
  const { name, latinName, countryCode, languages, url, permission, about, partner } = source;
  const facts = {
    name,
    latinName: latinName ?? '',
    country: countriesText([countryCode], language),
    languages: languages.join(', '),
    url,
    permission,
  };
  return { values: { ...facts, ...partner }, about, problems: {} };
}

/** What was typed of a partner paper, and what it comes to when nothing is wrong with it. `known` are what its description may be written in. */
export function readSource(
  form: URLSearchParams,
  words: Words,
  language: string,
  known: string[],
): { typed: TypedSource; agreed: AgreedSource | undefined } {
  const values = { ...emptySource.values };
  const problems: Record<string, string> = {};
  for (const name of names) {
    values[name] = field(form, name).normalize('NFC');
    if (values[name].length > mostLetters[name]) problems[name] = words('newsroom.parts.long', { most: mostLetters[name] });
    else if (!isClean(values[name].replace(/[\r\n]/g, ' '))) problems[name] = words('newsroom.parts.unclean');
  }
  const about: Record<string, string> = {};
  for (const one of known) {
    const text = field(form, `about-${one}`).normalize('NFC');
    if (text.length > 1000) problems[`about-${one}`] = words('newsroom.parts.long', { most: 1000 });
    else if (!isClean(text.replace(/[\r\n]/g, ' '))) problems[`about-${one}`] = words('newsroom.parts.unclean');
    if (text !== '') about[one] = text;
  }
  const { codes, unknown } = countriesIn(values.country, language);
  const languages = tagsIn(values.languages);
  if (values.name === '') problems.name ??= words('newsroom.sources.problems.name');
  if (codes.length !== 1 || unknown.length > 0) problems.country ??= words('newsroom.sources.problems.country');
  if (languages === undefined || languages.length === 0) problems.languages ??= words('newsroom.sources.problems.languages');
  if (!safeLink(values.url)?.startsWith('http')) problems.url ??= words('newsroom.source.noUrl');
  if (values.contactEmail !== '' && !mailAddress(values.contactEmail)) problems.contactEmail ??= words('readers.signIn.badEmail');
  const typed = { values, about, problems };
  const [countryCode] = codes;
  if (Object.keys(problems).length > 0 || !countryCode || !languages) return { typed, agreed: undefined };
  const { name, latinName, url, permission, creditLine, contactName, contactEmail, contactPhone, notes } = values;
  const facts = { name, latinName: latinName || null, countryCode, languages, url, about, permission };
  return { typed, agreed: { facts, partner: { creditLine, contactName, contactEmail, contactPhone, notes } } };
}

/** Language tags (BCP 47) between commas, each once; undefined where one of them is none. */
export function tagsIn(typed: string): string[] | undefined {
  const tags = typed
    .split(/[,;،؛\s]+/)
    .filter(Boolean)
    .map((tag) => {
      try {
        return Intl.getCanonicalLocales(tag)[0];
      } catch {
        return undefined;
      }
    });
  return tags.includes(undefined) ? undefined : [...new Set(tags.filter((tag) => tag !== undefined))];
}

/** What a paper is called where its own script may not be read. */
export const nameOf = ({ name, latinName }: Pick<PaperFacts, 'name' | 'latinName'>) => latinName ?? name;
