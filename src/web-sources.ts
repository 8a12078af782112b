import { type Route, route } from '#platform/http/route.ts';
import type { webSubPages } from '#sources';

type SourcePages = ReturnType<typeof webSubPages>;

/** The routes of partner papers: what hubs call. */
export function sourceRoutes(pages: SourcePages): Route[] {
  return [route('GET', '/websub/:key', 'anyone', 'private', pages.intent), route('POST', '/websub/:key', 'anyone', 'private', pages.news)];
}
