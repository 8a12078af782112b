import type { newsroomPages } from '#newsroom';
import { type Route, route } from '#platform/http/route.ts';

/** The files by which translations, memory and glossary leave the house and come back. */
export function exchangeRoutes(newsroom: ReturnType<typeof newsroomPages>): Route[] {
  return [
    route('GET', '/newsroom/versions/:id/exchange', 'staff:stories:write', 'private', newsroom.exchange),
    route('POST', '/newsroom/versions/:id/exchange', 'staff:stories:write', 'private', newsroom.bring),
    route('POST', '/newsroom/versions/:id/take-along', 'staff:stories:write', 'private', newsroom.takeAlong),
    route('POST', '/newsroom/versions/:id/bring-back', 'staff:stories:write', 'private', newsroom.bringBack),
    route('GET', '/newsroom/exchange/memory', 'staff:memory:manage', 'private', newsroom.memoryFiles),
    route('POST', '/newsroom/exchange/memory', 'staff:memory:manage', 'private', newsroom.takeMemoryFile),
    route('POST', '/newsroom/exchange/memory.tmx', 'staff:memory:manage', 'private', newsroom.exportMemory),
    route('GET', '/newsroom/exchange/glossary', 'staff:memory:manage', 'private', newsroom.glossaryFiles),
    route('POST', '/newsroom/exchange/glossary', 'staff:memory:manage', 'private', newsroom.takeGlossaryFile),
    route('POST', '/newsroom/exchange/glossary.tbx', 'staff:memory:manage', 'private', newsroom.exportGlossary),
    route('GET', '/newsroom/exchange/files/:id', 'staff:memory:manage', 'private', newsroom.exchangeFile),
    route('POST', '/newsroom/exchange/files/:id/start', 'staff:memory:manage', 'private', newsroom.startExchangeFile),
    route('POST', '/newsroom/exchange/files/:id/stop', 'staff:memory:manage', 'private', newsroom.stopExchangeFile),
    route('POST', '/newsroom/exchange/files/:id/remove', 'staff:memory:manage', 'private', newsroom.removeExchangeFile),
  ];
}
