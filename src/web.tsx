import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { ErrorPage, pageText } from '#design';
import { newsletterPages } from '#newsletters';
import { newsroomPages } from '#newsroom';
import type { App } from '#platform/app.ts';
import { isLoopback } from '#platform/config.ts';
import { Refusal } from '#platform/errors.ts';
import { isHttps } from '#platform/http/cookies.ts';
import { securityHeaders } from '#platform/http/headers.ts';
import { type Ctx, type PaperEnv, type Route, route } from '#platform/http/route.ts';
import { errorFields } from '#platform/log.ts';
import { readerPages } from '#readers';
import { hrefIn, readSettings, type Settings, settingsSchema } from '#settings';
import { createFrameOf, frameFor, sitePages, splitLanguage } from '#site';
import { isPermission, may, staffOf, staffPages } from '#staff';
import { subscriptionPages } from '#subscriptions';
import type { Paper } from './paper.ts';
import { systemPages } from './system-pages.tsx';

/** Every route of the paper, with who may use it and what may keep the answer. Other languages have the same behind `/{lang}`. */
export function routesOf(paper: Paper): Route[] {
  const { app, gate } = paper;
  const frameOf = createFrameOf(app, gate);
  const site = sitePages(app, gate, frameOf);
  const readers = readerPages(app, frameOf, gate);
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
    route('POST', '/newsroom/sign-out', 'anyone', 'private', staff.signOut),
    route('GET', '/newsroom', 'staff:desk:see', 'private', newsroom.desk),
    route('GET', '/newsroom/calendar', 'staff:desk:see', 'private', newsroom.calendar),
    route('POST', '/newsroom/jobs/:id/seen', 'staff:stories:publish', 'private', newsroom.jobSeen),
    route('GET', '/newsroom/versions/:id', 'staff:desk:see', 'private', newsroom.screen),
    route('GET', '/newsroom/versions/:id/revisions', 'staff:desk:see', 'private', newsroom.revisions),
    route('GET', '/newsroom/versions/:id/comparison', 'staff:desk:see', 'private', newsroom.comparison),
    route('POST', '/newsroom/versions/:id/restore', 'staff:stories:write', 'private', newsroom.restore),
    route('POST', '/newsroom/versions/:id/facts', 'staff:stories:write', 'private', newsroom.facts),
    route('POST', '/newsroom/versions/:id/arrange', 'staff:stories:write', 'private', newsroom.arrange),
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
    route('GET', '/newsroom/own', 'staff:desk:see', 'private', staff.own),
    route('POST', '/newsroom/own/sessions', 'staff:desk:see', 'private', staff.endSession),
    route('GET', '/newsroom/people', 'staff:staff:see', 'private', staff.people),
    route('POST', '/newsroom/people', 'staff:staff:manage', 'private', staff.invite),
    route('POST', '/newsroom/people/:id/role', 'staff:staff:manage', 'private', staff.changeRole),
    route('POST', '/newsroom/people/:id/leave', 'staff:staff:manage', 'private', staff.leave),
    route('GET', '/newsroom/log', 'staff:log:see', 'private', staff.log),

    route('GET', '/:section', 'anyone', 'public', site.section),
    route('GET', '/:section/:slug', 'anyone', 'public', site.story),
  ];
}

