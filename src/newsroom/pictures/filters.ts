import { dayOf } from '#platform/dates.ts';
import { endingDays, type LibraryFilters } from '#stories';

/** What may be asked of the library beside words. */
export const libraryKinds = ['incomplete', 'licence', 'unused', 'unmade', 'mine'] as const;

export type LibraryAsked = { search: string; only: (typeof libraryKinds)[number] | '' };

/** Reads the library's address; words that mean nothing here are left out. */
export function libraryAsked(query: (name: string) => string | undefined): LibraryAsked {
  const only = query('only');
  return {
    search: (query('search') ?? '').replaceAll('\u0000', '').trim().slice(0, 200),
    only: libraryKinds.find((kind) => kind === only) ?? '',
  };
}

/** The same as the library's query takes it. Days are those of the paper's time zone. */
export function libraryFilters({ search, only }: LibraryAsked, personId: number, now: Date, timeZone: string): LibraryFilters {
  return {
    search: search || undefined,
    addedBy: only === 'mine' ? personId : undefined,
    only: only === 'mine' || only === '' ? undefined : only,
    licenceBy: dayOf(new Date(now.getTime() + endingDays * 86_400_000), timeZone),
  };
}

/** The same as an address's query, with changes. */
export function libraryQuery(asked: LibraryAsked, changes: { only?: LibraryAsked['only']; after?: string } = {}): string {
  const query = new URLSearchParams(Object.entries({ ...asked, ...changes }).filter(([, value]) => value !== ''));
  return query.size > 0 ? `?${query}` : '';
}
