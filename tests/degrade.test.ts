import pg from 'pg';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { loadSettings } from '#settings';
import { publish, saveVersion } from '#stories';
import { serve } from '../src/serve.ts';
import { proxyBefore, type TcpProxy } from './fakes/tcp-proxy.ts';
import { type Answer, askAt, headerOf } from './leaks/ask.ts';
import { formOf } from './leaks/questions.ts';
import { marksIn } from './leaks/sweep.ts';
import { newViewer } from './leaks/viewers.ts';
import { markedText } from './marked-text.ts';
import { testPaper } from './paper.ts';

let wire: TcpProxy;
const paper = testPaper({
  async through(databaseUrl) {
    wire = await proxyBefore(databaseUrl);
    return wire.address;
  },
});
afterAll(() => wire.stop());

const asking = async () => askAt(await paper.serve());

/** Another process of the paper, whose wire is whole. */
async function elsewhere<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: paper.databaseUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Holds that an answer is a calm refusal under a number that the log knows, and gives nothing away. */
function expectCalm(answer: Answer, what: string): void {
  expect([500, 503], what).toContain(answer.status);
  expect(marksIn(answer.text), what).toEqual([]);
  expect(answer.text, what).not.toMatch(/node_modules|\.tsx?\b|ECONN|timeout|terminated|postgres/i);
  expect(headerOf(answer, 'cache-control'), what).toBe('private, no-store');
  expect(headerOf(answer, 'set-cookie'), what).toBe('');
  const references = paper.logged.filter((line) => line.event === 'fault').map((line) => String(line.reference));
  expect(
    references.some((reference) => answer.text.includes(reference)),
    what,
  ).toBe(true);
}

async function openingsStored(): Promise<number> {
  return elsewhere(async (client) => (await client.query('select count(*)::int as count from access.opening')).rows[0].count);
}

