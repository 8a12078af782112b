import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { field } from '#platform/http/forms.ts';
import { languageName } from '#platform/languages.ts';
import type { Words } from '#platform/words.ts';
import { type Settings, settingsSchema } from '#settings';
import { publishedIn, sectionsOf } from '#stories';
import { languageOptions } from './languages.ts';
import { type Problems, sentencesFor } from './sentences.ts';

/** What was typed of the paper's own group, and what is wrong with it. */
export type TypedPaper = {
  name: string;
  tagline: Record<string, string>;
  timeZone: string;
  homeLanguage: string;
  languages: string[];
  /** How many published stories would leave with a language: to be confirmed. */
  leaving?: { language: string; count: number }[];
  problems: Problems;
};

/** What the form begins with. A paper that nobody has set up is in the time zone of its machine. */
export function paperTyped({ name, tagline, timeZone, homeLanguage, languages }: Settings['paper'], isNew: boolean): TypedPaper {
  const zone = isNew ? Intl.DateTimeFormat().resolvedOptions().timeZone : timeZone;
  return { name: isNew ? '' : name, tagline, timeZone: zone, homeLanguage, languages, problems: {} };
}

/** Reads the form of the paper's own group, and asks of it what the schema can't know. The value is there when nothing is wrong. */
export async function readPaper(
  { app, press, words, language }: { app: App; press: Press; words: Words; language: string },
  form: URLSearchParams,
  now: Settings['paper'],
): Promise<{ typed: TypedPaper; value: Settings['paper'] | undefined }> {
  const offered = new Set(languageOptions(language, now.languages).map(({ value }) => value));
  const home = field(form, 'home');
  const homeLanguage = offered.has(home) ? home : now.homeLanguage;
  const others = [...form.getAll('language'), field(form, 'add')].filter((one) => offered.has(one) && one !== homeLanguage);
  const languages = [...new Set([homeLanguage, ...others])];
  const taglines = languages.map((one) => [one, field(form, `tagline-${one}`)]).filter(([, text]) => text !== '');
  // What was said in a language that leaves waits for it to come back.
  const waiting = Object.fromEntries(Object.entries(now.tagline).filter(([one]) => !languages.includes(one)));
  const given = {
    name: field(form, 'name'),
    tagline: { ...waiting, ...Object.fromEntries(taglines) },
    timeZone: field(form, 'timeZone'),
    homeLanguage,
    languages,
  };
  const read = settingsSchema.shape.paper.safeParse(given);
  const problems = sentencesFor(words, read.error);
  if (home !== homeLanguage) problems.homeLanguage = words('newsroom.settings.problems.unknown');
  for (const [one, text] of taglines)
    if ((text ?? '').length > 120) problems[`tagline.${one}`] = words('newsroom.settings.problems.long', { most: 120 });

  // An edition's language stands where a section's address would: neither may hide the other.
  const sections = await sectionsOf(app.db);
  const hidden = languages.find((one) => sections.some(({ slug }) => slug === one.toLowerCase()));
  if (hidden) problems.languages = words('newsroom.settings.paper.sectionInTheWay', { section: hidden });
  const isMoved = homeLanguage !== now.homeLanguage;
  const removed = now.languages.filter((one) => !languages.includes(one));
  const counts = await Promise.all(
    (isMoved ? now.languages : removed).map(async (one) => ({ language: one, count: await publishedIn(press, one) })),
  );
  if (isMoved && counts.some(({ count }) => count > 0)) problems.homeLanguage = words('newsroom.settings.paper.homeFixed');
  const leaving = counts.filter((one) => removed.includes(one.language) && one.count > 0);
  if (leaving.length > 0 && form.get('sure') !== 'yes') {
    problems.languages = leaving
      .map((one) => words('newsroom.settings.paper.leaving', { language: languageName(one.language, language), count: one.count }))
      .join(' ');
  }
  const isFine = read.success && Object.keys(problems).length === 0;
  return { typed: { ...given, problems, ...(leaving.length > 0 ? { leaving } : {}) }, value: isFine ? read.data : undefined };
}
