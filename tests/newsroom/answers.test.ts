import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Draft } from '../../editor/saving/draft.ts';
import { serverAt } from '../../editor/saving/server.ts';

const draft: Draft = { headline: 'Ferry', deck: '', dateline: '', slug: '', document: { version: 1, blocks: [] } };
const theirs = { ...draft, number: 7, madeBy: 'Ana', madeAt: '2026-11-24T15:00:00Z' };
const answer = { status: 200, type: 'application/json', body: '' };
const received: { method: string | undefined; body: string }[] = [];
const paper = createServer(async (request, response) => {
  let body = '';
  for await (const chunk of request) body += chunk;
  received.push({ method: request.method, body });
  if (answer.status === 0) return response.destroy();
  response.writeHead(answer.status, { 'content-type': answer.type, location: '/newsroom/sign-in' }).end(answer.body);
});
let server: ReturnType<typeof serverAt>;

beforeAll(async () => {
  await new Promise<void>((up) => paper.listen(0, '127.0.0.1', up));
  server = serverAt(`http://127.0.0.1:${(paper.address() as AddressInfo).port}/draft`, 5);
});
afterAll(() => paper.close());

const saved = (status: number, body: unknown, type = 'application/json') => {
  Object.assign(answer, { status, type, body: typeof body === 'string' ? body : JSON.stringify(body) });
  return server.save(6, draft, false);
};

test('what the paper answers is understood, and what it cannot have answered is no answer', async () => {
  const savedAt = '2026-11-24T15:00:00.000Z';
  expect(await saved(200, { number: 7, savedAt })).toEqual({ kind: 'saved', number: 7, savedAt: new Date(savedAt) });
  expect(JSON.parse(received.at(-1)?.body ?? '')).toEqual({ base: 6, by: 5, ...draft });
  expect(await saved(409, { theirs })).toEqual({ kind: 'theirs', theirs: { number: 7, draft, madeBy: 'Ana' } });
  const problems = [{ place: 2, text: 'Block 3, picture: the alt text is empty.' }];
  expect(await saved(422, { problems })).toEqual({ kind: 'problems', problems });
  expect(await saved(401, { reason: 'session' })).toEqual({ kind: 'signed-out' });
  expect(await saved(404, { reason: 'page' })).toEqual({ kind: 'signed-out' });
  expect(await saved(404, { reason: 'gone', message: 'Gone.' })).toEqual({ kind: 'barred', message: 'Gone.' });
  for (const status of [400, 403, 410, 413, 415])
    expect(await saved(status, { message: 'No.' })).toEqual({ kind: 'barred', message: 'No.' });
  for (const status of [0, 303, 408, 429, 500, 502, 503]) expect(await saved(status, { message: 'No.' })).toEqual({ kind: 'away' });
  // A portal of some hotel, or a proxy, between the browser and the paper.
  expect(await saved(200, '<p>Welcome</p>', 'text/html')).toEqual({ kind: 'away' });
  expect(await saved(200, '{"number":')).toEqual({ kind: 'away' });
  expect(await saved(200, {})).toEqual({ kind: 'away' });
});

test('the newest text is asked for, and missing where there is none', async () => {
  Object.assign(answer, { status: 200, body: JSON.stringify(theirs) });
  expect(await server.newest()).toEqual({ number: 7, draft, madeBy: 'Ana' });
  answer.status = 401;
  expect(await server.newest()).toBeUndefined();
});
