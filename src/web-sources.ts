import type { newsroomPages } from '#newsroom';
import { type Route, route } from '#platform/http/route.ts';
import type { webSubPages } from '#sources';

type SourcePages = ReturnType<typeof webSubPages>;

/** The routes of partner papers: what hubs call. */
export function sourceRoutes(pages: SourcePages): Route[] {
  return [route('GET', '/websub/:key', 'anyone', 'private', pages.intent), route('POST', '/websub/:key', 'anyone', 'private', pages.news)];
}

/** The routes by which staff take in what came by no feed. They stand before those of single items of the inbox. */
export function byHandRoutes(newsroom: ReturnType<typeof newsroomPages>): Route[] {
  return [
    route('GET', '/newsroom/inbox/new', 'staff:inbox:decide', 'private', newsroom.byHand),
    route('POST', '/newsroom/inbox/new', 'staff:inbox:decide', 'private', newsroom.lookByHand),
    route('GET', '/newsroom/inbox/new/:id', 'staff:inbox:decide', 'private', newsroom.found),
    route('POST', '/newsroom/inbox/new/:id', 'staff:inbox:decide', 'private', newsroom.keepByHand),
    route('GET', '/newsroom/inbox/pictures/:key', 'staff:inbox:see', 'private', newsroom.mailPicture),
  ];
}
