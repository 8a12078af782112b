import type { newsroomPages } from '#newsroom';
import { type Route, route } from '#platform/http/route.ts';

/** The files by which translations, memory and glossary leave the house and come back. */
export function exchangeRoutes(newsroom: ReturnType<typeof newsroomPages>): Route[] {
  return [
    route('GET', '/newsroom/versions/:id/exchange', 'staff:stories:write', 'private', newsroom.exchange),
    route('POST', '/newsroom/versions/:id/exchange', 'staff:stories:write', 'private', newsroom.bring),
    route('POST', '/newsroom/versions/:id/take-along', 'staff:stories:write', 'private', newsroom.takeAlong),
    route('POST', '/newsroom/versions/:id/bring-back', 'staff:stories:write', 'private', newsroom.bringBack),
  ];
}
