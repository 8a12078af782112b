import { describe, expect, test } from 'vitest';
import { isScope } from '#api';
import { type Route, route } from '#platform/http/route.ts';
import { isPermission, may, type Permission, permissions, type Role, roles } from '#staff';
import { addressesOf } from '../leaks/addresses.ts';
import { newViewer } from '../leaks/viewers.ts';
import { browserOf, testPaper } from '../paper.ts';
import { addStaff } from '../staff.ts';

const paper = testPaper();

/** The ways in and out: the only addresses of the newsroom that need no session. */
const entrances = ['', '/code', '/link', '/second', '/enrol', '/enrol/options', '/passkey', '/passkey/options', '/sso', '/sso/back']
  .map((page) => `/newsroom/sign-in${page}`)
  .concat('/newsroom/sign-out');

/** What programs may ask without a token: how the other addresses are asked. */
const descriptions = ['/api/v1/openapi.json'];

const isOfNewsroom = ({ path, who }: Route) => /^\/(newsroom|api)(\/|$)/.test(path) || /^(staff|token):/.test(who);
const isOpenByDesign = ({ path, who }: Route) => [...entrances, ...descriptions].includes(path) && who === 'anyone';
const permissionOf = ({ who }: Route) => who.replace(/^staff:/, '');

/** Routes of the newsroom and for programs that are open to more than a permission or a scope lets in, or whose answer may be kept. */
function openIn(routes: Route[]): string[] {
  return routes
    .filter((one) => isOfNewsroom(one) && !isOpenByDesign(one))
    .flatMap((one) => {
      const [kind = '', name = ''] = [one.who.split(':')[0], one.who.replace(/^\w+:/, '')];
      const isForPrograms = /^\/api(\/|$)/.test(one.path);
      const isGuarded = isForPrograms ? kind === 'token' && isScope(name) : kind === 'staff' && isPermission(name);
      return isGuarded && one.caching === 'private' ? [] : [`${one.method} ${one.path} is open to ${one.who}, kept: ${one.caching}`];
    });
}

const staffRoutes = () => paper.routes.filter((one) => one.who.startsWith('staff:'));
const pathOf = (one: Route) => addressesOf(paper, one)[0]?.path ?? '';
const ask = (browser: ReturnType<typeof browserOf>, one: Route) =>
  one.method === 'GET' ? browser.get(pathOf(one)) : browser.post(pathOf(one), {});

describe('the table of permissions', () => {
  const held = (role: Role) => permissions.filter((permission) => may(role, permission));

  test('says what each role may do', () => {
    const own: Permission[] = [
      'desk:see',
      'stories:write',
      'stories:hand-in',
      'translations:see',
      'pictures:add',
      'sources:see',
      'inbox:see',
      'sources:see',
      'staff:see',
    ];
    expect(held('contributor')).toEqual(permissions.filter((one) => own.includes(one)));
    const translators: Permission[] = ['glossary:write', 'inbox:decide'];
    expect(held('translator')).toEqual(permissions.filter((one) => own.includes(one) || translators.includes(one)));
    const reserved = permissions.filter((permission) => !held('editor').includes(permission));
    expect(reserved).toEqual([
      'licences:manage',
      'settings:change',
      'staff:manage',
      'tokens:manage',
      'subscribers:see',
      'subscribers:change',
      'subscribers:refund',
      'institutions:manage',
      'groups:manage',
    ]);
    expect(held('publisher')).toEqual(permissions);
  });

  test('gives nothing to whom and for what it doesn’t know', () => {
    for (const name of ['', 'stories', 'desk:sea', 'toString', '__proto__', 'constructor']) {
      expect(isPermission(name)).toBe(false);
      expect(may('publisher', name as Permission)).toBe(false);
    }
    for (const role of ['', 'reader', 'admin', 'length', '0']) expect(may(role as Role, 'desk:see')).toBe(false);
  });
});

