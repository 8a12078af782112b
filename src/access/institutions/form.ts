import { field } from '#platform/http/forms.ts';
import type { Words } from '#platform/words.ts';
import { readDomain } from './domains.ts';
import type { Taken } from './manage.ts';
import { readRange, withoutNested } from './ranges.ts';
import type { Institution, NewInstitution, Reach } from './store.ts';

const names = ['name', 'contact', 'startsOn', 'endsOn', 'dailyReaders', 'ranges', 'domains'] as const;

type Name = (typeof names)[number];

/** What stands in the form, as it was typed, and what is wrong with each field, a sentence or several. */
export type Typed = Record<Name, string> & { problems: Partial<Record<Name, string[]>> };

const mostLines = 1000;
const mostBlocks = 4000;
const mostReaders = 1_000_000;

/** A form of nothing yet: a year from today. */
export function emptyForm(today: string): Typed {
  const end = new Date(`${today}T00:00:00Z`);
  end.setUTCFullYear(end.getUTCFullYear() + 1);
  end.setUTCDate(end.getUTCDate() - 1);
  const none = { name: '', contact: '', ranges: '', domains: '', problems: {} };
  return { ...none, startsOn: today, endsOn: end.toISOString().slice(0, 10), dailyReaders: '200' };
}

/** An institution as the form shows it. */
export function formOf({ name, contact, startsOn, endsOn, dailyReaders }: Institution, { ranges, domains }: Reach): Typed {
  const reach = { ranges: ranges.join('\n'), domains: domains.join('\n') };
  return { name, contact, startsOn, endsOn, dailyReaders: String(dailyReaders), ...reach, problems: {} };
}

/** Reads a posted form. `agreed` is there when nothing is wrong with it. */
export function readInstitution(
  form: URLSearchParams,
  words: Words,
  isDay: (text: string) => boolean,
): { typed: Typed; agreed?: NewInstitution & { reach: Reach } } {
  const text = Object.fromEntries(names.map((name) => [name, field(form, name)])) as Record<Name, string>;
  const problems: Typed['problems'] = {};
  const wrong = (name: Name, sentence: string) => {
    problems[name] = [...(problems[name] ?? []), sentence];
  };
  if (text.name === '' || text.name.length > 100) wrong('name', words('access.institutions.noName'));
  if (text.contact.length > 500) wrong('contact', words('access.institutions.longContact'));
  if (!isDay(text.startsOn)) wrong('startsOn', words('access.institutions.noDay'));
  if (!isDay(text.endsOn)) wrong('endsOn', words('access.institutions.noDay'));
  else if (isDay(text.startsOn) && text.endsOn < text.startsOn) wrong('endsOn', words('access.institutions.backwards'));
  const dailyReaders = /^\d{1,7}$/.test(text.dailyReaders) ? Number(text.dailyReaders) : 0;
  if (dailyReaders < 1 || dailyReaders > mostReaders) wrong('dailyReaders', words('access.institutions.noNumber', { most: mostReaders }));

  const reach: Reach = { ranges: [], domains: [] };
  for (const line of linesIn(text.ranges)) {
    const outcome = readRange(line);
    if (outcome.ok) reach.ranges.push(...outcome.blocks);
    else wrong('ranges', words('access.institutions.line', { line: line.slice(0, 100), reason: outcome.reason, name: '' }));
  }
  for (const line of linesIn(text.domains)) {
    const outcome = readDomain(line);
    if (outcome.ok) reach.domains.push(outcome.domain);
    else wrong('domains', words('access.institutions.line', { line: line.slice(0, 100), reason: `${outcome.reason}Domain`, name: '' }));
  }
  const isMuch = linesIn(text.ranges).length > mostLines || reach.ranges.length > mostBlocks || linesIn(text.domains).length > mostLines;
  if (isMuch) wrong('ranges', words('access.institutions.tooMany', { most: mostLines }));
  if (text.ranges === '' && text.domains === '') wrong('ranges', words('access.institutions.noReach'));
  const typed = { ...text, problems };
  if (Object.keys(problems).length > 0) return { typed };
  const { name, contact, startsOn, endsOn } = text;
  const own = { ranges: withoutNested(reach.ranges), domains: [...new Set(reach.domains)] };
  return { typed, agreed: { name, contact, startsOn, endsOn, dailyReaders, reach: own } };
}

/** The form again, with what another institution has already beside the field that says it. */
export function withTaken(typed: Typed, taken: Taken[], words: Words): Typed {
  const sentences = (isRange: boolean) =>
    taken
      .filter(({ line }) => line.includes('/') === isRange)
      .map(({ line, name }) => words('access.institutions.line', { line, reason: 'taken', name }));
  const [ranges, domains] = [sentences(true), sentences(false)];
  return { ...typed, problems: { ...(ranges.length > 0 ? { ranges } : {}), ...(domains.length > 0 ? { domains } : {}) } };
}

const linesIn = (text: string) =>
  text
    .split(/[\n,;]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
