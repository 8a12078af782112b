import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from 'vitest';
import { endpoints, revokeToken } from '#api';
import { endAccess, type Role } from '#staff';
import { createWeb } from '../../src/application.tsx';
import { openPaper } from '../../src/paper.ts';
import { newViewer } from '../leaks/viewers.ts';
import { browserOf, testPaper } from '../paper.ts';
import { addStaff } from '../staff.ts';
import { addCaller, callAt } from './caller.ts';

const paper = testPaper();

const all = Object.values(endpoints);
const scopeNames = [...new Set(all.map(({ scope }) => scope))];
const pathOf = (path: string) => path.replace('{id}', '1').replace('{key}', 'key-first').replace('{slug}', 'harbour');

test('the description is valid OpenAPI 3.1 and names every route, each with its scope', async () => {
  const answer = await browserOf(paper).get('/api/v1/openapi.json');
  const description = (await answer.json()) as Record<string, unknown>;
  const { valid, errors } = await new Validator().validate(description);
  expect(errors).toBeUndefined();
  expect([valid, answer.status, answer.headers.get('content-type')]).toEqual([true, 200, 'application/json; charset=utf-8']);
  const described = Object.entries(description.paths as Record<string, Record<string, { security: { token: string[] }[] }>>).flatMap(
    ([path, methods]) =>
      Object.entries(methods).map(([method, { security }]) => `${method.toUpperCase()} /api/v1${path} token:${security[0]?.token}`),
  );
  const routes = paper.routes.filter(({ who }) => who.startsWith('token:'));
  expect(described.toSorted()).toEqual(
    routes.map(({ method, path, who }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')} ${who}`).toSorted(),
  );
  expect(routes.every(({ caching }) => caching === 'private')).toBe(true);
  // Nothing is left open that a schema could say.
  expect(JSON.stringify(description.paths)).not.toContain('"schema":{}');
});

test('whoever has no token is told so; for readers and staff with their sessions nothing is here', async () => {
  const reader = await newViewer(paper, 'paid');
  const { browser } = await addStaff(paper, 'publisher');
  const staff = [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ');
  for (const { method, path } of all) {
    const name = `${method} ${path}`;
    const none = await callAt(paper, undefined, method, pathOf(path));
    expect([none.status, none.headers.get('www-authenticate'), none.headers.get('content-type')], name).toEqual([
      401,
      'Bearer',
      'application/problem+json; charset=utf-8',
    ]);
    for (const cookie of [reader, staff])
      expect((await callAt(paper, undefined, method, pathOf(path), undefined, { cookie })).status, name).toBe(404);
    // A token that isn't one is none, whatever cookie comes along.
    const wrong = await callAt(paper, `broadsheet_${'x'.repeat(43)}`, method, pathOf(path), undefined, { cookie: staff });
    expect([401, 429], name).toContain(wrong.status);
  }
  for (const given of ['', 'Bearer', 'Bearer x', 'Basic eDp5', `Bearer ${'broadsheet_'.repeat(9)}`, "Bearer ' or 1=1--"])
    expect((await callAt(paper, undefined, 'GET', '/stories', undefined, { authorization: given })).status, given).not.toBe(200);
  for (const [method, path, status] of [
    ['GET', '/nothing', 404],
    ['POST', '/nothing', 404],
    ['DELETE', '/stories', 405],
    ['PUT', '/versions/1', 405],
  ] as const) {
    const { headers, ...answer } = await callAt(paper, undefined, method, path);
    expect([answer.status, headers.get('content-type')], path).toEqual([status, 'application/problem+json; charset=utf-8']);
  }
});

test('a token does what its scopes name and its person may, and nothing else', async () => {
  const includes: Record<string, string[]> = {
    'stories:read-whole': ['stories:read'],
    'stories:write': ['stories:read', 'stories:read-whole'],
    'stories:review': ['stories:read', 'stories:read-whole'],
    'stories:publish': ['stories:read', 'stories:read-whole'],
    'pictures:write': ['pictures:read'],
    'subscribers:write': ['subscribers:read'],
  };
  for (const scope of scopeNames) {
    const { call } = await addCaller(paper, [scope]);
    for (const one of all) {
      const { status, body } = await call(one.method, pathOf(one.path));
      const isOpen = one.scope === scope || includes[scope]?.includes(one.scope);
      expect(body.type === 'urn:problem-type:broadsheet:scope-missing', `${scope}: ${one.name} ${status}`).toBe(!isOpen);
      if (!isOpen) expect(status).toBe(403);
    }
  }
  const everything = scopeNames as string[];
  const closed: Record<Role, string[]> = {
    contributor: ['stories:review', 'stories:publish'],
    translator: ['stories:review', 'stories:publish'],
    editor: ['subscribers:read', 'subscribers:write'],
    publisher: [],
  };
  for (const [role, scopes] of Object.entries(closed) as [Role, string[]][]) {
    const { call } = await addCaller(paper, everything, { role });
    for (const one of all) {
      const { body } = await call(one.method, pathOf(one.path));
      if (scopes.includes(one.scope)) expect(body.type, `${role}: ${one.name}`).toBe('urn:problem-type:broadsheet:not-allowed');
    }
  }
  // A contributor's program writes what is the contributor's own.
  const { call } = await addCaller(paper, ['stories:write'], { role: 'contributor' });
  expect((await call('PATCH', '/versions/1', { deck: 'Mine' }, { 'if-match': '"1"' })).status).toBe(403);
  expect((await call('PATCH', '/stories/key-first', { access: 'free' })).status).toBe(403);
});

test('a token ends when it expires, when it is revoked and when its person leaves, in every process', async () => {
  const second = await openPaper(paper.app.config, paper.databaseUrl, paper.app.log, { clock: paper.app.clock });
  const elsewhere = await createWeb(second);
  const status = async (token: string) => {
    const request = () => new Request('http://localhost/api/v1/sections', { headers: { authorization: `Bearer ${token}` } });
    return [(await paper.web.fetch(request())).status, (await elsewhere.fetch(request())).status];
  };
  const short = await addCaller(paper, ['stories:read'], { days: 1 });
  const leaving = await addCaller(paper, ['stories:read'], { role: 'editor' });
  const revoked = await addCaller(paper, ['stories:read']);
  const tokens = [short, leaving, revoked].map(({ token }) => token);
  for (const token of tokens) expect(await status(token)).toEqual([200, 200]);
  await endAccess(paper.press, leaving.personId, null, paper.app.clock());
  expect(await revokeToken(paper.press, revoked.tokenId, null, paper.app.clock())).toBe(true);
  await paper.settled();
  // The other process has heard it no later than this one.
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(await status(leaving.token)).toEqual([401, 401]);
  expect(await status(revoked.token)).toEqual([401, 401]);
  paper.passDays(1.1);
  expect(await status(short.token)).toEqual([401, 401]);

  const busy = await addCaller(paper, ['stories:read']);
  const request = () => new Request('http://localhost/api/v1/sections', { headers: { authorization: `Bearer ${busy.token}` } });
  const answers: Response[] = [];
  for (let at = 0; at < 151; at++) answers.push(await paper.web.fetch(request()), await elsewhere.fetch(request()));
  expect(answers.map((one) => one.status).indexOf(429)).toBe(300);
  const refused = answers.at(-1);
  expect(Number(refused?.headers.get('retry-after'))).toBeGreaterThan(0);
  expect(answers[0]?.headers.get('ratelimit-policy')).toBe('"calls";q=300;w=60');
  expect(answers[0]?.headers.get('ratelimit')).toMatch(/^"calls";r=299;t=\d+$/);
  expect(refused?.headers.get('ratelimit')).toMatch(/^"calls";r=0;t=\d+$/);
  paper.moveTo(new Date(paper.app.clock().getTime() + 60_000));
  expect((await paper.web.fetch(request())).status).toBe(200);
  await second.stop();
});
