import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Hono } from 'hono';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import type { Gate } from '#access';
import { sendMailings } from '#newsletters';
import type { App } from '#platform/app.ts';
import { readConfig } from '#platform/config.ts';
import type { Press } from '#platform/database.ts';
import type { PaperEnv, Route } from '#platform/http/route.ts';
import { workOnce } from '#platform/jobs.ts';
import { createLog } from '#platform/log.ts';
import type { Letter } from '#platform/mail.ts';
import { createWeb } from '../src/application.tsx';
import { openPaper, type Paper } from '../src/paper.ts';
import { type Serving, serve } from '../src/serve.ts';
import { routesOf } from '../src/web.ts';
import { jobsOf } from '../src/work.ts';
import { addFixtures, type Fixtures } from './fixtures.ts';

/** A paper of its own: database, files, a stopped clock, and every letter it would send. */
export type TestPaper = {
  app: App;
  press: Press;
  gate: Gate;
  web: Hono<PaperEnv>;
  routes: Route[];
  /** Letters sent so far. */
  letters: Letter[];
  /** Log lines so far, as objects. */
  logged: Record<string, unknown>[];
  /** Small stories and names to test with; see tests/fixtures.ts. */
  fixtures: Fixtures;
  databaseUrl: string;
  /** Moves the clock to a moment. */
  moveTo: (moment: Date | string) => void;
  /** Moves the clock by days. */
  passDays: (days: number) => void;
  /** Does every job that is due, the named scheduled ones included, and waits until its changes are heard. */
  runJobs: (...scheduled: string[]) => Promise<void>;
  /** Sends what can be sent now of the mailings under way. */
  sendMailings: () => Promise<void>;
  /** Waits until every change announced so far has been heard. */
  settled: () => Promise<void>;
  /** Serves on the PORT of the options or a free one of loopback, once; answers the address. */
  serve: () => Promise<string>;
};

export type TestPaperOptions = {
  env?: Record<string, string>;
  now?: string;
  fixtures?: boolean;
  /** Puts something between the paper and its database: answers the address to connect to instead. */
  through?: (databaseUrl: string) => Promise<string>;
};

/** Opens a test paper before the file's tests and removes it after them. Read it inside tests only. */
export function testPaper(options: TestPaperOptions = {}): TestPaper {
  const holder: { paper?: TestPaper; close?: () => Promise<void> } = {};
  beforeAll(async () => {
    const { paper, close } = await openTestPaper(options);
    holder.paper = paper;
    holder.close = close;
  });
  afterAll(async () => holder.close?.());
  return new Proxy({} as TestPaper, {
    get(_, name) {
      if (!holder.paper) throw new Error('The test paper is open inside tests only.');
      return holder.paper[name as keyof TestPaper];
    },
  });
}

