import { isLanguage } from '../glossary/filters.ts';

const scopes = ['person', 'paper', 'partner'] as const;

/** What the memory's address asks for, each as it stands there: empty where nothing is asked. */
export type MemoryAsked = { search: string; from: string; to: string; scope: (typeof scopes)[number] | '' };

export const memoryScopes = scopes;

/** Reads the address; words that mean nothing here are left out. */
export function memoryAsked(query: (name: string) => string | undefined): MemoryAsked {
  const language = (name: string) => (isLanguage(query(name) ?? '') ? (query(name) ?? '') : '');
  return {
    search: (query('search') ?? '').replaceAll('\u0000', '').trim().slice(0, 200),
    from: language('from'),
    to: language('to'),
    scope: scopes.find((scope) => scope === query('scope')) ?? '',
  };
}

/** The same as an address's query, with changes. */
export function memoryQuery(asked: MemoryAsked, changes: { before?: string; said?: string } = {}): string {
  const query = new URLSearchParams(Object.entries({ ...asked, ...changes }).filter(([, value]) => value !== ''));
  return query.size > 0 ? `?${query}` : '';
}
