import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentFromHtml } from '#document';
import { loadSettings } from '#settings';
import type { Staff } from '#staff';
import { beginVersion, findWork, proposeStory, publish } from '#stories';
import { addColleague } from '../../../tests/colleagues.ts';
import { browserOf, testPaper } from '../../../tests/paper.ts';
import { addSource } from '../../../tests/sources.ts';
import type { IncomingItem } from './incoming.ts';
import { addFeed, askFeedNow, pauseFeed, removeFeed, resumeFeed } from './manage.ts';
import { receiveItems } from './receive-items.ts';
import { tryAddress } from './try-address.ts';

const paper = testPaper();
let server: Server;
let base = '';
let editor: Staff;
let sourceId = 0;
const asked: IncomingMessage[] = [];
const pages: Record<string, RequestListener> = {};

const rss = (...items: string[]) =>
  `<rss version="2.0"><channel><title>Paper</title><link>${base}/</link><language>en</language>${items.join('')}</channel></rss>`;
const item = (guid: string, text: string, more = '') =>
  `<item><guid isPermaLink="false">${guid}</guid><title>About ${guid}</title><description>${text}</description>${more}</item>`;
const serveAt = (path: string, listener: RequestListener) => {
  pages[path] = listener;
  return `${base}${path}`;
};
const answering =
  (text: () => string, headers: Record<string, string> = {}): RequestListener =>
  (_, response) =>
    response.writeHead(200, { 'content-type': 'application/rss+xml', ...headers }).end(text());

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request);
    (pages[request.url ?? ''] ?? ((_, answer) => answer.writeHead(404).end()))(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  editor = await addColleague(paper.press, 'Edda', 'editor');
  sourceId = await addSource(paper.press, 'the-harbour', ['en']);
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
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
    let text = rss(item('a1', 'One.'));
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
    text = rss(item('a1', 'One, mended.'), item('a2', 'Two.'));
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
    const id = await begin('/b', (_, response) => response.writeHead(isBroken ? 500 : 200).end(isBroken ? '' : rss(item('b1', 'One.'))), {
      minutesBetween: 5,
    });
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
      answering(() => rss(item('c1', 'One.'))),
    );
    const moved = await begin('/old', (_, response) => response.writeHead(301, { location: '/new' }).end());
    const gone = await begin('/gone', (_, response) => response.writeHead(410).end());
    const busy = await begin('/busy', (_, response) => response.writeHead(503, { 'retry-after': '7200' }).end());
    expect((await feed(moved)).url).toBe(`${base}/new`);
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
    ['halved', answering(() => rss(item('x', 'x')).slice(0, -30)), 'broken'],
    ['declaring', answering(() => `<!DOCTYPE rss [<!ENTITY a "b">]>${rss(item('x', 'x'))}`), 'doctype'],
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
    let text = rss(item('d1', 'The beginning of it.', `<link>${page}</link>`));
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
    expect(version.pictures).toMatchObject([{ url: `${base}/a.jpg`, credit: 'A. Person', caption: 'Port.' }]);
    later(31);
    await due();
    expect(asked.map(({ url }) => url)).toEqual(['/d']);
    text = rss(item('d1', 'Another beginning.', `<link>${page}</link>`));
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
      answering(() => rss(item('t1', 'One.'), item('t2', 'Two.'))),
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

