import type { newsroomPages } from '#newsroom';
import { type Route, route } from '#platform/http/route.ts';
import type { webSubPages } from '#sources';

/** Every route of partner papers: their feeds, and what hubs call. */
export function sourceRoutes(newsroom: ReturnType<typeof newsroomPages>, hubs: ReturnType<typeof webSubPages>): Route[] {
  return [
    route('GET', '/newsroom/feeds', 'staff:sources:see', 'private', newsroom.feeds),
    route('POST', '/newsroom/feeds', 'staff:sources:manage', 'private', newsroom.addFeed),
    route('GET', '/newsroom/feeds/new', 'staff:sources:manage', 'private', newsroom.newFeed),
    route('GET', '/newsroom/feeds/:id', 'staff:sources:see', 'private', newsroom.feed),
    route('POST', '/newsroom/feeds/:id/pause', 'staff:sources:manage', 'private', newsroom.pauseFeed),
    route('POST', '/newsroom/feeds/:id/resume', 'staff:sources:manage', 'private', newsroom.resumeFeed),
    route('POST', '/newsroom/feeds/:id/ask', 'staff:sources:manage', 'private', newsroom.askFeed),
    route('POST', '/newsroom/feeds/:id/remove', 'staff:sources:manage', 'private', newsroom.removeFeed),
    route('GET', '/websub/:key', 'anyone', 'private', hubs.intent),
    route('POST', '/websub/:key', 'anyone', 'private', hubs.news),
  ];
}