/** The paper as a web application: languages, guards and headers around the routes. */
export async function createWeb(paper: Paper): Promise<Hono<PaperEnv>> {
  const { app, gate } = paper;
  let settings: Settings = await readSettings(app).catch(() => settingsSchema.parse({}));
  const web = new Hono<PaperEnv>({
    strict: true,
    getPath: (request) => splitLanguage(settings, new URL(request.url).pathname).page,
  });
  const common = Object.entries(securityHeaders(isHttps(app.baseUrl())));
  const routes = routesOf(paper);

  web.use(async (c, next) => {
    c.set('reference', randomUUID().slice(0, 8));
    const { language, page } = splitLanguage(settings, new URL(c.req.url).pathname);
    c.set('language', language);
    c.set('page', page);
    settings = await readSettings(app).catch(() => settings);
    // PostgreSQL keeps no NUL in a text, so no address with one leads anywhere.
    if (page.includes('%00')) throw new Refusal(404, 'page');
    const tidy = tidyPath(settings, new URL(c.req.url));
    if (tidy && (c.req.method === 'GET' || c.req.method === 'HEAD')) c.res = c.redirect(tidy, 308);
    else await next();
    for (const [name, value] of common) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    if (!c.res.headers.has('Cache-Control')) c.res.headers.set('Cache-Control', 'private, no-store');
    if (c.req.method !== 'GET' || c.res.status >= 500)
      app.log.info('request', { method: c.req.method, status: c.res.status, reference: c.get('reference') });
  });
  web.use(async (c, next) => {
    if (c.req.method !== 'GET' && c.req.method !== 'HEAD') refuseOtherSites(app.baseUrl(), c);
    await next();
  });

  /** Lets in whom the route is for. Whoever isn't named here is nobody: a word that is unknown opens nothing. */
  const admit = async (c: Ctx, { who, handle }: Route) => {
    if (who === 'anyone') return handle(c);
    if (who === 'loopback' && isFromThisMachine(app, c)) return handle(c);
    if (who === 'reader') return (await gate.askerOf(c)).who === 'visitor' ? signInFirst(settings, c) : handle(c);
    const permission = who.replace(/^staff:/, '');
    if (!isPermission(permission)) throw new Refusal(404, 'page');
    const staff = await staffOf(app, c);
    if (staff && may(staff.role, permission)) return handle(c);
    if (staff) throw new Refusal(403, 'permission');
    const isAsking = c.req.method === 'GET' || c.req.method === 'HEAD';
    // To readers the newsroom isn't there; a visitor may be staff whose session has ended.
    if (!isAsking || (await gate.askerOf(c)).who !== 'visitor') throw new Refusal(404, 'page');
    return staffSignInFirst(settings, c);
  };
  // Named addresses first, each refusing the methods it doesn't take; then those that any word could be.
  const isNamed = ({ path }: Route) => !path.startsWith('/:');
  for (const one of routes.filter(isNamed)) web.on(one.method, one.path, (c) => admit(c, one));
  for (const path of new Set(routes.filter(isNamed).map((one) => one.path))) {
    const allow = routes.filter((one) => one.path === path).flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
    web.all(path, () => {
      throw new Refusal(405, 'method', { Allow: allow.join(', ') });
    });
  }
  for (const one of routes.filter((one) => !isNamed(one))) web.on(one.method, one.path, (c) => admit(c, one));
  web.all('*', (c) => {
    if (c.req.method === 'GET' || c.req.method === 'HEAD') throw new Refusal(404, 'page');
    throw new Refusal(405, 'method', { Allow: 'GET, HEAD' });
  });

  web.onError(async (error, c) => {
    const refusal = error instanceof Refusal ? error : undefined;
    const reference = c.get('reference') ?? randomUUID().slice(0, 8);
    if (!refusal) app.log.error('fault', { reference, ...errorFields(error) });
    const status = refusal?.status ?? 500;
    const { who } = await gate.askerOf(c).catch(() => ({ who: 'visitor' as const }));
    const frame = await frameFor(app, c.get('language') ?? 'en', '/', who).catch(() => undefined);
    const headers = { 'Cache-Control': 'private, no-store', ...Object.fromEntries(common), ...refusal?.headers };
    if (!frame) return c.text(`Something went wrong. Please try again in a few minutes. Reference: ${reference}\n`, status, headers);
    const page = <ErrorPage frame={frame} status={status} reference={refusal ? undefined : reference} />;
    return c.html(pageText(page), status, headers);
  });
  return web;
}

/** The one spelling of an address that was spelled otherwise: no empty parts, no slash at the end, no prefix for the home language. */
function tidyPath(settings: Settings, url: URL): string | undefined {
  const parts = url.pathname.split('/').filter((part) => part !== '');
  if (parts[0] === settings.paper.homeLanguage) parts.shift();
  const path = `/${parts.join('/')}`;
  return path === url.pathname ? undefined : path + url.search;
}

/** To signing in, and back: to the page itself, or, from a form of the account, to the account. */
function signInFirst(settings: Settings, c: Ctx): Response {
  const href = hrefIn(settings, c.get('language'));
  const to = c.req.method === 'GET' ? new URL(c.req.url).pathname : href('/account');
  return c.redirect(href(`/sign-in?${new URLSearchParams({ to })}`), 303);
}

/** To where staff come in, and back to the page itself. */
function staffSignInFirst(settings: Settings, c: Ctx): Response {
  const to = new URL(c.req.url).pathname;
  return c.redirect(hrefIn(settings, c.get('language'))(`/newsroom/sign-in?${new URLSearchParams({ to })}`), 303);
}

/** True when only this machine reaches the paper, and no proxy stands between that might let others in. */
function isFromThisMachine(app: App, c: Ctx): boolean {
  const { config } = app;
  const hosts = [config.host, new URL(app.baseUrl()).hostname, new URL(c.req.url).hostname];
  const isForwarded = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-real-ip'].some(
    (name) => c.req.header(name) !== undefined,
  );
  return !config.mail.smtpUrl && !isForwarded && hosts.every(isLoopback);
}

/**
 * A request that changes something must come from the paper itself: Sec-Fetch-Site says so in today's browsers, Origin in older ones
 * (OWASP ASVS 5.0, 3.5.1). A request with neither isn't a browser's and carries no ambient cookie worth stealing.
 */
function refuseOtherSites(baseUrl: string, c: Ctx): void {
  const site = c.req.header('sec-fetch-site');
  if (site) {
    if (site !== 'same-origin' && site !== 'none') throw new Refusal(403, 'other-site');
    return;
  }
  const origin = c.req.header('origin');
  if (!origin) return;
  const own = [new URL(baseUrl).host, c.req.header('host')];
  if (!URL.canParse(origin) || !own.includes(new URL(origin).host)) throw new Refusal(403, 'other-site');
}