describe('every route of the newsroom', () => {
  test('names a permission', () => {
    expect(staffRoutes().length).toBeGreaterThan(7);
    expect(openIn(paper.routes)).toEqual([]);
  });

  test('that is open is found out', () => {
    const handle = () => new Response('');
    const planted = [
      route('GET', '/newsroom/everything', 'anyone', 'private', handle),
      route('POST', '/newsroom/everything', 'reader', 'private', handle),
      route('GET', '/newsroom/drawer', 'staff:drawers:open', 'private', handle),
      route('GET', '/newsroom/kept', 'staff:desk:see', 'public', handle),
      route('GET', '/newsroom/sign-in', 'loopback', 'private', handle),
      route('GET', '/elsewhere', 'staff:', 'private', handle),
      route('GET', '/api/v1/everything', 'anyone', 'private', handle),
      route('POST', '/api/v1/everything', 'token:drawers:open', 'private', handle),
      route('PATCH', '/api/v1/desk', 'staff:desk:see', 'private', handle),
      route('GET', '/newsroom/for-programs', 'token:stories:read', 'private', handle),
      route('GET', '/newsrooms', 'anyone', 'public', handle),
    ];
    expect(openIn(planted)).toHaveLength(10);
  });

  test('is, for programs, no page of anybody who comes with a cookie', async () => {
    const programs = paper.routes.filter((one) => one.who.startsWith('token:'));
    expect(programs.length).toBeGreaterThan(10);
    const cookies = [await newViewer(paper, 'paid'), `staff=${(await addStaff(paper, 'publisher')).token}`];
    for (const one of programs) {
      for (const cookie of cookies) {
        const answer = await paper.web.request(pathOf(one), { method: one.method, headers: { cookie, 'sec-fetch-site': 'same-origin' } });
        expect(answer.status, `${one.method} ${one.path}`).toBe(404);
      }
    }
  });

  test('sends visitors to sign in, and is not there for what they post', async () => {
    for (const one of staffRoutes()) {
      const answer = await ask(browserOf(paper), one);
      const name = `${one.method} ${one.path}`;
      expect(answer.status, name).toBe(one.method === 'GET' ? 303 : 404);
      if (one.method === 'GET')
        expect(answer.headers.get('location'), name).toBe(`/newsroom/sign-in?${new URLSearchParams({ to: pathOf(one) })}`);
    }
  });

  test('is not there for readers, and a forged or another’s cookie is none', async () => {
    for (const kind of ['reader', 'paid'] as const) {
      const reader = browserOf(paper, { cookie: await newViewer(paper, kind) });
      for (const one of staffRoutes()) expect((await ask(reader, one)).status, `${kind}: ${one.method} ${one.path}`).toBe(404);
    }
    const token = (await newViewer(paper, 'paid')).split('=')[1] ?? '';
    for (const cookie of [await newViewer(paper, 'staff'), `staff=${token}`, 'staff=', "staff=' or 1=1--"]) {
      const visitor = browserOf(paper, { cookie });
      expect((await visitor.get('/newsroom')).status).toBe(303);
      expect((await visitor.post('/newsroom/people', {})).status).toBe(404);
    }
  });

  test.each(roles)('lets a %s in where the table says so, and nowhere else', async (role) => {
    // Each request comes from somebody new: some of them end sessions.
    for (const one of staffRoutes()) {
      const { browser } = await addStaff(paper, role);
      const { status } = await ask(browser, one);
      const name = `${role}: ${one.method} ${one.path}`;
      if (may(role, permissionOf(one) as Permission)) {
        expect([200, 303, 400, 404, 409, 415, 422], name).toContain(status);
        if (one.method === 'GET' && !one.path.includes(':')) expect(status, name).toBe(200);
      } else expect(status, name).toBe(403);
    }
  });

  test('tells a script whose session has ended to sign in again, and a reader nothing', async () => {
    const body = [JSON.stringify({}), { accept: 'application/json', 'content-type': 'application/json' }] as const;
    const reader = browserOf(paper, { cookie: await newViewer(paper, 'paid') });
    for (const one of staffRoutes()) {
      const name = `${one.method} ${one.path}`;
      const asked = (browser: ReturnType<typeof browserOf>) =>
        one.method === 'GET' ? browser.get(pathOf(one), body[1]) : browser.send(pathOf(one), ...body);
      expect((await asked(browserOf(paper))).status, name).toBe(401);
      expect((await asked(reader)).status, name).toBe(404);
    }
  });

  test('is private, whoever looks', async () => {
    const { browser } = await addStaff(paper, 'publisher');
    for (const one of staffRoutes().filter(({ method }) => method === 'GET'))
      expect((await ask(browser, one)).headers.get('cache-control'), one.path).toBe('private, no-store');
  });
});
