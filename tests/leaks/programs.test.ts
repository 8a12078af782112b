import { expect, test } from 'vitest';
import type { Route } from '#platform/http/route.ts';
import { addCaller } from '../api/caller.ts';
import { testPaper } from '../paper.ts';
import { type Address, addressesOf } from './addresses.ts';
import { type Asked, askIn, eachOf, headerOf } from './ask.ts';
import { marksIn } from './sweep.ts';

const paper = testPaper();

const tokenRoutes = () => paper.routes.filter(({ who }) => who.startsWith('token:'));

/** Every address of these routes and what else can be asked of them, by a program that has never called before: nobody’s limit is reached. */
async function sweepAs(scopes: string[], routes: Route[], askedOf: (address: Address) => Omit<Asked, 'path'>[]) {
  const ask = askIn(paper.web);
  const shown = new Set<string>();
  const faults: string[] = [];
  for (const route of routes) {
    const { token } = await addCaller(paper, scopes);
    const asked = addressesOf(paper, route)
      // Dots fold on the way: what is then asked for is another address.
      .filter(({ path }) => new URL(path, 'http://localhost').pathname === path)
      .flatMap((address) => askedOf(address).map((one) => ({ ...one, path: address.path })));
    const answers = await eachOf(asked.slice(0, 290), 8, ({ headers, ...one }) =>
      ask({ ...one, headers: { ...headers, authorization: `Bearer ${token}` } }),
    );
    for (const [at, answer] of answers.entries()) {
      const name = `${asked[at]?.method} ${asked[at]?.path}`;
      if (answer.status >= 500) faults.push(`${name} is answered ${answer.status}`);
      if (answer.status === 429) faults.push(`${name} was too much`);
      if (answer.status < 300 && headerOf(answer, 'cache-control') !== 'private, no-store') faults.push(`${name} may be kept`);
      if (marksIn(JSON.stringify(answer.headers)).length > 0) faults.push(`${name} carries a mark in a header`);
      if (/\bat .+\.tsx?:\d+|node_modules|permission denied/.test(answer.text)) faults.push(`${name} shows the inside of the house`);
      for (const { mark, slug } of marksIn(answer.text)) if (slug !== 'open-to-all') shown.add(mark);
    }
  }
  return { shown: [...shown], faults };
}

const reading = ({ isReal }: Address) => [
  { method: 'GET' },
  ...(isReal ? [{ method: 'HEAD' }, { method: 'GET', headers: { accept: 'text/html' } }] : []),
];

test('a program that may read sees previews, and no paid or unpublished word at any address', async () => {
  const { shown, faults } = await sweepAs(['stories:read', 'pictures:read'], tokenRoutes(), reading);
  expect({ shown, faults }).toEqual({ shown: [], faults: [] });
  const lists = [
    '?limit=100',
    '?limit=100&language=fr',
    '?section=world',
    '?topic=water',
    '?author=ana-author',
    '?country=CO',
    '?source=le-test',
  ];
  const list = paper.routes.filter(({ path, method }) => path === '/api/v1/stories' && method === 'GET');
  const listed = await sweepAs(['stories:read'], list, () => [{ method: 'GET' }]);
  expect(listed).toEqual({ shown: [], faults: [] });
  const { call } = await addCaller(paper, ['stories:read']);
  for (const query of lists) {
    const { status, body } = await call('GET', `/stories${query}`);
    expect([status, body.items?.length !== 0, marksIn(JSON.stringify(body)).filter(({ slug }) => slug !== 'open-to-all')], query).toEqual([
      200,
      true,
      [],
    ]);
  }
  for (const query of [
    '?limit=0',
    '?limit=x',
    '?limit=1&limit=2',
    '?after=x',
    '?language=%00',
    '?section=nowhere',
    '?section=world&topic=water',
    '?fields=document',
  ])
    expect((await call('GET', `/stories${query}`)).status, query).toBe(400);
});

test('one that may read drafts sees them where the newsroom’s versions are, and whole texts nowhere else', async () => {
  const scopes = ['stories:read-whole'];
  const isVersions = ({ path }: Route) => /^\/api\/v1\/versions(\/|$)/.test(path);
  const elsewhere = await sweepAs(
    scopes,
    tokenRoutes().filter((one) => !isVersions(one)),
    reading,
  );
  expect(elsewhere).toEqual({ shown: [], faults: [] });
  const { shown, faults } = await sweepAs(scopes, tokenRoutes().filter(isVersions), reading);
  expect(faults).toEqual([]);
  expect(shown).toContain('PAID-first-en-3');
});

