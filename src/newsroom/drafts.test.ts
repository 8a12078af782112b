import { beforeAll, expect, test } from 'vitest';
import { findWork } from '#stories';
import { browserOf, testPaper } from '../../tests/paper.ts';
import { addStaff, type StaffFixture } from '../../tests/staff.ts';

const paper = testPaper();
const json = { accept: 'application/json', 'content-type': 'application/json' };
let ana: StaffFixture;
let eve: StaffFixture;
let path = '';
let id = 0;

beforeAll(async () => {
  ana = await addStaff(paper, 'contributor', { name: 'Ana', authorId: paper.fixtures.ids.authors.get('ana-author') ?? 0 });
  eve = await addStaff(paper, 'editor', { name: 'Eve' });
  id = paper.fixtures.hidden.unpublished?.versions.en ?? 0;
  path = `/newsroom/versions/${id}`;
});

const paragraph = (text: string) => ({ type: 'paragraph', text: [{ text }] });
const textOf = (...blocks: unknown[]) => ({
  headline: 'A headline',
  deck: '',
  dateline: 'Lima',
  slug: '',
  document: { version: 1, blocks },
});
const send = (who: StaffFixture | undefined, name: string, body: unknown, headers: Record<string, string> = json) =>
  (who?.browser ?? browserOf(paper)).send(`${path}/${name}`, typeof body === 'string' ? body : JSON.stringify(body), headers);
const newest = async () => (await findWork(paper.press, id))?.newest;
const numberNow = async () => (await newest())?.number ?? 0;

test('a text is saved over the one it was begun from, and never over another', async () => {
  const base = await numberNow();
  const saved = await send(eve, 'draft', { base, ...textOf(paragraph('First.')) });
  expect(saved.status).toBe(200);
  const { number, savedAt } = (await saved.json()) as { number: number; savedAt: string };
  expect([number, savedAt]).toEqual([base + 1, paper.app.clock().toISOString()]);
  expect(saved.headers.get('cache-control')).toBe('private, no-store');
  const again = await send(eve, 'draft', { base, ...textOf(paragraph('First.')) });
  expect(await again.json()).toMatchObject({ number });
  const theirs = await send(eve, 'draft', { base, ...textOf(paragraph('Second.')) });
  expect(theirs.status).toBe(409);
  expect(await theirs.json()).toMatchObject({
    theirs: { number, madeBy: 'Eve', dateline: 'Lima', document: { blocks: [paragraph('First.')] } },
  });
  expect((await newest())?.document.blocks).toEqual([paragraph('First.')]);
  const asked = await eve.browser.get(`${path}/draft`, json);
  expect(await asked.json()).toMatchObject({ number, headline: 'A headline', madeBy: 'Eve', document: { version: 1 } });
});

test('what must be mended is named in its place, and nothing is saved', async () => {
  const base = await numberNow();
  const picture = { type: 'picture', picture: 'No slug', caption: [], alt: '' };
  const bad = { base, ...textOf(paragraph('Good.'), picture), headline: 'A\u0000b', deck: 'x'.repeat(1001) };
  const answer = await send(eve, 'draft', bad);
  expect(answer.status).toBe(422);
  const { problems } = (await answer.json()) as { problems: { place: unknown; text: string }[] };
  expect(problems.map(({ place }) => place)).toEqual(['headline', 'deck', 1]);
  expect(problems[2]?.text).toMatch(/^Block 2, picture: /);
  expect(await numberNow()).toBe(base);
});

test('a picture may wait for its alternative text', async () => {
  const picture = { type: 'picture', picture: 'harbour', caption: [], alt: '' };
  const answer = await send(eve, 'draft', { base: await numberNow(), ...textOf(paragraph('Good.'), picture) });
  expect(answer.status).toBe(200);
});

test('what cannot be read is refused with a sentence', async () => {
  const base = await numberNow();
  const refusals: [number, string, Record<string, string>?][] = [
    [415, '{}', { accept: 'application/json', 'content-type': 'text/plain' }],
    [400, '{'],
    [400, '{}'],
    [400, JSON.stringify({ base: -1, ...textOf() })],
    [400, JSON.stringify({ base: 2 ** 40, ...textOf() })],
    [400, JSON.stringify({ base, ...textOf(), headline: 7 })],
    [413, `"${'x'.repeat(5_000_001)}"`],
    [400, JSON.stringify({ base, ...textOf(), document: undefined })],
    [422, JSON.stringify({ base, ...textOf(), document: null })],
    [422, JSON.stringify({ base, ...textOf(), slug: '\ud800' })],
    [422, `{"base":${base},"headline":"","deck":"","dateline":"","slug":"","document":${'['.repeat(50_000)}${']'.repeat(50_000)}}`],
  ];
  for (const [status, body, headers] of refusals) {
    const answer = await send(eve, 'draft', body, headers ?? json);
    expect(answer.status, body.slice(0, 80)).toBe(status);
    if (status !== 422) expect(await answer.json()).toMatchObject({ message: expect.stringContaining('Nothing has been changed') });
  }
  expect(await numberNow()).toBe(base);
});

test('whoever may not write gets a sentence, whoever is signed out is told so', async () => {
  const body = { base: await numberNow(), ...textOf(paragraph('Not mine.')) };
  const other = await send(eve, 'draft', { ...body, by: ana.id });
  expect([other.status, await other.json()]).toMatchObject([403, { reason: 'other-person', message: expect.stringContaining('Eve') }]);
  const translator = await addStaff(paper, 'translator');
  const refused = await send(translator, 'draft', body);
  expect(refused.status).toBe(403);
  expect(await refused.json()).toMatchObject({ reason: 'not-allowed', message: expect.stringContaining('kept in this browser') });
  expect((await send(translator, 'presence', {})).status).toBe(403);
  for (const name of ['draft', 'presence']) {
    expect((await send(undefined, name, body)).status).toBe(401);
    expect((await send(undefined, name, body, { 'content-type': 'application/json' })).status).toBe(404);
  }
  const signedOut = await browserOf(paper).get(`${path}/draft`, json);
  expect([signedOut.status, await signedOut.json()]).toMatchObject([401, { reason: 'session' }]);
  const gone = await eve.browser.send('/newsroom/versions/999999/draft', JSON.stringify(body), json);
  expect(await gone.json()).toMatchObject({ reason: 'gone' });
  for (const other of ['/newsroom/versions/999999/draft', '/newsroom/versions/999999/presence', '/newsroom/versions/x/draft'])
    expect((await eve.browser.send(other, JSON.stringify(body), json)).status).toBe(404);
});

test('presence says who else has a text open, until they close it or fall silent', async () => {
  const present = async (who: StaffFixture, body = {}) =>
    ((await (await send(who, 'presence', body)).json()) as { present: { name: string; seconds: number }[] }).present;
  const tick = (seconds: number) => paper.moveTo(new Date(paper.app.clock().getTime() + seconds * 1000));
  expect(await present(ana)).toEqual([]);
  tick(12);
  expect(await present(eve)).toEqual([{ name: 'Ana', seconds: 12 }]);
  expect(await present(ana)).toEqual([{ name: 'Eve', seconds: 0 }]);
  const desk = async (who: StaffFixture) => (await who.browser.get('/newsroom')).text();
  expect(await desk(eve)).toContain('Ana is editing');
  expect(await desk(eve)).not.toContain('Eve is editing');
  await present(eve, { leaving: true });
  expect(await present(ana)).toEqual([]);
  await present(eve);
  tick(31);
  expect(await present(eve)).toEqual([]);
  expect((await send(eve, 'presence', { leaving: 'yes' })).status).toBe(400);
});
