import type { RequestListener } from 'node:http';
import { gzipSync } from 'node:zlib';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Staff } from '#staff';
import { addColleague } from '../../../tests/colleagues.ts';
import { answering, feedServer, rssItem } from '../../../tests/feed-server.ts';
import { testPaper } from '../../../tests/paper.ts';
import { addSource } from '../../../tests/sources.ts';
import { addFeed, askFeedNow, pauseFeed, removeFeed, resumeFeed } from './manage.ts';
import { tryAddress } from './try-address.ts';

const paper = testPaper();
const { asked, base, serveAt, rss } = feedServer();
let editor: Staff;
let sourceId = 0;
beforeAll(async () => {
  editor = await addColleague(paper.press, 'Edda', 'editor');
  sourceId = await addSource(paper.press, 'the-harbour', ['en']);
});

async function begin(path: string, listener: RequestListener, more: Partial<Parameters<typeof addFeed>[1]> = {}): Promise<number> {
  const url = serveAt(path, listener);
  const outcome = await addFeed(
    paper.press,
    { sourceId, kind: 'feed', url, language: '', minutesBetween: 30, takesPages: false, ...more },
    editor,
    paper.app.clock(),
  );
  if (!outcome.ok) throw new Error(outcome.reason);
  await paper.runJobs();
  return outcome.feedId;
}
const feed = async (id: number) => paper.press.selectFrom('sources.feed').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const tries = async (id: number) => paper.press.selectFrom('sources.feedTry').selectAll().where('feedId', '=', id).orderBy('id').execute();
const found = async (guid: string) => paper.press.selectFrom('sources.item').selectAll().where('guid', '=', guid).executeTakeFirst();
const later = (minutes: number) => paper.moveTo(new Date(paper.app.clock().getTime() + minutes * 60_000));
const minutesUntil = (date: Date) => Math.round((date.getTime() - paper.app.clock().getTime()) / 60_000);
async function due(): Promise<void> {
  asked.length = 0;
  await paper.runJobs('sources.fetch-due');
}