describe('a hub', () => {
  const told: URLSearchParams[] = [];
  const key = async (id: number) => (await feed(id)).hubKey;

  test('is asked to tell of news, is believed only when it signs, and renewed each day', async () => {
    serveAt('/hub', (request, response) => {
      let body = '';
      request.on('data', (chunk) => {
        body += chunk;
      });
      request.on('end', () => {
        told.push(new URLSearchParams(body));
        response.writeHead(202).end();
      });
    });
    const id = await begin(
      '/w',
      answering(() => rss(item('w1', 'One.')), { link: `<${base}/hub>; rel="hub", <${base}/w>; rel="self"` }),
    );
    expect(told).toHaveLength(1);
    const wish = told[0] as URLSearchParams;
    expect(Object.fromEntries(wish)).toMatchObject({
      'hub.mode': 'subscribe',
      'hub.topic': `${base}/w`,
      'hub.callback': expect.stringContaining(`/websub/${await key(id)}`),
    });

    const hub = browserOf(paper);
    const path = `/websub/${await key(id)}`;
    const ask = (query: Record<string, string>) =>
      hub.get(`${path}?${new URLSearchParams({ 'hub.challenge': 'c-1', 'hub.mode': 'subscribe', 'hub.topic': `${base}/w`, ...query })}`);
    const yes = await ask({});
    expect([yes.status, await yes.text()]).toEqual([200, 'c-1']);
    expect((await ask({ 'hub.topic': `${base}/other` })).status).toBe(404);
    expect((await ask({ 'hub.mode': 'unsubscribe' })).status).toBe(404);
    expect((await hub.get('/websub/00000000-0000-4000-8000-000000000000?hub.challenge=c')).status).toBe(404);

    const send = (body: string, signature: string, at = path) =>
      paper.web.request(at, { method: 'POST', body, headers: { 'content-type': 'application/rss+xml', 'x-hub-signature': signature } });
    const signed = (method: string, body: string, secret = wish.get('hub.secret') ?? '') =>
      `${method}=${createHmac(method, secret).update(body).digest('hex')}`;
    const forged = rss(item('w1', 'Forged.'), item('w2', 'Forged.'));
    for (const signature of ['', 'sha256=00', signed('sha256', `${forged} `), signed('sha256', forged, 'guessed'), signed('sha1', forged)])
      expect((await send(forged, signature)).status).toBe(202);
    expect([(await found('w1'))?.number, await found('w2')]).toEqual([1, undefined]);
    const news = rss(item('w1', 'One, mended.'), item('w2', 'Two, with é.'));
    expect((await send(news, signed('sha512', news))).status).toBe(202);
    expect([(await found('w1'))?.number, (await found('w2'))?.opening]).toEqual([2, 'Two, with é.']);

    later(31);
    await due();
    expect(told).toHaveLength(1);
    later(1440);
    await due();
    expect(told).toHaveLength(2);
    await pauseFeed(paper.press, id, editor, paper.app.clock());
    expect((await send(news, signed('sha256', news))).status).toBe(410);
    await removeFeed(paper.press, id, editor, paper.app.clock());
  });
});

