import { isDay, momentAt } from '#platform/dates.ts';
import { type SubscriberFilter, subscriberStates } from '#subscriptions';

const names = ['search', 'state', 'plan', 'beganFrom', 'beganUntil', 'endsFrom', 'endsUntil'] as const;
const days = ['beganFrom', 'beganUntil', 'endsFrom', 'endsUntil'] as const;

/** What the address of the list asks for, each as it stands there: empty where nothing is asked. */
export type AskedSubscribers = Record<(typeof names)[number], string>;

/** Reads the address; words that mean nothing here are left out. */
export function subscribersAsked(query: (name: string) => string | undefined): AskedSubscribers {
  const read = (name: (typeof names)[number]) => (query(name) ?? '').replaceAll('\u0000', '').trim().slice(0, 200);
  const asked = Object.fromEntries(names.map((name) => [name, read(name)])) as AskedSubscribers;
  if (!(subscriberStates as readonly string[]).includes(asked.state)) asked.state = '';
  if (!/^[\w-]{0,100}$/.test(asked.plan)) asked.plan = '';
  for (const name of days) if (!isDay(asked[name])) asked[name] = '';
  return asked;
}

/** The same as the list's query takes it. Days are whole days of the paper's time zone, the last one included. */
export function subscriberFilter({ search, state, plan, ...asked }: AskedSubscribers, timeZone: string): SubscriberFilter {
  const start = (day: string) => (day ? momentAt(`${day}T00:00`, timeZone) : undefined);
  const after = (day: string) =>
    day ? start(new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10)) : undefined;
  return {
    search: search || undefined,
    state: subscriberStates.find((one) => one === state),
    plan: plan || undefined,
    beganFrom: start(asked.beganFrom),
    beganUntil: after(asked.beganUntil),
    endsFrom: start(asked.endsFrom),
    endsUntil: after(asked.endsUntil),
  };
}

/** The same as an address's query, with the page. */
export function subscribersQuery(asked: AskedSubscribers, changes: { after?: string } = {}): string {
  const query = new URLSearchParams(Object.entries({ ...asked, ...changes }).filter(([, value]) => value !== ''));
  return query.size > 0 ? `?${query}` : '';
}
