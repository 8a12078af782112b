import type { newsroomPages } from '#newsroom';
import { type Route, route } from '#platform/http/route.ts';
import { exchangeRoutes } from './web-exchange.ts';

/** Every route by which versions are made from other versions. */
export function translationRoutes(newsroom: ReturnType<typeof newsroomPages>): Route[] {
  return [
    route('GET', '/newsroom/translations', 'staff:translations:see', 'private', newsroom.translations),
    route('GET', '/newsroom/translations/people', 'staff:translations:assign', 'private', newsroom.translators),
    route('POST', '/newsroom/translations/languages', 'staff:translations:see', 'private', newsroom.setLanguages),
    route('GET', '/newsroom/versions/:id/assignment', 'staff:translations:assign', 'private', newsroom.assignment),
    route('POST', '/newsroom/versions/:id/assignment', 'staff:translations:assign', 'private', newsroom.reassign),
    route('GET', '/newsroom/versions/:id/review', 'staff:desk:see', 'private', newsroom.review),
    route('POST', '/newsroom/versions/:id/review/approve', 'staff:stories:review', 'private', newsroom.approveReview),
    route('POST', '/newsroom/versions/:id/review/comments', 'staff:stories:write', 'private', newsroom.commentReview),
    route('POST', '/newsroom/versions/:id/followed', 'staff:stories:write', 'private', newsroom.followed),
    route('POST', '/newsroom/versions/:id/leave-stale', 'staff:stories:write', 'private', newsroom.leaveStale),
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
    ...exchangeRoutes(newsroom),
    route('GET', '/newsroom/memory', 'staff:desk:see', 'private', newsroom.memory),
    route('POST', '/newsroom/memory/apart', 'staff:memory:manage', 'private', newsroom.keepApart),
    route('POST', '/newsroom/memory/:id/remove', 'staff:stories:write', 'private', newsroom.removePair),
    route('GET', '/newsroom/glossary', 'staff:desk:see', 'private', newsroom.glossary),
    route('GET', '/newsroom/glossary/new', 'staff:glossary:write', 'private', newsroom.newConcept),
    route('POST', '/newsroom/glossary/new', 'staff:glossary:write', 'private', newsroom.addConcept),
    route('POST', '/newsroom/glossary/names/turned-down', 'staff:glossary:write', 'private', newsroom.turnDownName),
    route('GET', '/newsroom/glossary/:id', 'staff:desk:see', 'private', newsroom.concept),
    route('POST', '/newsroom/glossary/:id', 'staff:glossary:write', 'private', newsroom.changeConcept),
    route('POST', '/newsroom/glossary/:id/remove', 'staff:glossary:write', 'private', newsroom.removeConcept),
  ];
}
