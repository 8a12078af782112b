import { type Context, Hono } from 'hono';
import { expect, test } from 'vitest';
import { publicPage } from '#platform/http/public-page.ts';
import { testPaper } from '../paper.ts';
import { isWide } from '../wide.ts';
import { type Answer, type Asked, askAt, askIn, headerOf } from './ask.ts';
import { formOf } from './questions.ts';
import { marksIn } from './sweep.ts';
import { newViewer } from './viewers.ts';

const paper = testPaper();
const orders = isWide ? 200 : 60;

type Ask = (asked: Asked) => Promise<Answer>;

const isPaid = ({ text }: Answer) => marksIn(text).some(({ kind, slug }) => kind === 'PAID' && slug !== 'open-to-all');

test('the tag of one variant never answers for another', async () => {
  const ask = askAt(await paper.serve());
  const cookie = await newViewer(paper, 'paid');
  const whole = await ask({ method: 'GET', path: '/world/first', headers: { cookie } });
  const preview = await ask({ method: 'GET', path: '/world/first' });
  const tag = headerOf(preview, 'etag');
  expect([isPaid(whole), headerOf(whole, 'etag'), isPaid(preview), tag]).toEqual([true, '', false, publicPage(preview.text).etag]);

  const replayed = await ask({ method: 'GET', path: '/world/first', headers: { 'if-none-match': publicPage(whole.text).etag } });
  expect([replayed.status, replayed.text]).toEqual([200, preview.text]);
  const signedIn = await ask({ method: 'GET', path: '/world/first', headers: { cookie, 'if-none-match': tag } });
  expect([signedIn.status, signedIn.text]).toEqual([200, whole.text]);
  const elsewhere = await ask({ method: 'GET', path: '/world/second', headers: { 'if-none-match': tag } });
  expect(elsewhere.status).toBe(200);
  for (const isKept of [true, false]) {
    if (!isKept) paper.app.pages.clear();
    const again = await ask({ method: 'GET', path: '/world/first', headers: { 'if-none-match': tag } });
    expect([again.status, again.text, headerOf(again, 'etag')]).toEqual([304, '', tag]);
  }
});

test('a page is kept by its own address alone: no parameter, host or fragment names it otherwise', async () => {
  const ask = askAt(await paper.serve());
  paper.app.pages.clear();
  const marked = await ask({
    method: 'GET',
    path: '/latest?utm_source=MARKER&before',
    headers: { host: 'MARKER.example', 'x-forwarded-host': 'MARKER' },
  });
  expect(marked.text).not.toMatch(/marker/i);
  const clean = await ask({ method: 'GET', path: '/latest' });
  expect(clean.status).toBe(200);
  expect(clean.text).not.toMatch(/marker/i);
});

/** A shared cache that does what RFC 9111 lets it: keeps what is public, by address and by the headers that Vary names. */
function behindCache(ask: Ask): Ask {
  const kept = new Map<string, { vary: string[]; asked: Asked; answer: Answer }[]>();
  const sentIn = (asked: Asked, name: string) => asked.headers?.[name] ?? '';
  return async (asked) => {
    const known = kept.get(asked.path) ?? [];
    const hit = asked.method === 'GET' && known.find((one) => one.vary.every((name) => sentIn(one.asked, name) === sentIn(asked, name)));
    if (hit) return hit.answer;
    const answer = await ask(asked);
    const caching = headerOf(answer, 'cache-control');
    if (asked.method === 'GET' && /\bs-maxage=[1-9]/.test(caching) && !/no-store|private/.test(caching)) {
      const vary = headerOf(answer, 'vary').toLowerCase().split(/,\s*/).filter(Boolean);
      kept.set(asked.path, [...known, { vary, asked, answer }]);
    }
    return answer;
  };
}

/** Numbers below `below` that look like chance and are the same each time. */
function diceOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** In how many of `rounds` random orders of asking a visitor was shown a paid word, or a subscriber none. */
async function crossings(ask: Ask, rounds: number): Promise<{ leaked: number; denied: number; asked: number }> {
  const dice = diceOf(20261124);
  const paid = await newViewer(paper, 'paid');
  const spent = await newViewer(paper, 'spent meter');
  const paths = ['/world/first', '/world/second', '/fr/world/first', '/world/for-subscribers', '/world/from-the-archive'];
  const found = { leaked: 0, denied: 0, asked: 0 };
  for (let round = 0; round < rounds; round++) {
    const path = paths[dice(paths.length)] ?? '/';
    if (dice(3) === 0) paper.app.pages.clear();
    const both = Array.from({ length: 2 + dice(4) }, () => ['', spent, paid][dice(3)] ?? '');
    const answers = await Promise.all(
      [...both, '', paid].map(async (cookie) => {
        const headers = { ...(cookie ? { cookie } : {}), 'accept-encoding': ['br', 'gzip', 'identity'][dice(3)] ?? '' };
        return { cookie, answer: await ask({ method: 'GET', path, headers }) };
      }),
    );
    found.asked += answers.length;
    found.leaked += answers.filter(({ cookie, answer }) => cookie !== paid && isPaid(answer)).length;
    found.denied += answers.filter(({ cookie, answer }) => cookie === paid && !isPaid(answer)).length;
  }
  return found;
}

test(`subscribers and visitors in ${orders} random orders never get each other’s page, from memory or from a cache in front`, {
  timeout: 60_000,
}, async () => {
  const ask = askAt(await paper.serve());
  expect(await crossings(ask, orders)).toEqual({ leaked: 0, denied: 0, asked: expect.any(Number) });
  expect(await crossings(behindCache(ask), 60)).toEqual({ leaked: 0, denied: 0, asked: expect.any(Number) });
});

test('a paper that forgets whose page it is, or to say so, is found out', async () => {
  const fetched = async (c: Context) => (await paper.web.request(c.req.path, { headers: { cookie: c.req.header('cookie') ?? '' } })).text();
  const forgetful = new Hono();
  const kept = new Map<string, string>();
  forgetful.all('*', async (c) => {
    const { path } = c.req;
    const text = kept.get(path) ?? (await fetched(c));
    kept.set(path, text);
    return c.text(text);
  });
  const crossed = async (ask: Ask) => {
    const { leaked, denied } = await crossings(ask, 20);
    return leaked + denied;
  };
  expect(await crossed(askIn(forgetful))).toBeGreaterThan(0);
  const careless = new Hono();
  careless.all('*', async (c) => c.text(await fetched(c), 200, { 'cache-control': 'public, s-maxage=30' }));
  expect(await crossed(askIn(careless))).toBe(0);
  expect(await crossed(behindCache(askIn(careless)))).toBeGreaterThan(0);
});

test('what opening answers is nobody else’s', async () => {
  const ask = askAt(await paper.serve());
  for (const part of ['rest', 'page']) {
    const form = formOf({ part });
    const opened = await ask({ method: 'POST', path: '/open/key-first', ...form });
    expect([isPaid(opened), headerOf(opened, 'cache-control'), headerOf(opened, 'etag')]).toEqual([true, 'private, no-store', '']);
    const spent = await ask({
      method: 'POST',
      path: '/open/key-first',
      ...form,
      headers: { ...form.headers, cookie: await newViewer(paper, 'spent meter') },
    });
    expect(isPaid(spent)).toBe(false);
    expect(isPaid(await ask({ method: 'GET', path: '/world/first' }))).toBe(false);
  }
});