describe('a feed', () => {
  test('is asked when it is due, only for what is new, and by one of two who look at once', async () => {
    let text = rss(rssItem('a1', 'One.'));
    const id = await begin('/a', (request, response) => {
      const etag = `"${text.length}"`;
      if (request.headers['if-none-match'] === etag) return response.writeHead(304).end();
      return response.writeHead(200, { etag, 'content-encoding': 'gzip' }).end(gzipSync(text));
    });
    expect(await found('a1')).toMatchObject({ state: 'new', language: 'en', feedId: id });
    await due();
    expect(asked).toHaveLength(0);
    later(31);
    await Promise.all([due(), paper.runJobs('sources.fetch-due')]);
    expect(asked.map(({ headers }) => headers['if-none-match'])).toEqual([`"${text.length}"`]);
    text = rss(rssItem('a1', 'One, mended.'), rssItem('a2', 'Two.'));
    later(31);
    await due();
    expect((await tries(id)).map(({ itemsNew, itemsChanged, problem }) => [itemsNew, itemsChanged, problem])).toEqual([
      [1, 0, null],
      [0, 0, null],
      [1, 1, null],
    ]);
    await pauseFeed(paper.press, id, editor, paper.app.clock());
    later(31);
    await due();
    expect(asked).toHaveLength(0);
    await resumeFeed(paper.press, id, editor, paper.app.clock());
    await paper.runJobs();
    expect(asked.map(({ headers }) => headers['if-none-match'])).toEqual([undefined]);
    expect(await removeFeed(paper.press, id, editor, paper.app.clock())).toEqual({ ok: true });
    expect(await found('a2')).toMatchObject({ feedId: null });
  });

  test('that fails is asked more and more seldom, and as before once it answers', async () => {
    let isBroken = true;
    const id = await begin(
      '/b',
      (_, response) => response.writeHead(isBroken ? 500 : 200).end(isBroken ? '' : rss(rssItem('b1', 'One.'))),
      {
        minutesBetween: 5,
      },
    );
    const waits = [minutesUntil((await feed(id)).nextAt)];
    for (let at = 0; at < 9; at++) {
      later(1441);
      await due();
      waits.push(minutesUntil((await feed(id)).nextAt));
    }
    expect(waits).toEqual([5, 10, 20, 40, 80, 160, 320, 640, 1280, 1440]);
    expect(await feed(id)).toMatchObject({ failures: 10, problem: 'failing', problemDetail: 'HTTP 500', answeredAt: null });
    isBroken = false;
    later(1441);
    await due();
    expect(await feed(id)).toMatchObject({ failures: 0, problem: null });
    expect((await tries(id)).length).toBe(11);
    await paper.runJobs('sources.forget-tries');
    expect((await tries(id)).length).toBe(11);
    paper.passDays(15);
    await paper.runJobs('sources.forget-tries');
    expect(await tries(id)).toEqual([]);
    await removeFeed(paper.press, id, editor, paper.app.clock());
  });

  test('that has moved for good is asked there, one that is gone is paused, one that is busy is left until it says', async () => {
    serveAt(
      '/new',
      answering(() => rss(rssItem('c1', 'One.'))),
    );
    const moved = await begin('/old', (_, response) => response.writeHead(301, { location: '/new' }).end());
    const gone = await begin('/gone', (_, response) => response.writeHead(410).end());
    const busy = await begin('/busy', (_, response) => response.writeHead(503, { 'retry-after': '7200' }).end());
    expect((await feed(moved)).url).toBe(`${base()}/new`);
    expect(await feed(gone)).toMatchObject({ problem: 'gone', pausedAt: paper.app.clock() });
    expect(minutesUntil((await feed(busy)).nextAt)).toBe(120);
    for (const id of [moved, gone, busy]) await removeFeed(paper.press, id, editor, paper.app.clock());
  });

  test.each([
    [
      'bomb',
      (_: unknown, response: Parameters<RequestListener>[1]) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
      'large',
    ],
    ['page', answering(() => '<!doctype html><p>Hello'), 'no-feed'],
    ['halved', answering(() => rss(rssItem('x', 'x')).slice(0, -30)), 'broken'],
    ['declaring', answering(() => `<!DOCTYPE rss [<!ENTITY a "b">]>${rss(rssItem('x', 'x'))}`), 'doctype'],
    [
      'leading-inside',
      ((_, response) => response.writeHead(302, { location: 'http://169.254.169.254/latest/' }).end()) as RequestListener,
      'not-public',
    ],
  ])('that is %s brings nothing and says why', async (path, listener, problem) => {
    const id = await begin(`/odd-${path}`, listener as RequestListener);
    expect(await feed(id)).toMatchObject({ problem, failures: 1 });
    await removeFeed(paper.press, id, editor, paper.app.clock());
  });
  const bomb = gzipSync(Buffer.alloc(30_000_000));

  test('that has only beginnings has its pages fetched, once for each state it tells of', async () => {
    const long = Array.from(
      { length: 12 },
      (_, at) =>
        `<p>Paragraph ${at} of the whole story, long enough that a reading view takes it for the text, with commas, and clauses.</p>`,
    ).join('');
    const page = serveAt('/story', (_, response) =>
      response
        .writeHead(200, { 'content-type': 'text/html' })
        .end(
          `<html lang="en"><head><title>T</title></head><body><nav><a href="/">Home</a></nav><article><h1>About d1</h1>${long}<figure><img src="/a.jpg"><figcaption>Port. Photo: A. Person</figcaption></figure></article><footer>Imprint</footer></body></html>`,
        ),
    );
    let text = rss(rssItem('d1', 'The beginning of it.', `<link>${page}</link>`));
    const id = await begin(
      '/d',
      answering(() => text),
      { takesPages: true },
    );
    const d1 = await found('d1');
    const version = await paper.press
      .selectFrom('sources.itemVersion')
      .selectAll()
      .where('itemId', '=', d1?.id ?? 0)
      .executeTakeFirstOrThrow();
    expect(JSON.stringify(version.document)).toContain('Paragraph 11');
    expect(JSON.stringify(version.document)).not.toMatch(/Imprint|Home/);
    expect(version.pictures).toMatchObject([{ url: `${base()}/a.jpg`, credit: 'A. Person', caption: 'Port.' }]);
    later(31);
    await due();
    expect(asked.map(({ url }) => url)).toEqual(['/d']);
    text = rss(rssItem('d1', 'Another beginning.', `<link>${page}</link>`));
    for (const _ of [1, 2]) {
      later(31);
      await due();
    }
    expect(asked.map(({ url }) => url)).toEqual(['/d']);
    expect((await found('d1'))?.number).toBe(2);
    await removeFeed(paper.press, id, editor, paper.app.clock());
  });

  test('can be tried before it is kept, and a page names those it has', async () => {
    const url = serveAt(
      '/try',
      answering(() => rss(rssItem('t1', 'One.'), rssItem('t2', 'Two.'))),
    );
    expect(await tryAddress(paper.app, 'feed', url, null)).toMatchObject({
      ok: true,
      title: 'Paper',
      count: 2,
      isShort: true,
      items: [{ headline: 'About t1', language: 'en' }, {}],
    });
    expect(await found('t1')).toBeUndefined();
    const home = serveAt('/home', (_, response) =>
      response.end('<!doctype html><link rel="alternate" type="application/rss+xml" href="/try" title="News">'),
    );
    expect(await tryAddress(paper.app, 'feed', home, null)).toMatchObject({
      ok: false,
      problem: 'no-feed',
      feeds: [{ url, title: 'News' }],
    });
  });
});

test('only editors have feeds asked, and what they type is looked at', async () => {
  const contributor = await addColleague(paper.press, 'Cora', 'contributor');
  const now = paper.app.clock();
  const add = (more: object, by = editor) =>
    addFeed(
      paper.press,
      { sourceId, kind: 'feed', url: `${base()}/z`, language: '', minutesBetween: 30, takesPages: false, ...more },
      by,
      now,
    );
  expect(await add({}, contributor)).toEqual({ ok: false, reason: 'not-allowed' });
  expect(await add({ url: 'javascript:alert(1)' })).toEqual({ ok: false, reason: 'address' });
  expect(await add({ url: '/relative' })).toEqual({ ok: false, reason: 'address' });
  expect(await add({ language: 'german!' })).toEqual({ ok: false, reason: 'language' });
  expect(await add({ minutesBetween: 1 })).toEqual({ ok: false, reason: 'minutes' });
  expect(await add({ sourceId: 999_999 })).toEqual({ ok: false, reason: 'no-source' });
  const added = await add({});
  expect(await add({})).toEqual({ ok: false, reason: 'taken' });
  expect(await askFeedNow(paper.press, added.ok ? added.feedId : 0, contributor, now)).toEqual({ ok: false, reason: 'not-allowed' });
});
