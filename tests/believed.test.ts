import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Hono } from 'hono';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { readConfig } from '#platform/config.ts';
import { type Database, inTransaction } from '#platform/database.ts';
import type { PaperEnv } from '#platform/http/route.ts';
import { createLog } from '#platform/log.ts';
import { announce } from '#platform/signals.ts';
import { hashToken } from '#platform/tokens.ts';
import { readerTag } from '#readers';
import { createWeb } from '../src/application.tsx';
import { openPaper, type Paper } from '../src/paper.ts';
import { proxyBefore, type TcpProxy } from './fakes/tcp-proxy.ts';
import { newViewer } from './leaks/viewers.ts';
import { testPaper } from './paper.ts';

const paper = testPaper();

/** A second process of the same paper, with a clock of its own, whose ear can be made deaf. It asks for a word each second. */
let other: Paper;
let otherWeb: Hono<PaperEnv>;
let wire: TcpProxy;
let dir: string;
const started = Date.now();
let passed = 0;

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'broadsheet-other-'));
  wire = await proxyBefore(paper.databaseUrl);
  const config = readConfig({ DATA_DIR: dir, SECRET: 'a secret of forty characters for testing', DATABASE_URL: paper.databaseUrl });
  const clock = () => new Date(paper.app.clock().getTime() + passed);
  other = await openPaper(
    config,
    wire.address,
    createLog('error', () => {}),
    { clock, secondsBetweenWords: 1 },
  );
  otherWeb = await createWeb(other);
});
afterEach(() => vi.useRealTimers());
afterAll(async () => {
  await other.stop();
  await wire.stop();
  await rm(dir, { recursive: true, force: true });
});

/** Lets milliseconds pass for the second process: on its paper's clock and by what is kept there. */
function pass(milliseconds: number): void {
  passed += milliseconds;
  vi.useFakeTimers({ toFake: ['Date'], now: started + passed });
}

const isWholeAt = async (web: Hono<PaperEnv>, cookie: string) =>
  (await (await web.request('/world/for-subscribers', { headers: { cookie } })).text()).includes('PAID-for-subscribers-en-');

/** Statements about sessions, subscriptions and grants that the work has a database asked. */
async function asked(db: Database, work: () => Promise<void>): Promise<string[]> {
  const executor = db.getExecutor();
  const execute = executor.executeQuery;
  const statements: string[] = [];
  executor.executeQuery = function (this: unknown, ...given: Parameters<typeof execute>) {
    statements.push(given[0].sql);
    return execute.apply(this as never, given);
  } as typeof execute;
  await work().finally(() => {
    executor.executeQuery = execute;
  });
  return statements.filter((one) => /session|subscription/.test(one));
}

const readerIn = (cookie: string) =>
  paper.app.db
    .selectFrom('subscriptions.subscription')
    .select(['id', 'readerId'])
    .where('readerId', '=', (eb) =>
      eb
        .selectFrom('readers.session')
        .select('readerId')
        .where('tokenHash', '=', hashToken(cookie.split('=')[1] ?? '')),
    )
    .executeTakeFirstOrThrow();

test('a subscriber who reads twenty pages in ten minutes is looked up once', async () => {
  const cookie = await newViewer(paper, 'paid');
  const statements = await asked(other.app.db, async () => {
    for (let view = 0; view < 20; view++) {
      expect(await isWholeAt(otherWeb, cookie)).toBe(true);
      pass(30_000);
    }
  });
  expect(statements).toHaveLength(2);
  pass(6 * 60_000);
  expect(await asked(other.app.db, async () => void (await isWholeAt(otherWeb, cookie)))).toHaveLength(2);
});

test('what runs out or begins while it is believed is looked up at that moment', async () => {
  const cookie = await newViewer(paper, 'cancelled, run out');
  expect(await isWholeAt(otherWeb, cookie)).toBe(false);
  const { readerId } = await readerIn(cookie);
  const at = (minutes: number) => new Date(other.app.clock().getTime() + minutes * 60_000);
  const grant = { readerId, why: 'complimentary', about: `believed ${readerId}`, startsAt: at(5), endsAt: at(10) };
  await paper.app.db.insertInto('subscriptions.grant').values(grant).execute();
  await announce(paper.app.db, [readerTag(readerId)]);
  await expect.poll(async () => (await asked(other.app.db, async () => void (await isWholeAt(otherWeb, cookie)))).length).toBe(2);
  const seen: boolean[] = [];
  for (let minute = 0; minute < 12; minute++) {
    seen.push(await isWholeAt(otherWeb, cookie));
    pass(60_000);
  }
  expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11].map((minute) => minute >= 5 && minute < 10));
});

test('what is revoked is over at once for whoever hears, and for a process whose ear went deaf before a minute is over', {
  timeout: 30_000,
}, async () => {
  const cookies = await Promise.all([1, 2, 3].map(() => newViewer(paper, 'paid')));
  const [kept = '', ended = '', signedOut = ''] = cookies;
  const wholeAt = (web: Hono<PaperEnv>) => Promise.all(cookies.map((cookie) => isWholeAt(web, cookie)));
  expect([await wholeAt(paper.web), await wholeAt(otherWeb)]).toEqual([Array(3).fill(true), Array(3).fill(true)]);
  wire.deafen();
  const { id, readerId } = await readerIn(ended);
  await inTransaction(paper.app.db, async (db) => {
    await db.updateTable('subscriptions.subscription').set({ endedAt: paper.app.clock() }).where('id', '=', id).execute();
    await announce(db, [readerTag(readerId)]);
  });
  const out = await paper.web.request('/sign-out', {
    method: 'POST',
    headers: { cookie: signedOut, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
  });
  expect(out.status).toBe(303);
  await paper.settled();
  expect(await wholeAt(paper.web)).toEqual([true, false, false]);
  // It believes what it knew as long as it was to be heard from, and as long as it would without hearing: three words, half a minute.
  expect(await wholeAt(otherWeb)).toEqual([true, true, true]);
  await expect.poll(() => other.app.isHearing(), { timeout: 10_000 }).toBe(false);
  pass(31_000);
  expect(await wholeAt(otherWeb)).toEqual([true, false, false]);
  expect(await asked(other.app.db, async () => void (await isWholeAt(otherWeb, kept)))).toEqual([]);
  pass(31_000);
  expect(await asked(other.app.db, async () => void (await isWholeAt(otherWeb, kept)))).toHaveLength(2);
});
