import type { App } from '#platform/app.ts';
import { isLoopback } from '#platform/config.ts';
import { type Fetched, fetchPublic } from '#platform/fetch.ts';

/** Bytes of a feed, and of the page of an item, that are taken at most. */
export const mostBytes = { feed: 10_000_000, page: 3_000_000 };

const seconds = 30;
const accept = 'application/atom+xml, application/rss+xml, application/feed+json, application/xml;q=0.9, application/json;q=0.9, */*;q=0.5';

/** Asks an address of a partner's, and with what it said last only for what is new since. */
export async function askFor(
  app: App,
  url: string,
  most: number,
  known: { etag?: string | null; lastModified?: string | null } = {},
): Promise<Fetched> {
  const headers = {
    Accept: accept,
    ...(known.etag ? { 'If-None-Match': known.etag } : {}),
    ...(known.lastModified ? { 'If-Modified-Since': known.lastModified } : {}),
  };
  const userAgent = `Broadsheet (+${app.baseUrl()})`;
  return fetchPublic(url, { mostBytes: most, seconds, headers, unpacks: true, userAgent, allowsThisMachine: isOnThisMachine(app) });
}

/** Whether the paper is on this machine alone, as on the desk of who tries it: its partners may be there too. */
export function isOnThisMachine(app: App): boolean {
  return isLoopback(new URL(app.baseUrl()).hostname);
}