describe.each(['cut', 'stall'] as const)('while the database is out of reach (%s)', { timeout: 60_000 }, (how) => {
  const slug = how === 'cut' ? 'first' : 'second';
  const subscriber: { cookie?: string; stranger?: string } = {};

  beforeEach(async () => {
    const ask = await asking();
    for (const path of ['/', '/world/first', '/fr/world/first']) expect((await ask({ method: 'GET', path })).status).toBe(200);
    // What opening answers is in memory too: it must not be reached without a charge.
    expect((await ask({ method: 'POST', path: `/open/key-${slug}`, ...formOf({ part: 'rest' }) })).text).toContain('PAID-');
    subscriber.cookie = await newViewer(paper, 'paid');
    subscriber.stranger = await newViewer(paper, 'paid');
    expect((await ask({ method: 'GET', path: '/world/first', headers: { cookie: subscriber.cookie } })).text).toContain('PAID-');
  });
  afterEach(() => wire.restore());

  test('kept pages are served, the rest is refused calmly, nothing paid is given and nothing charged; then all is well again', async () => {
    const ask = await asking();
    const before = await ask({ method: 'GET', path: '/world/first' });
    const opened = await openingsStored();
    wire[how]();
    for (const path of ['/', '/world/first', '/fr/world/first', '/world/first?utm=1']) {
      const answer = await ask({ method: 'GET', path });
      expect([answer.status, marksIn(answer.text).filter(({ kind }) => kind === 'PAID')], path).toEqual([200, []]);
    }
    expect((await ask({ method: 'GET', path: '/world/first' })).text).toBe(before.text);
    expect((await ask({ method: 'GET', path: '/world/first', headers: { 'if-none-match': headerOf(before, 'etag') } })).status).toBe(304);
    expect((await ask({ method: 'GET', path: paper.app.assets.href('reader.css') })).status).toBe(200);
    expect((await ask({ method: 'GET', path: '/healthz' })).status).toBe(200);

    const since = Date.now();
    const form = formOf({ part: 'rest', email: 'down@canary.example', to: '/' });
    const stranger = { cookie: subscriber.stranger ?? '' };
    const [ready, ...refused] = await Promise.all([
      ask({ method: 'GET', path: '/readyz' }),
      ask({ method: 'GET', path: '/latest' }),
      ask({ method: 'GET', path: '/culture/third' }),
      ask({ method: 'GET', path: '/fr/latest' }),
      ask({ method: 'GET', path: '/pictures/harbour/original.png' }),
      ask({ method: 'GET', path: '/world/first', headers: stranger }),
      ask({ method: 'GET', path: '/account', headers: stranger }),
      ask({ method: 'POST', path: `/open/key-${slug}`, ...form }),
      ask({ method: 'POST', path: '/open/key-mended', ...form }),
      ask({ method: 'POST', path: '/open/key-mended', ...form, headers: { ...form.headers, ...stranger } }),
      ask({ method: 'POST', path: '/sign-in', ...form }),
    ]);
    expect([ready.status, ready.text]).toEqual([503, 'the database does not answer\n']);
    for (const [at, answer] of refused.entries()) expectCalm(answer, `refusal ${at}`);
    // A wire that is cut is noticed at once; of one that is silent the first statement and what follows it wait ten seconds each.
    expect(Date.now() - since).toBeLessThan(how === 'cut' ? 8000 : 25_000);

    wire.restore();
    await expect.poll(async () => (await ask({ method: 'GET', path: '/readyz' })).status, { timeout: 8000 }).toBe(200);
    for (const path of ['/latest', '/culture/third', '/pictures/harbour/original.png'])
      expect((await ask({ method: 'GET', path })).status, path).toBe(200);
    expect(marksIn((await ask({ method: 'GET', path: '/world/first', headers: stranger })).text).length).toBeGreaterThan(20);
    expect(await openingsStored()).toBe(opened);
    expect((await ask({ method: 'POST', path: '/open/key-mended', ...form })).text).toContain('PAID-mended');
  });

  test('what changed meanwhile, and what changes afterwards, is seen once it is back', async () => {
    const ask = await asking();
    wire[how]();
    await elsewhere(async (client) => {
      await client.query(`update stories.version set headline = $1 where slug = 'first'`, [`Changed during the ${how}`]);
      await client.query(`select pg_notify('broadsheet_changed', $1)`, [JSON.stringify([`story:${paper.fixtures.stories.first?.id}`])]);
    });
    expect((await ask({ method: 'GET', path: '/world/first' })).text).not.toContain(`Changed during the ${how}`);
    wire.restore();
    const page = async () => (await ask({ method: 'GET', path: '/world/first' })).text;
    await expect.poll(page, { timeout: 8000 }).toContain(`Changed during the ${how}`);

    const { id = 0 } = paper.fixtures.stories.first ?? {};
    const words = { headline: `Changed after the ${how}`, deck: '', dateline: undefined, lead: undefined };
    const version = { language: 'en', slug: 'first', ...words, translatorIds: [], document: markedText('first-en') };
    const versionId = await saveVersion(paper.press, id, version, paper.app.clock());
    await publish(paper.press, versionId, await loadSettings(paper.app.db), paper.app.clock());
    await expect.poll(page, { timeout: 5000 }).toContain(`Changed after the ${how}`);
  });
});

describe('stopping', () => {
  const waiting = `select count(*)::int as waiting from pg_locks l join pg_database d on d.oid = l.database
    where not l.granted and d.datname = current_database()`;
  const [taken, refused] = [() => 'taken', () => 'refused'];

  test('answers what is under way, takes nothing new, and is done as soon as the last answer has left', async () => {
    const { app, press, gate, web } = paper;
    const serving = await serve({ app, press, gate, stop: async () => {} }, web, 0, '127.0.0.1');
    const ask = askAt(`http://127.0.0.1:${serving.port}`);
    app.kept.clear();
    app.pages.clear();
    expect((await ask({ method: 'GET', path: '/healthz' })).status).toBe(200);
    const { underWay, stopped } = await elsewhere(async (client) => {
      await client.query('begin');
      await client.query('lock table stories.listing in access exclusive mode');
      const underWay = Promise.all(['/latest', '/', '/fr'].map((path) => ask({ method: 'GET', path })));
      await expect.poll(async () => (await client.query(waiting)).rows[0].waiting, { timeout: 10_000 }).toBeGreaterThan(2);
      const stopped = serving.stop().then(() => Date.now());
      await expect
        .poll(() => ask({ method: 'GET', path: '/healthz', headers: { connection: 'close' } }).then(taken, refused), { timeout: 10_000 })
        .toBe('refused');
      await client.query('rollback');
      return { underWay, stopped };
    });
    const answers = await underWay;
    const answered = Date.now();
    for (const answer of answers) {
      expect(answer.status).toBe(200);
      expect(answer.text).toMatch(/<\/html>\s*$/);
    }
    expect((await stopped) - answered).toBeLessThan(2000);
  });
});
