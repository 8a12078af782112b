import type { MadeFilters } from '#stories';
import { rowNumber } from '../around.ts';

/** What the list of translations can show: one kind of work at a time. */
export const views = ['translate', 'back', 'review', 'stale', 'late', 'all'] as const;

export type View = (typeof views)[number];

/** What the list's address asks for, each as it stands there. A language of `mine` is those that whoever looks works in. */
export type AskedList = { view: View; language: string; person: string };

/** Reads the address; words that mean nothing here are left out. Who works in some languages sees those, unless they ask for others. */
export function askedList(query: (name: string) => string | undefined, hasLanguages: boolean): AskedList {
  const language = query('language') ?? '';
  const first = hasLanguages ? 'mine' : '';
  return {
    view: views.find((one) => one === query('view')) ?? 'translate',
    language: language === 'any' ? '' : /^[A-Za-z-]{2,20}$/.test(language) && (language !== 'mine' || hasLanguages) ? language : first,
    person: rowNumber(query('person')) === undefined ? '' : (query('person') ?? ''),
  };
}

/** The same as an address's query, with changes. */
export function listQuery(asked: AskedList, changes: Partial<AskedList> & { after?: string } = {}): string {
  const { language, ...rest } = { ...asked, ...changes };
  const named = Object.entries({ ...rest, language: language || 'any' }).filter(([, value]) => value !== '');
  return `?${new URLSearchParams(named)}`;
}

export type Looked = {
  languages: string[] | undefined;
  /** Whose work is shown; undefined is everybody's. */
  personId: number | undefined;
  /** Work that nobody has is shown beside it. */
  withFree: boolean;
  /** What that person was asked to review. */
  reviewing: number[];
  stale: number[];
  today: string;
};

/** What each view shows of the versions made from others. */
export function filtersFor({ languages, personId, withFree, reviewing, stale, today }: Looked): Record<View, MadeFilters> {
  const assignedTo = personId === undefined ? undefined : withFree ? [personId, null] : [personId];
  const own = { languages, assignedTo };
  return {
    translate: { ...own, states: ['idea', 'draft'], isHandedBack: false },
    back: { ...own, states: ['idea', 'draft'], isHandedBack: true },
    // Editors see what lies with them, others where theirs lies.
    review: withFree
      ? { ...own, states: ['review'] }
      : { languages, states: ['review'], versionIds: personId === undefined ? undefined : reviewing },
    stale: { ...own, versionIds: stale },
    late: { ...own, states: ['idea', 'draft', 'review'], lateOn: today },
    all: own,
  };
}