const nested = `${'['.repeat(5000)}${']'.repeat(5000)}`;
const hostile: (string | Buffer)[] = [
  '{',
  '[]',
  'null',
  '"x"',
  '1e999',
  nested,
  `{"headline":${nested}}`,
  '{"__proto__":{"isAdmin":true}}',
  '{"headline":"\\u0000"}',
  '{"headline":"\\ud800"}',
  '{"\\u0000":1}',
  '{"note":"\\u0000","reason":"\\u0000","at":"\\u0000"}',
  '{"headline":{},"document":[],"section":7,"language":null,"reason":[],"note":{},"at":0,"until":"soon"}',
  '{"at":"9999-99-99T99:99:99Z","until":"+275760-09-13T00:00:00Z"}',
  Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x7d]),
];

test('whatever is sent is refused with a place, and nothing breaks', async () => {
  const json = { 'content-type': 'application/json', 'if-match': '"9999"' };
  const bodies = ({ isReal, route: { method } }: Address) =>
    isReal
      ? hostile.map((body) => ({ method, body, headers: { ...json, 'idempotency-key': 'x' } }))
      : [{ method, body: '{}', headers: json }];
  const everything = ['stories:write', 'stories:review', 'stories:publish', 'pictures:write', 'names:write'];
  const { faults } = await sweepAs(
    everything,
    tokenRoutes().filter(({ method }) => method !== 'GET'),
    bodies,
  );
  expect(faults).toEqual([]);
  const { call } = await addCaller(paper, everything);
  const whole = { section: 'world', language: 'en', headline: 'A headline' };
  for (const [body, status, pointer] of [
    [{ ...whole, colour: 'red' }, 422, '/colour'],
    [{ ...whole, headline: ' ' }, 422, '/headline'],
    [{ ...whole, section: 'nowhere' }, 422, '/section'],
    [{ ...whole, countries: ['XQ'] }, 422, '/countries/0'],
    [
      {
        ...whole,
        document: {
          version: 1,
          blocks: [{ type: 'paragraph', text: [{ text: 'x', marks: [{ type: 'link', href: 'javascript:alert(1)' }] }] }],
        },
      },
      422,
      '/document/blocks/0/text/0/marks/0/href',
    ],
    [{ ...whole, document: { version: 1, blocks: [] }, markdown: 'x' }, 422, '/markdown'],
    [{ ...whole, markdown: '<script>alert(1)</script>' }, 422, '/markdown'],
  ] as const) {
    const answer = await call('POST', '/stories', body);
    expect([answer.status, (answer.body.errors as { pointer: string }[])[0]?.pointer]).toEqual([status, pointer]);
  }
  expect((await call('POST', '/stories', JSON.stringify(whole), { 'content-type': 'text/plain' })).status).toBe(415);
  expect((await call('POST', '/stories', `{"headline":"${'x'.repeat(2_100_000)}"}`)).status).toBe(413);
  expect((await call('POST', '/pictures', '{}')).status).toBe(415);
  const form = (file: Buffer, fields: Record<string, string> = {}) => {
    const made = new FormData();
    made.set('file', new File([new Uint8Array(file)], '"><script>.png'));
    for (const [name, value] of Object.entries(fields)) made.set(name, value);
    return made;
  };
  expect((await call('POST', '/pictures', form(Buffer.from('<svg onload="alert(1)"/>')))).status).toBe(422);
  expect((await call('POST', '/pictures', form(Buffer.alloc(0)))).status).toBe(422);
  expect((await call('POST', '/pictures', form(Buffer.alloc(9), { credit: 'x\u0000' }))).status).toBe(400);
  expect((await call('POST', '/pictures', 'not a form', { 'content-type': 'multipart/form-data; boundary=x' })).status).toBe(400);
  for (const key of ['', ' ', 'x'.repeat(256), 'ä'])
    expect((await call('POST', '/topics', { slug: 'new', names: { en: 'New' } }, { 'idempotency-key': key })).status, key).toBe(400);
  expect((await call('POST', '/topics', { slug: 'new', names: { en: 'New' } })).body).toEqual({
    slug: 'new',
    names: { en: 'New' },
    name: 'New',
  });
  expect((await call('POST', '/topics', { slug: 'new', names: { en: 'New' } })).status).toBe(409);
  expect((await call('POST', '/authors', { slug: 'new-author', name: 'New Author' })).status).toBe(201);
});
