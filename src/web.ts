import { newsletterPages } from '#newsletters';
import { newsroomPages } from '#newsroom';
import { type Route, route } from '#platform/http/route.ts';
import { accountPages, readerPages } from '#readers';
import { createFrameOf, sitePages } from '#site';
import { staffPages } from '#staff';
import { subscriptionPages } from '#subscriptions';
import type { Paper } from './paper.ts';
import { forgetting } from './personal.ts';
import { systemPages } from './system-pages.tsx';

/** Every route of the paper, with who may use it and what may keep the answer. Other languages have the same behind `/{lang}`. */
export function routesOf(paper: Paper): Route[] {
  const { app, gate } = paper;
  const frameOf = createFrameOf(app, gate);
  const site = sitePages(app, gate, frameOf);
  const readers = readerPages(app, frameOf, gate);
  const account = accountPages(app, frameOf, forgetting);
  const subscriptions = subscriptionPages(app, frameOf);
  const newsletters = newsletterPages(app, frameOf);
  const staff = staffPages(paper);
  const newsroom = newsroomPages(paper);
  const system = systemPages(app, frameOf);
  return [
    route('GET', '/healthz', 'anyone', 'private', system.health),
    route('GET', '/readyz', 'anyone', 'private', system.ready),
    route('GET', '/robots.txt', 'anyone', 'public', system.robots),
    route('GET', '/assets/:file', 'anyone', 'public', system.asset),
    route('GET', '/pictures/:slug/:file', 'anyone', 'public', system.picture),
    route('GET', '/dev/mail', 'loopback', 'private', system.mail),
    route('GET', '/dev/mail/:id', 'loopback', 'private', system.letter),

    route('GET', '/', 'anyone', 'public', site.front),
    route('GET', '/latest', 'anyone', 'public', site.latest),
    route('GET', '/topics', 'anyone', 'public', site.topics),
    route('GET', '/topics/:slug', 'anyone', 'public', site.topic),
    route('GET', '/countries', 'anyone', 'public', site.countries),
    route('GET', '/countries/:slug', 'anyone', 'public', site.country),
    route('GET', '/authors', 'anyone', 'public', site.authors),
    route('GET', '/authors/:slug', 'anyone', 'public', site.author),
    route('GET', '/sources', 'anyone', 'public', site.sources),
    route('GET', '/sources/:slug', 'anyone', 'public', site.source),
    route('GET', '/archive', 'anyone', 'public', site.archive),
    route('GET', '/archive/:month', 'anyone', 'public', site.month),
    route('GET', '/feed.xml', 'anyone', 'public', site.feed),
    route('POST', '/open/:story', 'anyone', 'private', site.open),

    route('GET', '/sign-in', 'anyone', 'private', readers.signIn),
    route('POST', '/sign-in', 'anyone', 'private', readers.askSignIn),
    route('GET', '/sign-in/code', 'anyone', 'private', readers.code),
    route('POST', '/sign-in/code', 'anyone', 'private', readers.useCode),
    route('GET', '/sign-in/link', 'anyone', 'private', readers.link),
    route('POST', '/sign-in/link', 'anyone', 'private', readers.useLink),
    route('POST', '/sign-out', 'anyone', 'private', readers.signOut),
    route('GET', '/account', 'reader', 'private', site.account),
    route('POST', '/account/cancel', 'reader', 'private', subscriptions.cancel),
    route('POST', '/account/resume', 'reader', 'private', subscriptions.resume),
    route('GET', '/account/address', 'reader', 'private', account.address),
    route('POST', '/account/address', 'reader', 'private', account.askAddress),
    route('GET', '/account/address/confirm', 'anyone', 'private', account.addressWish),
    route('POST', '/account/address/confirm', 'anyone', 'private', account.confirmAddress),
    route('POST', '/account/devices', 'reader', 'private', account.endDevice),
    route('GET', '/account/data', 'reader', 'private', account.data),
    route('GET', '/account/data.json', 'reader', 'private', account.dataJson),
    route('GET', '/account/data.zip', 'reader', 'private', account.dataZip),
    route('POST', '/account/erase', 'reader', 'private', account.askErase),
    route('GET', '/account/erase/confirm', 'anyone', 'private', account.eraseWish),
    route('POST', '/account/erase/confirm', 'anyone', 'private', account.confirmErase),
    route('POST', '/account/newsletters', 'reader', 'private', newsletters.choose),

    route('GET', '/subscribe', 'anyone', 'private', subscriptions.offer),
    route('POST', '/subscribe', 'anyone', 'private', subscriptions.choose),
    route('GET', '/subscribe/done', 'anyone', 'private', subscriptions.done),
    route('GET', '/sandbox/checkout/:id', 'anyone', 'private', subscriptions.checkout),
    route('POST', '/sandbox/checkout/:id', 'anyone', 'private', subscriptions.pay),
    route('GET', '/sandbox/checkout/:id/confirm', 'anyone', 'private', subscriptions.confirmation),
    route('POST', '/sandbox/checkout/:id/confirm', 'anyone', 'private', subscriptions.confirm),

    route('GET', '/newsletters', 'anyone', 'private', newsletters.list),
    route('POST', '/newsletters', 'anyone', 'private', newsletters.signUp),
    route('GET', '/newsletters/said', 'anyone', 'private', newsletters.said),
    route('GET', '/newsletters/confirm', 'anyone', 'private', newsletters.confirmation),
    route('POST', '/newsletters/confirm', 'anyone', 'private', newsletters.confirm),
    route('GET', '/newsletters/leave', 'anyone', 'private', newsletters.leaving),
    route('POST', '/newsletters/leave', 'anyone', 'private', newsletters.leave),

    route('GET', '/newsroom/sign-in', 'anyone', 'private', staff.signIn),
    route('POST', '/newsroom/sign-in', 'anyone', 'private', staff.askSignIn),
    route('GET', '/newsroom/sign-in/code', 'anyone', 'private', staff.code),
    route('POST', '/newsroom/sign-in/code', 'anyone', 'private', staff.useCode),
    route('GET', '/newsroom/sign-in/link', 'anyone', 'private', staff.link),
    route('POST', '/newsroom/sign-in/link', 'anyone', 'private', staff.useLink),
    route('GET', '/newsroom/sign-in/second', 'anyone', 'private', staff.second),
    route('POST', '/newsroom/sign-in/second', 'anyone', 'private', staff.useSecond),
    route('GET', '/newsroom/sign-in/enrol', 'anyone', 'private', staff.enrol),
    route('POST', '/newsroom/sign-in/enrol', 'anyone', 'private', staff.useEnrol),
    route('POST', '/newsroom/sign-in/enrol/options', 'anyone', 'private', staff.enrolOptions),
    route('POST', '/newsroom/sign-in/passkey', 'anyone', 'private', staff.usePasskey),
    route('POST', '/newsroom/sign-in/passkey/options', 'anyone', 'private', staff.passkeyOptions),
    route('GET', '/newsroom/sign-in/sso', 'anyone', 'private', staff.sso),
    route('GET', '/newsroom/sign-in/sso/back', 'anyone', 'private', staff.ssoBack),
    route('POST', '/newsroom/sign-out', 'anyone', 'private', staff.signOut),
    route('GET', '/newsroom', 'staff:desk:see', 'private', newsroom.desk),
    route('GET', '/newsroom/calendar', 'staff:desk:see', 'private', newsroom.calendar),
    route('POST', '/newsroom/jobs/:id/seen', 'staff:stories:publish', 'private', newsroom.jobSeen),
    route('GET', '/newsroom/new', 'staff:stories:write', 'private', newsroom.newStory),
    route('POST', '/newsroom/new', 'staff:stories:write', 'private', newsroom.beginStory),
    route('POST', '/newsroom/versions/:id/languages', 'staff:stories:write', 'private', newsroom.beginVersion),
    route('GET', '/newsroom/versions/:id', 'staff:desk:see', 'private', newsroom.screen),
    route('GET', '/newsroom/versions/:id/draft', 'staff:desk:see', 'private', newsroom.draft),
    route('POST', '/newsroom/versions/:id/draft', 'staff:stories:write', 'private', newsroom.saveDraft),
    route('POST', '/newsroom/versions/:id/presence', 'staff:stories:write', 'private', newsroom.presence),
    route('GET', '/newsroom/versions/:id/revisions', 'staff:desk:see', 'private', newsroom.revisions),
    route('GET', '/newsroom/versions/:id/comparison', 'staff:desk:see', 'private', newsroom.comparison),
    route('POST', '/newsroom/versions/:id/restore', 'staff:stories:write', 'private', newsroom.restore),
    route('POST', '/newsroom/versions/:id/facts', 'staff:stories:write', 'private', newsroom.facts),
    route('POST', '/newsroom/versions/:id/arrange', 'staff:stories:write', 'private', newsroom.arrange),
    route('GET', '/newsroom/versions/:id/comments.json', 'staff:desk:see', 'private', newsroom.comments),
    route('POST', '/newsroom/versions/:id/comments', 'staff:stories:write', 'private', newsroom.comment),
    route('POST', '/newsroom/versions/:id/reopen', 'staff:stories:write', 'private', newsroom.reopen),
    route('POST', '/newsroom/versions/:id/resolve', 'staff:stories:write', 'private', newsroom.resolve),
    route('POST', '/newsroom/versions/:id/hand-in', 'staff:stories:hand-in', 'private', newsroom.handIn),
    route('POST', '/newsroom/versions/:id/hand-back', 'staff:stories:review', 'private', newsroom.handBack),
    route('POST', '/newsroom/versions/:id/approve', 'staff:stories:review', 'private', newsroom.approve),
    route('POST', '/newsroom/versions/:id/schedule', 'staff:stories:publish', 'private', newsroom.schedule),
    route('POST', '/newsroom/versions/:id/unschedule', 'staff:stories:publish', 'private', newsroom.unschedule),
    route('POST', '/newsroom/versions/:id/publish', 'staff:stories:publish', 'private', newsroom.publishNow),
    route('POST', '/newsroom/versions/:id/correct', 'staff:stories:correct', 'private', newsroom.correct),
    route('POST', '/newsroom/versions/:id/update', 'staff:stories:correct', 'private', newsroom.update),
    route('POST', '/newsroom/versions/:id/withdraw', 'staff:stories:withdraw', 'private', newsroom.withdraw),
    route('GET', '/newsroom/front', 'staff:front:arrange', 'private', newsroom.front),
    route('POST', '/newsroom/front', 'staff:front:arrange', 'private', newsroom.changeFront),
    route('GET', '/newsroom/front/preview', 'staff:front:arrange', 'private', site.frontPreview),
    route('POST', '/newsroom/front/plan', 'staff:front:arrange', 'private', newsroom.planFront),
    route('POST', '/newsroom/front/cancel', 'staff:front:arrange', 'private', newsroom.cancelFront),
    route('GET', '/newsroom/pictures.json', 'staff:desk:see', 'private', newsroom.picturesJson),
    route('POST', '/newsroom/pictures', 'staff:pictures:add', 'private', newsroom.addPictures),
    route('GET', '/newsroom/own', 'staff:desk:see', 'private', staff.own),
    route('POST', '/newsroom/own/sessions', 'staff:desk:see', 'private', staff.endSession),
    route('POST', '/newsroom/own/authenticator', 'staff:desk:see', 'private', staff.authenticator),
    route('POST', '/newsroom/own/authenticator/remove', 'staff:desk:see', 'private', staff.removeAuthenticator),
    route('POST', '/newsroom/own/recovery-codes', 'staff:desk:see', 'private', staff.recoveryCodes),
    route('POST', '/newsroom/own/passkeys', 'staff:desk:see', 'private', staff.addPasskey),
    route('POST', '/newsroom/own/passkeys/options', 'staff:desk:see', 'private', staff.newPasskeyOptions),
    route('POST', '/newsroom/own/passkeys/proof', 'staff:desk:see', 'private', staff.proofOptions),
    route('POST', '/newsroom/own/passkeys/:id/remove', 'staff:desk:see', 'private', staff.removePasskey),
    route('GET', '/newsroom/people', 'staff:staff:see', 'private', staff.people),
    route('POST', '/newsroom/people', 'staff:staff:manage', 'private', staff.invite),
    route('POST', '/newsroom/people/:id/role', 'staff:staff:manage', 'private', staff.changeRole),
    route('POST', '/newsroom/people/:id/leave', 'staff:staff:manage', 'private', staff.leave),
    route('POST', '/newsroom/people/:id/reset', 'staff:staff:manage', 'private', staff.resetFactors),
    route('GET', '/newsroom/log', 'staff:log:see', 'private', staff.log),

    route('GET', '/:section', 'anyone', 'public', site.section),
    route('GET', '/:section/:slug', 'anyone', 'public', site.story),
  ];
}
