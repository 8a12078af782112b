import { describe, expect, test } from 'vitest';
import { addressesOf, inLanguage } from './leaks/addresses.ts';
import { type Answer, type Asked, askAt, eachOf, headerOf } from './leaks/ask.ts';
import { changedBetween, digestOf } from './leaks/digest.ts';
import { everyField, formOf } from './leaks/questions.ts';
import { newViewer } from './leaks/viewers.ts';
import { testPaper } from './paper.ts';

const paper = testPaper();
const overHttps = testPaper({ env: { BASE_URL: 'https://paper.example' } });

const always: [string, RegExp][] = [
  ['content-security-policy', /^default-src 'none'; .*frame-ancestors 'none'/],
  ['x-content-type-options', /^nosniff$/],
  ['referrer-policy', /^(strict-origin-when-cross-origin|same-origin|no-referrer)$/],
  ['cross-origin-opener-policy', /^same-origin$/],
  ['cross-origin-resource-policy', /^same-origin$/],
  ['permissions-policy', /camera=\(\).*geolocation=\(\)/],
  ['cache-control', /^(private, no-store|public, max-age=\d+.*)$/],
];

/** What an answer lacks, or says and shouldn't; a line each. */
function wantingIn(answer: Answer): string[] {
  const type = headerOf(answer, 'content-type');
  // A picture is shown by mail, too, which others' pages show.
  const isLent = (name: string) =>
    name === 'cross-origin-resource-policy' && /^image\//.test(type) && headerOf(answer, name) === 'cross-origin';
  const wanting = always.filter(([name, value]) => !value.test(headerOf(answer, name)) && !isLent(name)).map(([name]) => name);
  if (answer.text !== '' && type === '') wanting.push('content-type');
  if (/^text\/|xml|json/.test(type) && !/; charset=utf-8$/i.test(type)) wanting.push(`charset in ${type}`);
  if (headerOf(answer, 'server') || headerOf(answer, 'x-powered-by')) wanting.push('silence about the software');
  if (headerOf(answer, 'access-control-allow-origin')) wanting.push('no word about other origins');
  return wanting;
}

