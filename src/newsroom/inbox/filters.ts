import { type InboxFilters, inboxStates } from '#sources';
import { rowNumber } from '../around.ts';
import { countriesIn } from '../countries.ts';

/** What is asked of the inbox, as its address and its form say it. */
export type AskedInbox = { state: InboxFilters['state']; source: string; country: string; language: string; topic: string };

const most = 100;

/** Reads the inbox's address; words that mean nothing here are left out. */
export function inboxAsked(query: (name: string) => string | undefined): AskedInbox {
  const text = (name: string) => (query(name) ?? '').replaceAll('\u0000', '').trim().slice(0, most);
  const language = text('language');
  const country = text('country').toUpperCase();
  return {
    state: inboxStates.find((one) => one === query('state')) ?? 'new',
    source: rowNumber(query('source')) === undefined ? '' : text('source'),
    country: countriesIn(country, 'en').codes.includes(country) ? country : '',
    language: /^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(language) ? language : '',
    topic: text('topic'),
  };
}

/** The same as the inbox's query takes it. */
export function inboxFilters({ state, source, country, language, topic }: AskedInbox, personId: number): InboxFilters {
  return {
    state,
    personId,
    sourceId: rowNumber(source),
    countryCode: country || undefined,
    language: language || undefined,
    subject: topic || undefined,
  };
}

/** The same as an address's query, with changes. */
export function inboxQuery(asked: AskedInbox, changes: Record<string, string> = {}): string {
  const all = { ...asked, state: asked.state === 'new' ? '' : asked.state, ...changes };
  const query = new URLSearchParams(Object.entries(all).filter(([name, value]) => value !== '' && !(name === 'state' && value === 'new')));
  return query.size > 0 ? `?${query}` : '';
}
