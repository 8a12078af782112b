import { randomUUID } from 'node:crypto';
import { Hono } from 'hono';
import { admitProgram, answerProblem, isForPrograms, problemOf } from '#api';
import { ErrorPage, type ErrorPageProps, errorText, pageText, StaffErrorPage } from '#design';
import type { App } from '#platform/app.ts';
import { isLoopback } from '#platform/config.ts';
import { Refusal } from '#platform/errors.ts';
import { isHttps } from '#platform/http/cookies.ts';
import { securityHeaders } from '#platform/http/headers.ts';
import { asksForJson } from '#platform/http/json.ts';
import type { Ctx, PaperEnv, Route } from '#platform/http/route.ts';
import { errorFields } from '#platform/log.ts';
import { hrefIn, readSettings, type Settings, settingsSchema } from '#settings';
import { frameFor, splitLanguage } from '#site';
import { isPermission, may, staffFrameOf, staffOf } from '#staff';
import type { Paper } from './paper.ts';
import { routesOf } from './web.ts';

/** The paper as a web application: languages, guards and headers around the routes. */
export async function createWeb(paper: Paper): Promise<Hono<PaperEnv>> {
  const { app, gate } = paper;
  let settings: Settings = await readSettings(app).catch(() => settingsSchema.parse({}));
  const web = new Hono<PaperEnv>({
    strict: true,
    getPath: (request) => splitLanguage(settings, new URL(request.url).pathname).page,
  });
  const common = Object.entries(securityHeaders(isHttps(app.baseUrl()), app.config.stripe?.apiUrl));
  const routes = routesOf(paper);

  web.use(async (c, next) => {
    c.set('reference', randomUUID().slice(0, 8));
    settings = await readSettings(app).catch(() => settings);
    const { language, page } = splitLanguage(settings, new URL(c.req.url).pathname);
    // The paper's languages have just changed: the route was chosen by those of a moment ago.
    if (page !== c.req.path) return web.fetch(c.req.raw, c.env);
    c.set('language', language);
    c.set('page', page);
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
    // A mail program posts there on its reader's behalf; the address is what proves it.
    const isOwn = c.req.method === 'GET' || c.req.method === 'HEAD' || c.req.path.startsWith('/newsletters/one-click/');
    if (!isOwn) refuseOtherSites(app.baseUrl(), c);
    await next();
  });

  /** Lets in whom the route is for. Whoever isn't named here is nobody: a word that is unknown opens nothing. */
  const admit = async (c: Ctx, { who, handle }: Route) => {
    if (who === 'anyone') return handle(c);
    if (who === 'loopback' && isFromThisMachine(app, c)) return handle(c);
    if (who.startsWith('token:')) return admitProgram(paper, c, who.slice('token:'.length), handle);
    if (who === 'reader') return (await gate.askerOf(c)).who === 'visitor' ? signInFirst(settings, c) : handle(c);
    const permission = who.replace(/^staff:/, '');
    if (!isPermission(permission)) throw new Refusal(404, 'page');
    const staff = await staffOf(app, c);
    if (staff && may(staff.role, permission)) return handle(c);
    if (staff) throw new Refusal(403, 'permission');
    const isAsking = c.req.method === 'GET' || c.req.method === 'HEAD';
    const isScript = asksForJson(c);
    // To readers the newsroom isn't there; a visitor may be staff whose session has ended.
    if (!(isAsking || isScript) || (await gate.askerOf(c)).who !== 'visitor') throw new Refusal(404, 'page');
    if (isScript) throw new Refusal(401, 'session');
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
    if (c.req.method === 'GET' || c.req.method === 'HEAD' || isForPrograms(c)) throw new Refusal(404, 'page');
    throw new Refusal(405, 'method', { Allow: 'GET, HEAD' });
  });

  web.onError(async (error, c) => {
    const refusal = error instanceof Refusal ? error : undefined;
    const reference = c.get('reference') ?? randomUUID().slice(0, 8);
    const problem = isForPrograms(c) ? problemOf(error) : undefined;
    if (!refusal && (problem?.status ?? 500) === 500) app.log.error('fault', { reference, ...errorFields(error) });
    if (problem) {
      for (const [name, value] of common) c.header(name, value);
      return answerProblem(c, problem, problem.status === 500 ? reference : undefined);
    }
    const status: ErrorPageProps['status'] = refusal?.status ?? 500;
    const { who } = await gate.askerOf(c).catch(() => ({ who: 'visitor' as const }));
    const frame = await frameFor(app, c.get('language') ?? 'en', '/', who).catch(() => undefined);
    const headers = { 'Cache-Control': 'private, no-store', ...Object.fromEntries(common), ...refusal?.headers };
    if (!frame) return c.text(`Something went wrong. Please try again in a few minutes. Reference: ${reference}\n`, status, headers);
    if (asksForJson(c))
      return c.json({ reason: refusal?.reason ?? 'fault', message: errorText(frame.words, status), reference }, status, headers);
    const props = { status, reference: refusal ? undefined : reference };
    const staffFrame = await frameOfStaff(app, c).catch(() => undefined);
    const page = staffFrame ? <StaffErrorPage frame={staffFrame} {...props} /> : <ErrorPage frame={frame} {...props} />;
    return c.html(pageText(page), status, headers);
  });
  return web;
}

/** What stands around a page of the newsroom that isn't there, for staff who are signed in; all others get the readers' page. */
async function frameOfStaff(app: App, c: Ctx) {
  if (!/^\/newsroom(\/|$)/.test(c.get('page') ?? '')) return undefined;
  const staff = await staffOf(app, c);
  return staff && staffFrameOf(app, c, staff, undefined);
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
