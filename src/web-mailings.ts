import type { newsroomPages } from '#newsroom';
import { type Route, route } from '#platform/http/route.ts';

/** Every route by which mailings are made, mended and sent. */
export function mailingRoutes(newsroom: ReturnType<typeof newsroomPages>): Route[] {
  return [
    route('GET', '/newsroom/mailings', 'staff:mailings:write', 'private', newsroom.mailings),
    route('POST', '/newsroom/mailings', 'staff:mailings:write', 'private', newsroom.makeMailing),
    route('GET', '/newsroom/mailings/recipes/:id', 'staff:mailings:write', 'private', newsroom.recipe),
    route('POST', '/newsroom/mailings/recipes/:id', 'staff:mailings:send', 'private', newsroom.saveRecipe),
    route('GET', '/newsroom/mailings/:id', 'staff:mailings:write', 'private', newsroom.mailing),
    route('GET', '/newsroom/mailings/:id/preview', 'staff:mailings:write', 'private', newsroom.previewMailing),
    route('GET', '/newsroom/mailings/:id/mail', 'staff:mailings:write', 'private', newsroom.mail),
    route('POST', '/newsroom/mailings/:id/words', 'staff:mailings:write', 'private', newsroom.mailingWords),
    route('POST', '/newsroom/mailings/:id/parts', 'staff:mailings:write', 'private', newsroom.mailingParts),
    route('POST', '/newsroom/mailings/:id/test', 'staff:mailings:write', 'private', newsroom.testMailing),
    route('POST', '/newsroom/mailings/:id/discard', 'staff:mailings:write', 'private', newsroom.discardMailing),
    route('POST', '/newsroom/mailings/:id/schedule', 'staff:mailings:send', 'private', newsroom.scheduleMailing),
    route('POST', '/newsroom/mailings/:id/unschedule', 'staff:mailings:send', 'private', newsroom.unscheduleMailing),
    route('GET', '/newsroom/mailings/:id/progress.json', 'staff:mailings:write', 'private', newsroom.mailingProgress),
    route('POST', '/newsroom/mailings/:id/steer', 'staff:mailings:send', 'private', newsroom.steerMailing),
    route('GET', '/newsroom/mailings/:id/send', 'staff:mailings:send', 'private', newsroom.confirmMailing),
    route('POST', '/newsroom/mailings/:id/send', 'staff:mailings:send', 'private', newsroom.sendMailing),
  ];
}
