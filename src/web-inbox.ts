import type { newsroomPages } from '#newsroom';
import { type Route, route } from '#platform/http/route.ts';

/** Every route of what came in from partner papers. */
export function inboxRoutes(newsroom: ReturnType<typeof newsroomPages>): Route[] {
  return [
    route('GET', '/newsroom/inbox', 'staff:inbox:see', 'private', newsroom.inbox),
    route('POST', '/newsroom/inbox', 'staff:inbox:decide', 'private', newsroom.decideItems),
    route('GET', '/newsroom/inbox/new', 'staff:inbox:decide', 'private', newsroom.byHand),
    route('POST', '/newsroom/inbox/new', 'staff:inbox:decide', 'private', newsroom.lookByHand),
    route('GET', '/newsroom/inbox/new/:id', 'staff:inbox:decide', 'private', newsroom.found),
    route('POST', '/newsroom/inbox/new/:id', 'staff:inbox:decide', 'private', newsroom.keepByHand),
    route('GET', '/newsroom/inbox/pictures/:key', 'staff:inbox:see', 'private', newsroom.mailPicture),
    route('GET', '/newsroom/inbox/:id', 'staff:inbox:see', 'private', newsroom.inboxItem),
    route('POST', '/newsroom/inbox/:id/take', 'staff:inbox:decide', 'private', newsroom.takeItem),
    route('POST', '/newsroom/inbox/:id/pass', 'staff:inbox:decide', 'private', newsroom.passItem),
    route('POST', '/newsroom/inbox/:id/assign', 'staff:inbox:decide', 'private', newsroom.assignItem),
    route('POST', '/newsroom/inbox/:id/change', 'staff:inbox:decide', 'private', newsroom.changedItem),
  ];
}
