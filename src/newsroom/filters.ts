import { dayOf } from '#platform/dates.ts';
import type { Person } from '#staff';
import { type DeskFilters, type WorkState, workStates } from '#stories';
import { rowNumber } from './around.ts';

/** What the desk's address asks for, each as it stands there: empty where nothing is asked. */
export type Asked = Record<'state' | 'language' | 'section' | 'person' | 'due' | 'search', string>;

const names = ['state', 'language', 'section', 'person', 'due', 'search'] as const;

/** What stands between an idea and its readers: what the desk shows unless it is asked for something else. */
export const openStates = workStates.filter((state) => state !== 'published' && state !== 'withdrawn');

/** Reads the address; words that mean nothing here are left out. */
export function askedIn(query: (name: string) => string | undefined): Asked {
  const read = (name: (typeof names)[number]) => (query(name) ?? '').trim().slice(0, 200);
  const state = read('state');
  const due = read('due');
  return {
    state: state === 'all' || isState(state) ? state : '',
    language: /^[A-Za-z-]{2,20}$/.test(read('language')) ? read('language') : '',
    section: rowNumber(read('section')) === undefined ? '' : read('section'),
    person: rowNumber(read('person')) === undefined ? '' : read('person'),
    due: due === 'today' || due === 'week' ? due : '',
    search: read('search'),
  };
}

/** The same as an address's query, with changes. */
export function queryOf(asked: Asked, changes: Partial<Asked> & { after?: string } = {}): string {
  const query = new URLSearchParams(Object.entries({ ...asked, ...changes }).filter(([, value]) => value !== ''));
  return query.size > 0 ? `?${query}` : '';
}

/** The same as the desk's query takes it. Days are those of the paper's time zone. */
export function filtersOf(
  { state, language, section, person, due, search }: Asked,
  now: Date,
  timeZone: string,
  people: Person[] = [],
): DeskFilters {
  const days = due === 'week' ? 6 : 0;
  return {
    states: state === 'all' ? [] : isState(state) ? [state] : openStates,
    language: language || undefined,
    sectionId: rowNumber(section),
    personId: rowNumber(person),
    dueBy: due ? dayOf(new Date(now.getTime() + days * 86_400_000), timeZone) : undefined,
    search: search || undefined,
    peopleFound: search ? peopleCalled(search, people) : [],
  };
}

/** Whose name begins as was typed, or has a part that does. */
function peopleCalled(search: string, people: Person[]): number[] {
  const plain = (text: string) =>
    text
      .normalize('NFKD')
      .replace(/\p{Mn}/gu, '')
      .toLowerCase();
  const typed = plain(search);
  return people.filter(({ name }) => ` ${plain(name)}`.includes(` ${typed}`)).map(({ id }) => id);
}

function isState(text: string): text is WorkState {
  return (workStates as string[]).includes(text);
}