async function openTestPaper(options: TestPaperOptions): Promise<{ paper: TestPaper; close: () => Promise<void> }> {
  const dir = await mkdtemp(path.join(tmpdir(), 'broadsheet-paper-'));
  const databaseUrl = await cloneTemplate();
  const reachedAt = (await options.through?.(databaseUrl)) ?? databaseUrl;
  const letters: Letter[] = [];
  const logged: Record<string, unknown>[] = [];
  let now = new Date(options.now ?? '2026-11-24T15:00:00Z');
  const config = readConfig({
    DATA_DIR: dir,
    SECRET: 'a secret of forty characters for testing',
    DATABASE_URL: databaseUrl,
    ...options.env,
  });
  const log = createLog('info', (line) => logged.push(JSON.parse(line)));
  const mailer = () => ({ send: async (letter: Letter) => void letters.push(letter), close() {} });
  const opened: Paper = await openPaper(config, reachedAt, log, { clock: () => now, mailer });
  const { app, press, gate } = opened;
  const fixtures = options.fixtures === false ? ({} as Fixtures) : await addFixtures(app, press, now);
  const web = await createWeb(opened);
  const jobs = jobsOf(opened);
  let serving: Serving | undefined;

  const settled = async () => {
    // Announcements are heard in the order they were committed: once this one is, all before it have been.
    const mark = `settled:${marks++}`;
    app.kept.set(mark, true, { tags: [mark], asOf: app.kept.changes });
    const client = new pg.Client({ connectionString: databaseUrl });
    await client.connect();
    await announceTags(client, [mark]);
    await client.end();
    for (const late = Date.now() + 5000; app.kept.get(mark); await sleep(2)) {
      if (Date.now() > late) throw new Error('An announcement was not heard within 5 seconds.');
    }
  };
  const paper: TestPaper = {
    app,
    press,
    gate,
    web,
    routes: routesOf(opened),
    letters,
    logged,
    fixtures,
    databaseUrl,
    moveTo: (moment) => {
      now = new Date(moment);
      app.kept.clear();
      app.pages.clear();
    },
    passDays: (days) => paper.moveTo(new Date(now.getTime() + days * 86_400_000)),
    async runJobs(...scheduled) {
      for (const name of scheduled) {
        const found = jobs.find((one) => one.name === name && one.cron);
        if (!found) throw new Error(`No scheduled job is called ${name}.`);
        await found.run({});
      }
      await workOnce(databaseUrl, app.db, jobs, log);
      await settled();
    },
    sendMailings: () => sendMailings(app, press),
    settled,
    async serve() {
      serving ??= await serve(opened, web, Number(options.env?.PORT ?? 0), '127.0.0.1');
      return `http://127.0.0.1:${serving.port}`;
    },
  };
  await settled();
  return {
    paper,
    async close() {
      await serving?.stop();
      await opened.stop();
      await dropDatabase(databaseUrl);
      await rm(dir, { recursive: true, force: true });
    },
  };
}

let marks = 0;

async function announceTags(client: pg.Client, tags: string[]): Promise<void> {
  await client.query('select pg_notify($1, $2)', ['broadsheet_changed', JSON.stringify(tags)]);
}

async function withAdmin<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: inject('cluster') });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function cloneTemplate(): Promise<string> {
  const name = `paper_${process.pid}_${Math.random().toString(36).slice(2, 10)}`;
  await withAdmin((client) => client.query(`create database ${name} template template_paper strategy file_copy`));
  const url = new URL(inject('cluster'));
  url.pathname = `/${name}`;
  return url.href;
}

async function dropDatabase(url: string): Promise<void> {
  await withAdmin((client) => client.query(`drop database ${new URL(url).pathname.slice(1)} with (force)`));
}

/** A browser in miniature: keeps cookies, posts forms, follows nothing by itself. */
export function browserOf(paper: TestPaper, headers: Record<string, string> = {}) {
  const jar = new Map<string, string>();
  const request = async (path: string, init: RequestInit = {}) => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await paper.web.request(path, {
      ...init,
      headers: { ...headers, ...(cookie ? { cookie } : {}), ...(init.headers as Record<string, string>) },
    });
    for (const line of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = line.match(/^([^=]+)=([^;]*)/) ?? [];
      if (/max-age=0/i.test(line) || value === '') jar.delete(name);
      else jar.set(name, value);
    }
    return response;
  };
  return {
    jar,
    get: (path: string, extra: Record<string, string> = {}) => request(path, { headers: extra }),
    post: (path: string, fields: Record<string, string> | [string, string][] = {}, extra: Record<string, string> = {}) =>
      request(path, {
        method: 'POST',
        body: new URLSearchParams(fields).toString(),
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...extra },
      }),
    /** Posts a form with files. */
    form: (path: string, form: FormData, extra: Record<string, string> = {}) =>
      request(path, { method: 'POST', body: form, headers: { 'sec-fetch-site': 'same-origin', ...extra } }),
    send: (path: string, body: string, extra: Record<string, string>) =>
      request(path, { method: 'POST', body, headers: { 'sec-fetch-site': 'same-origin', ...extra } }),
  };
}
