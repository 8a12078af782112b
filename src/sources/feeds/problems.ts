import type { Fetched } from '#platform/fetch.ts';

/** Why a try brought nothing, each with its words on the page of feeds. */
export const feedProblems = [
  'address',
  'not-public',
  'redirects',
  'slow',
  'large',
  'garbled',
  'unreachable',
  'gone',
  'busy',
  'closed',
  'missing',
  'failing',
  'no-feed',
  'doctype',
  'broken',
] as const;

export type FeedProblem = (typeof feedProblems)[number];

/** What an answer says is wrong by its status alone; undefined where it is an answer with a feed in it. */
export function problemOfStatus(status: number): FeedProblem | undefined {
  if (status >= 200 && status < 300) return undefined;
  if (status === 410) return 'gone';
  if (status === 429 || status === 503) return 'busy';
  if (status === 401 || status === 402 || status === 403 || status === 407 || status === 451) return 'closed';
  if (status === 404) return 'missing';
  return 'failing';
}

/** The reason a fetch gives, which is a problem of the feed as it stands. */
export function problemOfFetch(fetched: Extract<Fetched, { ok: false }>): FeedProblem {
  return fetched.reason;
}

/** Minutes until a feed that has failed so many times in a row is asked again: five at first, a day at most. */
export function minutesUntilNext(failures: number): number {
  return Math.min(5 * 2 ** Math.min(failures - 1, 12), 1440);
}

/** When a server that is busy wants to be asked again (RFC 9110, 10.2.3): within a day, and not at once. */
export function retryAfter(header: string | undefined, now: Date): Date | undefined {
  if (!header) return undefined;
  const seconds = /^\s*\d+\s*$/.test(header) ? Number(header) : (Date.parse(header) - now.getTime()) / 1000;
  if (Number.isNaN(seconds)) return undefined;
  return new Date(now.getTime() + Math.min(Math.max(seconds, 60), 86_400) * 1000);
}
