import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { migrate } from '../src/platform/migrations.ts';
import { type EmbeddedPostgres, freePort, startEmbeddedPostgres } from '../src/platform/postgres.ts';
import type { Recorded } from './bare-server.ts';
import { type Child, type Program, startChild, startProgram } from './children.ts';
import type { LoadAnswer, LoadOrder } from './load.ts';
import { fillSynthetic } from './synthetic.ts';

export const root = path.resolve(import.meta.dirname, '..');

/** A running paper: a process of its own, the built server as `bin/broadsheet start` runs it. */
export type Served = Program & { port: number; secret: string };

/** What the figures share: one cluster, its papers, and the processes they start; all of it is gone after `end`. */
export type Stage = {
  dir: string;
  /** The address of an empty, migrated database. */
  database: (name: string) => Promise<string>;
  /** The address of a database with so many synthetic stories, made once. */
  paper: (count: number) => Promise<string>;
  serve: (databaseUrl: string, env?: Record<string, string>) => Promise<Served>;
  /** Starts a bare `node:http` server that repeats an answer; answers its port. */
  bare: (recorded: Recorded) => Promise<number>;
  load: (order: LoadOrder) => Promise<LoadAnswer>;
  /** Starts another process of this folder. */
  child: <Order, Answer>(file: string) => Child<Order, Answer>;
  /** Stops the cluster and says under which DATA_DIR it stands; the next question starts it again. */
  restCluster: () => Promise<string>;
  end: () => Promise<void>;
};

const secret = randomBytes(32).toString('hex');

export async function openStage(): Promise<Stage> {
  const dir = await mkdtemp(path.join(tmpdir(), 'broadsheet-bench-'));
  const endings: (() => Promise<void>)[] = [];
  const kept = new Map<string, Promise<unknown>>();
  const once = <T>(key: string, make: () => Promise<T>): Promise<T> => {
    const known = kept.get(key) ?? make();
    kept.set(key, known);
    return known as Promise<T>;
  };
  const cluster = () => once('cluster', () => startEmbeddedPostgres(path.join(dir, 'postgres')));

  const database = async (name: string) => {
    const { url } = await cluster();
    const own = new URL(url);
    own.pathname = `/${name}`;
    await once(`database ${name}`, async () => {
      const admin = new pg.Client({ connectionString: url });
      await admin.connect();
      const { rowCount } = await admin.query('select from pg_database where datname = $1', [name]);
      if (!rowCount) await admin.query(`create database ${name}`);
      await admin.end();
      await migrate(own.href, path.join(root, 'db/migrations'));
    });
    return own.href;
  };

  const stage: Stage = {
    dir,
    database,
    async paper(count) {
      // The smaller paper stands where a paper with a DATA_DIR of its own has it.
      const url = await database(count === 1000 ? 'broadsheet' : `stories_${count}`);
      await once(`paper ${count}`, () => fillSynthetic(url, count));
      return url;
    },
    async serve(databaseUrl, env = {}) {
      const port = await freePort();
      const data = path.join(dir, 'data');
      await mkdir(data, { recursive: true });
      const common = {
        DATABASE_URL: databaseUrl,
        PORT: String(port),
        DATA_DIR: data,
        SECRET: secret,
        ROLE: 'web',
        LOG: 'error',
        DEMO: '0',
        TRUSTED_PROXIES: '1',
      };
      const program = await startProgram(path.join(root, 'bin/broadsheet'), ['start'], { ...common, ...env }, 'The paper is at', 30);
      endings.push(program.stop);
      return { ...program, port, secret };
    },
    async bare(recorded) {
      return (await once('bare', async () => stage.child<Recorded, number>('bare-server.ts'))).ask(recorded);
    },
    async load(order) {
      return (await once('load', async () => stage.child<LoadOrder, LoadAnswer>('load.ts'))).ask(order);
    },
    child(file) {
      const child = startChild(file) as ReturnType<Stage['child']>;
      endings.push(child.stop);
      return child as never;
    },
    async restCluster() {
      await (await cluster()).stop();
      kept.delete('cluster');
      return dir;
    },
    async end() {
      await Promise.allSettled(endings.map((stop) => stop()));
      const running = kept.get('cluster') as Promise<EmbeddedPostgres> | undefined;
      await running?.then((postgres) => postgres.stop());
      await rm(dir, { recursive: true, force: true });
    },
  };
  return stage;
}

/** Asks a paper once and keeps what it answered, as a bare server can repeat it. */
export async function record(port: number, page: string, headers: Record<string, string> = {}): Promise<Recorded> {
  const sent = { 'Accept-Encoding': 'gzip, deflate, br', ...headers };
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path: page, headers: sent, agent: false }, async (response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of response) chunks.push(chunk);
      const body = Buffer.concat(chunks);
      if (response.statusCode !== 200)
        return reject(new Error(`${page} answered ${response.statusCode}:\n${body.toString().slice(0, 500)}`));
      const raw = response.rawHeaders;
      const pairs = raw.flatMap((name, at): [string, string][] => (at % 2 === 0 ? [[name, raw[at + 1] ?? '']] : []));
      // Node adds these to every answer by itself.
      resolve({ headers: pairs.filter(([name]) => !/^(date|connection|keep-alive)$/i.test(name)), body });
    });
    asked.once('error', reject).end();
  });
}
