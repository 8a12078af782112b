import { type ListFacts, type ListLine, takenSlugs } from '#newsletters';
import { field, mailAddress } from '#platform/http/forms.ts';
import type { Words } from '#platform/words.ts';
import { slugOf } from '#stories';
import type { Problems } from './sentences.ts';

const mostNameLetters = 60;
const mostAboutLetters = 240;

/** What was typed of a newsletter; `id` undefined is a new one. */
export type TypedNewsletter = {
  id: number | undefined;
  slug: string;
  names: Record<string, string>;
  about: Record<string, string>;
  frequency: string;
  access: string;
  languages: string[];
  topics: string[];
  senderName: string;
  senderEmail: string;
  replyTo: string;
  problems: Problems;
};

export const newNewsletter: TypedNewsletter = {
  id: undefined,
  slug: '',
  names: {},
  about: {},
  frequency: 'weekly',
  access: 'free',
  languages: [],
  topics: [],
  senderName: '',
  senderEmail: '',
  replyTo: '',
  problems: {},
};

/** A newsletter as its form shows it. */
export function typedOf({ topicIds, senderName, senderEmail, replyTo, ...line }: ListLine): TypedNewsletter {
  const senders = { senderName: senderName ?? '', senderEmail: senderEmail ?? '', replyTo: replyTo ?? '' };
  return { ...line, ...senders, topics: topicIds.map(String), problems: {} };
}

type Known = { languages: string[]; homeLanguage: string; topicIds: number[] };

/** Reads the form of a newsletter; `facts` is undefined where something in it must be mended. Texts in languages that aren't shown stay. */
export function readNewsletter(form: URLSearchParams, before: TypedNewsletter, { languages, homeLanguage, topicIds }: Known, words: Words) {
  const texts = (kind: string, was: Record<string, string>) => ({
    ...was,
    ...Object.fromEntries(languages.map((language) => [language, field(form, `${kind}-${language}`)])),
  });
  const typed: TypedNewsletter = {
    id: before.id,
    slug: before.id === undefined ? field(form, 'slug') : before.slug,
    names: texts('name', before.names),
    about: texts('about', before.about),
    frequency: field(form, 'frequency'),
    access: field(form, 'access'),
    languages: form.getAll('language').filter((one) => languages.includes(one)),
    topics: form.getAll('topic'),
    senderName: field(form, 'senderName'),
    senderEmail: field(form, 'senderEmail'),
    replyTo: field(form, 'replyTo'),
    problems: {},
  };
  const { problems } = typed;
  if (!typed.names[homeLanguage]) problems[`name-${homeLanguage}`] = words('newsroom.settings.problems.empty');
  for (const language of languages) {
    if ((typed.names[language] ?? '').length > mostNameLetters)
      problems[`name-${language}`] = words('newsroom.settings.problems.long', { most: mostNameLetters });
    if ((typed.about[language] ?? '').length > mostAboutLetters)
      problems[`about-${language}`] = words('newsroom.settings.problems.long', { most: mostAboutLetters });
  }
  if (typed.senderName.length > mostNameLetters) problems.senderName = words('newsroom.settings.problems.long', { most: mostNameLetters });
  for (const name of ['senderEmail', 'replyTo'] as const)
    if (typed[name] && !mailAddress(typed[name])) problems[name] = words('newsroom.settings.newsletters.badAddress');
  if (!isFrequency(typed.frequency)) problems.frequency = words('newsroom.settings.problems.unknown');
  if (!isAccess(typed.access)) problems.access = words('newsroom.settings.problems.unknown');
  const slug = slugOf(typed.slug || (typed.names[homeLanguage] ?? ''))
    .slice(0, 40)
    .replace(/-$/, '');
  if (typed.id === undefined && typed.names[homeLanguage]) {
    if (slug === '') problems.slug = words('newsroom.settings.sections.noSlug');
    else if (takenSlugs.includes(slug)) problems.slug = words('newsroom.settings.sections.reserved', { slug });
  }
  const isRight = Object.keys(problems).length === 0;
  return { typed, slug, facts: isRight ? factsOf(typed, topicIds) : undefined };
}

const isFrequency = (text: string): text is ListFacts['frequency'] => text === 'daily' || text === 'weekly';
const isAccess = (text: string): text is ListFacts['access'] => text === 'free' || text === 'subscribers';
const given = (texts: Record<string, string>) => Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== ''));

function factsOf(typed: TypedNewsletter, known: number[]): ListFacts {
  return {
    names: given(typed.names),
    about: given(typed.about),
    frequency: isFrequency(typed.frequency) ? typed.frequency : 'weekly',
    access: isAccess(typed.access) ? typed.access : 'free',
    languages: typed.languages,
    topicIds: known.filter((id) => typed.topics.includes(String(id))),
    senderName: typed.senderName || null,
    senderEmail: typed.senderEmail || null,
    replyTo: typed.replyTo || null,
  };
}
