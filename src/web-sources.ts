import type { newsroomPages } from '#newsroom';
import { type Route, route } from '#platform/http/route.ts';
import type { webSubPages } from '#sources';

/** Every route about partner papers: what they allow, by which ways their stories come, and what came in. */
export function sourceRoutes(newsroom: ReturnType<typeof newsroomPages>, hubs: ReturnType<typeof webSubPages>): Route[] {
  return [
    route('GET', '/newsroom/sources', 'staff:sources:see', 'private', newsroom.sources),
    route('POST', '/newsroom/sources', 'staff:sources:manage', 'private', newsroom.makeSource),
    route('GET', '/newsroom/sources/:slug', 'staff:sources:see', 'private', newsroom.sourcePaper),
    route('POST', '/newsroom/sources/:slug', 'staff:sources:manage', 'private', newsroom.changeSource),
    route('POST', '/newsroom/sources/:slug/take-down', 'staff:stories:withdraw', 'private', newsroom.takeDownSource),
    route('GET', '/newsroom/sources/:slug/uses', 'staff:sources:manage', 'private', newsroom.uses),
    route('GET', '/newsroom/sources/:slug/uses.csv', 'staff:sources:manage', 'private', newsroom.usesCsv),
    route('GET', '/newsroom/sources/:slug/licences', 'staff:licences:manage', 'private', newsroom.newLicence),
    route('POST', '/newsroom/sources/:slug/licences', 'staff:licences:manage', 'private', newsroom.addLicence),
    route('GET', '/newsroom/sources/:slug/licences/:id', 'staff:sources:see', 'private', newsroom.licence),
    route('POST', '/newsroom/sources/:slug/licences/:id', 'staff:licences:manage', 'private', newsroom.changeLicence),
    route('POST', '/newsroom/sources/:slug/licences/:id/end', 'staff:licences:manage', 'private', newsroom.endLicence),
    route('GET', '/newsroom/sources/:slug/licences/:id/letter', 'staff:sources:see', 'private', newsroom.letter),
    route('POST', '/newsroom/sources/:slug/licences/:id/letter', 'staff:licences:manage', 'private', newsroom.attachLetter),
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