/** What a page holds that its policy forbids: code or style in the page, or anything loaded from elsewhere. */
function forbiddenIn({ text }: Answer): string[] {
  const found: string[] = [];
  for (const [tag] of text.matchAll(/<script\b[^>]*>/gi))
    if (!/\bsrc="\/assets\//.test(tag) && !tag.includes('application/ld+json')) found.push(tag);
  for (const [tag] of text.matchAll(/<style\b[^>]*>|<[a-z]+\b[^>]*\s(?:style|on\w+)=[^>]*>|<(?:iframe|object|embed|base)\b[^>]*>/gi))
    found.push(tag);
  for (const [tag] of text.matchAll(/<(?:img|script|source|video|audio|link)\b[^>]*\s(?:src|srcset|href)="(?:https?:)?\/\/[^>]*>/gi)) {
    if (!/rel="(canonical|alternate)"/.test(tag)) found.push(tag);
  }
  return found;
}

/** One request for every kind of answer the paper gives. */
async function everyKindOfAnswer(): Promise<{ asked: Asked; answer: Answer }[]> {
  const ask = askAt(await paper.serve());
  const cookie = await newViewer(paper, 'paid');
  const gets = paper.routes.filter(({ method }) => method === 'GET').map((route) => addressesOf(paper, route)[0]?.path ?? '');
  const posts = paper.routes.filter(({ method }) => method === 'POST').map((route) => addressesOf(paper, route)[0]?.path ?? '');
  const tag = headerOf(await ask({ method: 'GET', path: '/world/first' }), 'etag');
  const all: Asked[] = [
    ...[...gets, ...gets.map((path) => inLanguage('ar', path))].flatMap((path) => [
      { method: 'GET', path },
      { method: 'HEAD', path },
      { method: 'GET', path, headers: { cookie } },
    ]),
    ...gets.flatMap((path) => ['PUT', 'DELETE', 'OPTIONS', 'TRACE'].map((method) => ({ method, path }))),
    ...posts.flatMap((path) => [
      { method: 'GET', path },
      { method: 'POST', path, ...formOf(everyField) },
      { method: 'POST', path, body: 'x' },
    ]),
    ...posts.map((path) => ({
      method: 'POST',
      path,
      ...formOf(everyField),
      headers: { ...formOf({}).headers, 'sec-fetch-site': 'cross-site' },
    })),
    { method: 'POST', path: '/sign-in', ...formOf({ email: 'a'.repeat(110_000) }) },
    ...[
      '/nothing',
      '/nothing/at-all',
      '/world/first/',
      '/world//first',
      '/culture/first',
      '/world/withdrawn',
      '/a%00b',
      '/%ff',
      '/assets/nothing.css',
    ].map((path) => ({ method: 'GET', path })),
    { method: 'GET', path: '/world/first', headers: { 'if-none-match': tag } },
  ];
  return eachOf(all, 8, async (asked) => ({ asked, answer: await ask(asked) }));
}

describe('every answer', () => {
  test('carries the headers of the house, and no page holds what they forbid', { timeout: 60_000 }, async () => {
    const answers = await everyKindOfAnswer();
    const wanting = answers.flatMap(({ asked, answer }) =>
      wantingIn(answer).map((what) => `${asked.method} ${asked.path} (${answer.status}) wants ${what}`),
    );
    expect(wanting).toEqual([]);
    expect(
      answers.flatMap(({ asked, answer }) => forbiddenIn(answer).map((what) => `${asked.method} ${asked.path} holds ${what}`)),
    ).toEqual([]);
    const statuses = new Set(answers.map(({ answer }) => answer.status));
    for (const status of [200, 303, 304, 308, 403, 404, 405, 410, 413, 415]) expect(statuses).toContain(status);
  });

  test('so does what a fault is answered, whether the frame of the page is to be had or not', async () => {
    const ask = askAt(await paper.serve());
    const { app } = paper;
    const { db } = app;
    for (const failures of [1, Number.POSITIVE_INFINITY]) {
      let failed = 0;
      app.kept.clear();
      app.pages.clear();
      app.db = db.withPlugin({
        transformQuery({ node }) {
          if (failures === Number.POSITIVE_INFINITY || (JSON.stringify(node).includes('listing') && failed++ < failures))
            throw new Error('no such PAID-first-en-1');
          return node;
        },
        transformResult: async ({ result }) => result,
      });
      const answer = await ask({ method: 'GET', path: '/latest' });
      app.db = db;
      expect(answer.status).toBe(500);
      expect(wantingIn(answer)).toEqual([]);
      expect(answer.text).not.toMatch(/PAID-|\.tsx?\b|node_modules/);
      const reference = String(paper.logged.findLast((line) => line.event === 'fault')?.reference);
      expect(reference).toMatch(/^[0-9a-f]{8}$/);
      expect(answer.text).toContain(reference);
    }
  });

  test('HEAD is answered as GET is, without the body', async () => {
    const ask = askAt(await paper.serve());
    for (const path of ['/', '/world/first', '/feed.xml', '/subscribe', '/nothing', '/pictures/harbour/original.png', '/robots.txt']) {
      for (let times = 0; times < 2; times++) {
        const [get, head] = [await ask({ method: 'GET', path }), await ask({ method: 'HEAD', path })];
        expect([head.status, head.text]).toEqual([get.status, '']);
        for (const name of ['content-type', 'cache-control', 'etag', 'vary', 'content-security-policy'])
          expect(headerOf(head, name), `${name} of ${path}`).toBe(headerOf(get, name));
      }
    }
  });

  test('a bare answer and a careless page are found out', () => {
    const bare = {
      status: 200,
      headers: [
        ['content-type', 'text/html'],
        ['server', 'x'],
      ] as [string, string][],
      text: 'x',
    };
    expect(wantingIn(bare)).toHaveLength(always.length + 2);
    const careless = `<script>1</script><script src="https://cdn.example/a.js"></script><p onclick="x"><p style="a:b"><style></style><img src="//t.example/p.gif"><link rel="stylesheet" href="https://f.example/"><iframe src="/">`;
    expect(forbiddenIn({ ...bare, text: careless }).length).toBeGreaterThanOrEqual(8);
  });

  test('the policy lets nothing in that stands in the page or comes from elsewhere', async () => {
    const policy = headerOf(await askAt(await paper.serve())({ method: 'GET', path: '/' }), 'content-security-policy');
    const sources = new Map(policy.split(/;\s*/).map((part) => [part.split(' ')[0], part.split(' ').slice(1)]));
    expect(policy).not.toMatch(/unsafe|\*|nonce|blob:/);
    for (const name of ['script-src', 'style-src', 'connect-src', 'font-src']) expect(sources.get(name), name).toEqual(["'self'"]);
    for (const name of ['default-src', 'base-uri', 'object-src', 'frame-ancestors']) expect(sources.get(name), name).toEqual(["'none'"]);
    const foreign = [...sources].filter(([, values]) => values.some((value) => value.startsWith('http'))).map(([name]) => name);
    expect(foreign).toEqual(['form-action']);
  });
});

/** Cookies a browser is given on its way in and out: meter, sign-in, session, and their end. */
async function cookiesOf(one: typeof paper): Promise<string[]> {
  const ask = askAt(await one.serve());
  const cookies: string[] = [];
  const post = async (path: string, fields: Record<string, string>, cookie = '') => {
    const form = formOf(fields);
    const answer = await ask({ method: 'POST', path, ...form, headers: { ...form.headers, ...(cookie ? { cookie } : {}) } });
    const set = answer.headers.filter(([name]) => name === 'set-cookie').map(([, value]) => value);
    cookies.push(...set);
    return set.map((line) => line.split(';')[0]).join('; ');
  };
  await post('/open/key-first', { part: 'rest' });
  const asked = await post('/sign-in', { email: 'cookies@canary.example' });
  await one.runJobs();
  const code = one.letters.findLast(({ to }) => to === 'cookies@canary.example')?.text.match(/\b\d{6}\b/)?.[0] ?? '';
  const session = await post('/sign-in/code', { code }, asked);
  await post('/sign-out', { to: '/' }, session);
  return cookies;
}

describe('cookies', () => {
  test('are the paper’s own: unread by scripts, unsent by other sites, bound to the host over HTTPS', async () => {
    const plain = await cookiesOf(paper);
    const names = (cookies: string[]) => new Set(cookies.map((line) => line.split('=')[0]));
    expect(names(plain)).toEqual(new Set(['meter', 'sign-in', 'session']));
    const secure = await cookiesOf(overHttps);
    expect(names(secure)).toEqual(new Set(['__Host-meter', '__Host-sign-in', '__Host-session']));
    for (const line of [...plain, ...secure]) {
      expect(line).toMatch(/; Path=\//);
      expect(line).not.toMatch(/Domain=/i);
      if (!/Max-Age=0/.test(line)) expect(line).toMatch(/(?=.*; HttpOnly)(?=.*; SameSite=(Lax|Strict))/);
    }
    for (const line of secure) expect(line).toMatch(/; Secure/);
    expect(plain.length).toBeGreaterThanOrEqual(4);
  });

  test('over HTTPS every answer tells browsers to stay there', async () => {
    const ask = askAt(await overHttps.serve());
    for (const path of ['/', '/nothing', '/subscribe', '/robots.txt', '/world/first/']) {
      for (let times = 0; times < 2; times++) {
        expect(headerOf(await ask({ method: 'GET', path }), 'strict-transport-security'), path).toMatch(/^max-age=\d{8}/);
      }
    }
  });
});

describe('a form of another site', () => {
  const origins: Record<string, string>[] = [
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site', origin: 'http://localhost' },
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { origin: 'http://localhost.evil.example' },
    { origin: 'http://localhost:1' },
  ];

  test('is refused by every route that takes one, and changes nothing', async () => {
    const ask = askAt(await paper.serve());
    // Mail programs post to one-click from wherever they are; its address alone is what counts.
    const posts = paper.routes.filter(({ method, path }) => method === 'POST' && !path.startsWith('/newsletters/one-click/'));
    expect(posts.length).toBeGreaterThan(8);
    const cookies = ['', await newViewer(paper, 'reader'), await newViewer(paper, 'paid')];
    const before = await digestOf(paper);
    const { length } = paper.letters;
    for (const route of posts) {
      const path = addressesOf(paper, route)[0]?.path ?? '';
      for (const [at, headers] of origins.entries()) {
        const cookie = cookies[at % cookies.length] ?? '';
        const form = { 'content-type': 'application/x-www-form-urlencoded', ...headers, ...(cookie ? { cookie } : {}) };
        const answer = await ask({ method: 'POST', path, headers: form, body: formOf(everyField).body });
        expect(answer.status, `${path} ${JSON.stringify(headers)}`).toBe(403);
        expect(headerOf(answer, 'set-cookie')).toBe('');
      }
    }
    await paper.runJobs();
    expect(paper.letters.length).toBe(length);
    expect(changedBetween(before, await digestOf(paper)).filter((name) => !name.startsWith('graphile_worker.'))).toEqual([]);
  });

  test('of the paper itself is taken, by browsers of today, older ones and programs', async () => {
    const base = await paper.serve();
    const ask = askAt(base);
    for (const headers of [{ 'sec-fetch-site': 'same-origin' }, { origin: base }, {}] as Record<string, string>[]) {
      const form = { 'content-type': 'application/x-www-form-urlencoded', ...headers };
      expect((await ask({ method: 'POST', path: '/open/key-first', headers: form, body: 'part=rest' })).status).toBe(200);
    }
  });
});
