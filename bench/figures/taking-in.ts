import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pg from 'pg';
import { fetchFeed } from '#sources';
import type { App } from '../../src/platform/app.ts';
import { openDatabase, type Press, pressRole } from '../../src/platform/database.ts';
import { type Figure, row } from '../measure.ts';

const feeds = 50;
const itemsEach = 20;
const megabyte = 1_000_000;

/** Taking in a thousand items of a page of text each from fifty feeds of a local server: statements a feed, and memory. */
export const takingIn: Figure = {
  seconds: 120,
  async rows(stage) {
    const press = openDatabase(await stage.database('taking_in'), pressRole, 4, () => {}) as Press;
    const server = createServer((request, response) => response.end(feedOf(Number(request.url?.slice(1)))));
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const now = new Date();
    await press.insertInto('stories.country').values({ code: 'FR', slug: 'france' }).execute();
    const source = { slug: 'taking-in', name: 'A paper', countryCode: 'FR', languages: ['en'], url: base, permission: '' };
    const { id: sourceId } = await press.insertInto('stories.source').values(source).returning('id').executeTakeFirstOrThrow();
    const rows = Array.from({ length: feeds }, (_, at) => ({ sourceId, kind: 'feed', url: `${base}/${at}`, nextAt: now, madeAt: now }));
    const ids = (await press.insertInto('sources.feed').values(rows).returning('id').execute()).map(({ id }) => id);
    const app = { baseUrl: () => base, clock: () => new Date() } as App;
    const statements: number[] = [];
    let peak = 0;
    const before = process.memoryUsage().rss;
    const began = performance.now();
    for (const id of ids) {
      statements.push(await statementsOf(() => fetchFeed({ app, press }, id)));
      peak = Math.max(peak, process.memoryUsage().rss - before);
    }
    const seconds = (performance.now() - began) / 1000;
    const { count } = await press
      .selectFrom('sources.item')
      .select((of) => of.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    await press.destroy();
    server.close();
    if (Number(count) !== feeds * itemsEach) throw new Error(`${count} items came in.`);
    return [
      row('statements to take in a feed of twenty items', statements, Math.max(...statements), { atMost: 16 }, (value) => value.toFixed(0)),
      row(
        'memory to take in 1,000 items from 50 feeds',
        [peak],
        peak,
        { atMost: 150 * megabyte },
        (bytes) => `${(bytes / megabyte).toFixed(0)} MB`,
      ),
      row('time to take in 1,000 items from 50 feeds', [seconds], seconds, { atMost: 60 }, (value) => `${value.toFixed(1)} s`),
    ];
  },
};

async function statementsOf(work: () => Promise<void>): Promise<number> {
  const { query } = pg.Client.prototype;
  let asked = 0;
  pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
    asked++;
    return (query as (...all: unknown[]) => unknown).apply(this, given);
  } as typeof query;
  await work();
  pg.Client.prototype.query = query;
  return asked;
}

function feedOf(feed: number): string {
  const words = (item: number) => Array.from({ length: 400 }, (_, at) => `word${(at * 7 + item * 131 + feed * 977) % 4999}`).join(' ');
  const items = Array.from(
    { length: itemsEach },
    (_, item) => `<item><guid>${feed}-${item}</guid><title>Item ${item} of ${feed}</title><description>${words(item)}</description></item>`,
  );
  return `<rss version="2.0"><channel><title>Feed ${feed}</title><language>en</language>${items.join('')}</channel></rss>`;
}