describe('what was made of an item', () => {
  const incoming = (guid: string, text: string, more: Partial<IncomingItem> = {}): IncomingItem => ({
    guid,
    headline: `About ${guid}`,
    deck: '',
    document: documentFromHtml(`<p>${text}</p>`).document,
    pictures: [],
    authors: [],
    subjects: [],
    usageTerms: '',
    status: 'usable',
    language: 'de',
    ...more,
  });
  const receive = async (one: IncomingItem) => {
    await receiveItems(paper.press, { id: null, sourceId, language: null }, [one], paper.app.clock());
    await paper.runJobs();
  };
  /** Takes an item as the inbox does: its text as a version of its own language, and a translation of that one. */
  async function take(guid: string, text: string): Promise<{ original: number; translation: number }> {
    await receive(incoming(guid, text));
    const now = paper.app.clock();
    const sectionId = paper.fixtures.ids.sections.get('world') ?? 0;
    const { document } = documentFromHtml(`<p>${text}</p>`);
    const begun = await proposeStory(paper.press, { sectionId, language: 'de', headline: `About ${guid}`, document }, editor, now);
    const work = begun.ok ? await findWork(paper.press, begun.versionId) : undefined;
    if (!work) throw new Error('not begun');
    const translated = await beginVersion(
      paper.press,
      { storyId: work.storyId, language: 'en', headline: `${guid} in English`, madeFrom: work.versionId, document },
      editor,
      now,
    );
    if (!translated.ok) throw new Error(translated.reason);
    await paper.press
      .updateTable('sources.item')
      .set({ state: 'taken', storyId: work.storyId, versionId: work.versionId, seenNumber: 1 })
      .where('guid', '=', guid)
      .execute();
    return { original: work.versionId, translation: translated.versionId };
  }
  const text = async (versionId: number) => JSON.stringify((await findWork(paper.press, versionId))?.newest.document);
  const noted = async () =>
    (await paper.press.selectFrom('sources.item').select(['guid', 'number', 'seenNumber']).execute())
      .filter(({ number, seenNumber }) => seenNumber !== null && number > seenNumber)
      .map(({ guid }) => guid);

  test('follows its text while nobody has written on, and is left to be merged after that', async () => {
    const { original } = await take('f1', 'Erster Text.');
    await receive(incoming('f1', 'Zweiter Text.'));
    expect(await text(original)).toContain('Zweiter Text.');
    const work = await findWork(paper.press, original);
    expect(work?.newest).toMatchObject({ number: 2, madeBy: undefined });
    expect(await noted()).toEqual([]);
    const edited = documentFromHtml('<p>Zweiter Text, redigiert.</p>').document;
    await paper.press
      .updateTable('stories.revision')
      .set({ document: JSON.stringify(edited) })
      .where('versionId', '=', original)
      .where('number', '=', 2)
      .execute();
    await receive(incoming('f1', 'Dritter Text.'));
    expect(await text(original)).toContain('redigiert');
    expect(await noted()).toEqual(['f1']);
  });

  test('is embargoed while its source says so, and free again when it no longer does', async () => {
    const { original, translation } = await take('e1', 'Ein Text.');
    const until = new Date(paper.app.clock().getTime() + 86_400_000);
    await receive(incoming('e1', 'Ein Text.', { embargoUntil: until }));
    for (const id of [original, translation]) expect((await findWork(paper.press, id))?.embargoUntil).toEqual(until);
    await receive(incoming('e1', 'Ein Text.'));
    for (const id of [original, translation]) expect((await findWork(paper.press, id))?.embargoUntil).toBeUndefined();
  });

  test('is taken down when its source takes it back, in every language, and the desk is told', async () => {
    const { original, translation } = await take('k1', 'Ein Text.');
    await publish(paper.press, translation, await loadSettings(paper.press), paper.app.clock());
    await paper.press
      .updateTable('stories.work')
      .set({ state: 'scheduled', publishAt: new Date(paper.app.clock().getTime() + 3_600_000) })
      .where('versionId', '=', original)
      .execute();
    const letters = paper.letters.length;
    await receive(incoming('k1', '', { status: 'canceled', killReason: 'Falscher Mann.' }));
    expect(await findWork(paper.press, translation)).toMatchObject({
      state: 'withdrawn',
      isPublic: false,
      withdrawalReason: 'the-harbour, where this story comes from, has taken it back.',
    });
    expect(await findWork(paper.press, original)).toMatchObject({ state: 'ready', publishAt: undefined });
    expect(paper.letters.slice(letters).map(({ to, subject }) => [to, subject])).toEqual([
      ['edda@paper.example', 'the-harbour has taken back: About k1'],
    ]);
    expect(paper.letters.at(-1)?.text).toContain('Falscher Mann.');
    const given = await paper.press.selectFrom('platform.givenUpJob').select('reason').where('name', '=', 'sources.obey-kill').execute();
    expect(given.map(({ reason }) => reason)).toEqual([expect.stringContaining(`Withdrawn versions: ${translation}.`)]);
    paper.passDays(1);
    await paper.runJobs('stories.publish-due');
    expect((await findWork(paper.press, original))?.state).toBe('ready');
  });
});

test('only editors have feeds asked, and what they type is looked at', async () => {
  const contributor = await addColleague(paper.press, 'Cora', 'contributor');
  const now = paper.app.clock();
  const add = (more: object, by = editor) =>
    addFeed(
      paper.press,
      { sourceId, kind: 'feed', url: `${base}/z`, language: '', minutesBetween: 30, takesPages: false, ...more },
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
