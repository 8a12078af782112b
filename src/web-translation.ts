import type { newsroomPages } from '#newsroom';
import { type Route, route } from '#platform/http/route.ts';

/** Every route by which versions are made from other versions. */
export function translationRoutes(newsroom: ReturnType<typeof newsroomPages>): Route[] {
  return [
    route('GET', '/newsroom/versions/:id/translate', 'staff:desk:see', 'private', newsroom.translate),
    route('POST', '/newsroom/versions/:id/made-from', 'staff:stories:write', 'private', newsroom.madeFrom),
    route('GET', '/newsroom/versions/:id/translate/draft', 'staff:desk:see', 'private', newsroom.translationDraft),
    route('POST', '/newsroom/versions/:id/translate/draft', 'staff:stories:write', 'private', newsroom.saveTranslation),
    route('POST', '/newsroom/versions/:id/translate/follow', 'staff:stories:write', 'private', newsroom.followSource),
    route('GET', '/newsroom/versions/:id/translate/at-hand', 'staff:desk:see', 'private', newsroom.atHand),
    route('POST', '/newsroom/versions/:id/translate/machine', 'staff:stories:write', 'private', newsroom.suggestTranslation),
    route('GET', '/newsroom/versions/:id/translate/findings', 'staff:desk:see', 'private', newsroom.findings),
    route('POST', '/newsroom/versions/:id/translate/acceptance', 'staff:stories:write', 'private', newsroom.acceptFinding),
    route('GET', '/newsroom/versions/:id/translate/concordance', 'staff:desk:see', 'private', newsroom.concordance),
  ];
}
