import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type browserOf, testPaper } from '../paper.ts';
import { addStaff } from '../staff.ts';
import { addCaller } from './caller.ts';

// The library that checks signatures goes by the real clock.
const paper = testPaper({ now: new Date().toISOString() });

type Heard = { headers: Record<string, string>; body: string };

let server: Server;
let address = '';
let answers: number[] = [];
const heard: Heard[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    heard.push({ headers: request.headers as Record<string, string>, body });
    response.writeHead(answers.shift() ?? 204, { location: 'http://127.0.0.1:1/' }).end();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
});
afterAll(() => void server.close());
beforeEach(() => {
  heard.length = 0;
  answers = [];
});

const publisher = async () => (await addStaff(paper, 'publisher')).browser;
const secretIn = (html: string) => html.match(/whsec_[A-Za-z0-9+/=]+/)?.[0] ?? '';
const typeOf = ({ body }: Heard) => JSON.parse(body).type;

/** Adds a webhook through the page, as the publisher does. */
async function added(browser: ReturnType<typeof browserOf>, kinds: string[]): Promise<{ id: string; secret: string }> {
  const form = await (await browser.get('/newsroom/programs')).text();
  const formKey = form.match(/action="\/newsroom\/programs\/webhooks"[\s\S]*?name="form" value="([^"]+)"/)?.[1] ?? '';
  const fields: [string, string][] = [['form', formKey], ['url', address], ...kinds.map((kind): [string, string] => ['kind', kind])];
  const answer = await browser.post('/newsroom/programs/webhooks', fields);
  const page = await answer.text();
  expect(answer.status, page).toBe(200);
  const again = await browser.post('/newsroom/programs/webhooks', fields);
  expect(again.status).toBe(409);
  expect(secretIn(await again.text())).toBe('');
  return { id: page.match(/\/newsroom\/programs\/webhooks\/([0-9a-f-]{36})/)?.[1] ?? '', secret: secretIn(page) };
}

test('a webhook hears of a publication once, signed, with nothing that not anyone may read', async () => {
  const browser = await publisher();
  const { id, secret } = await added(browser, ['published', 'corrected', 'withdrawn']);
  const { call } = await addCaller(paper, ['stories:write', 'stories:publish']);
  const markdown = [
    'One paragraph that anyone may read, and it is long enough.',
    'Another one, of which the same is true.',
    'PAID-hook-en-1 is behind the gate.',
  ].join('\n\n');
  const begun = await call('POST', '/stories', { section: 'world', language: 'en', headline: 'Told to programs', markdown });
  const path = `/versions/${begun.body.id}`;
  const revision = { 'if-match': begun.headers.get('etag') ?? '' };
  await paper.runJobs();
  expect(heard).toEqual([]);
  expect((await call('POST', `${path}/publish`, {}, revision)).status).toBe(200);
  await paper.runJobs();
  await paper.runJobs('api.deliver-due');
  expect(heard.map(typeOf)).toEqual(['story.published']);
  const [first] = heard as [Heard];
  const news = new Webhook(secret).verify(first.body, first.headers) as { data: { published: { url: string; headline: string } } };
  expect(news.data.published).toMatchObject({ headline: 'Told to programs', url: `${paper.app.baseUrl()}/world/told-to-programs` });
  expect(first.body).not.toContain('PAID-hook');
  expect(() => new Webhook(secret).verify(`${first.body} `, first.headers)).toThrow();

  await call('POST', `${path}/correct`, { note: 'A mistake.' }, revision);
  await call('POST', `${path}/update`, { note: 'Nobody asked for this one.' }, revision);
  await call('POST', `${path}/withdraw`, { reason: 'All of it was wrong.' });
  await paper.runJobs();
  expect(heard.map(typeOf).toSorted()).toEqual(['story.corrected', 'story.published', 'story.withdrawn']);
  // What was withdrawn meanwhile is shown no more, not even in older news that is late.
  for (const { body } of heard.slice(1))
    expect(JSON.parse(body).data).toMatchObject({ version: begun.body.id, story: begun.body.story, published: null });
  const log = await (await browser.get(`/newsroom/programs/webhooks/${id}`)).text();
  expect(log.match(/<tr data-delivery/g)).toHaveLength(3);
  await browser.post(`/newsroom/programs/webhooks/${id}/remove`);
});

test('what isn’t heard is told again, and stands in the log; a new secret and the old one both sign for a day', async () => {
  const browser = await publisher();
  const { id, secret } = await added(browser, ['published']);
  const page = `/newsroom/programs/webhooks/${id}`;
  answers = [500, 302, 200];
  expect((await browser.post(`${page}/test`)).status).toBe(303);
  await paper.runJobs();
  expect(heard).toHaveLength(1);
  await paper.runJobs('api.deliver-due');
  expect(heard).toHaveLength(1);
  const pass = async (seconds: number) => {
    paper.moveTo(new Date(paper.app.clock().getTime() + seconds * 1000));
    await paper.runJobs('api.deliver-due');
  };
  await pass(6);
  await pass(61);
  await pass(3600);
  expect(heard).toHaveLength(3);
  expect(new Set(heard.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  const log = await (await browser.get(page)).text();
  for (const words of ['500', '302', '200']) expect(log).toContain(words);

  const rotated = await (await browser.post(`${page}/secret`, { number: '1' })).text();
  const newer = secretIn(rotated);
  expect(newer).not.toBe(secret);
  expect((await browser.post(`${page}/secret`, { number: '1' })).status).toBe(409);
  const delivery = log.match(/deliveries\/([0-9a-f-]{36})\/resend/)?.[1] ?? '';
  paper.moveTo(new Date());
  expect((await browser.post(`/newsroom/programs/deliveries/${delivery}/resend`)).status).toBe(303);
  await paper.runJobs();
  const last = heard.at(-1) as Heard;
  for (const one of [secret, newer]) expect(new Webhook(one).verify(last.body, last.headers)).toMatchObject({ type: 'test' });
  paper.passDays(1.1);
  // A session doesn't last that long.
  const nextDay = await publisher();
  await nextDay.post(`${page}/test`);
  await paper.runJobs();
  expect(heard.at(-1)?.headers['webhook-signature']?.split(' ')).toHaveLength(1);
  await nextDay.post(`${page}/remove`);
});

test('a webhook that nobody answers for is given up, which the desk shows, and can be taken up again', async () => {
  paper.moveTo(new Date());
  const { id } = await added(await publisher(), ['published']);
  const page = `/newsroom/programs/webhooks/${id}`;
  const test = async (answer: number) => {
    answers = [answer];
    await (await publisher()).post(`${page}/test`);
    await paper.runJobs();
  };
  const read = async (path: string) => (await (await publisher()).get(path)).text();
  await test(503);
  paper.passDays(3.1);
  await test(503);
  expect(await read(page)).toContain('Nothing is sent to it');
  const sent = heard.length;
  await test(200);
  await paper.runJobs('api.deliver-due');
  expect(heard).toHaveLength(sent);
  expect(await read('/newsroom')).toContain('is told nothing more');
  await (await publisher()).post(`${page}/resume`);
  await test(200);
  expect(heard).toHaveLength(sent + 1);
  await test(410);
  expect(await read(page)).toContain('Nothing is sent to it');
});
