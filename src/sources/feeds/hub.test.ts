import { createHmac } from 'node:crypto';
import type { RequestListener } from 'node:http';
import { beforeAll, describe, expect, test } from 'vitest';
import type { Staff } from '#staff';
import { addColleague } from '../../../tests/colleagues.ts';
import { answering, feedServer, rssItem } from '../../../tests/feed-server.ts';
import { browserOf, testPaper } from '../../../tests/paper.ts';
import { addSource } from '../../../tests/sources.ts';
import { addFeed, pauseFeed } from './manage.ts';

const paper = testPaper();
const { base, serveAt, rss } = feedServer();
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
const found = async (guid: string) => paper.press.selectFrom('sources.item').selectAll().where('guid', '=', guid).executeTakeFirst();
const later = (minutes: number) => paper.moveTo(new Date(paper.app.clock().getTime() + minutes * 60_000));
async function due(): Promise<void> {
  await paper.runJobs('sources.fetch-due');
}

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
      answering(() => rss(rssItem('w1', 'One.')), { link: `<${base()}/hub>; rel="hub", <${base()}/w>; rel="self"` }),
    );
    expect(told).toHaveLength(1);
    const wish = told[0] as URLSearchParams;
    expect(Object.fromEntries(wish)).toMatchObject({
      'hub.mode': 'subscribe',
      'hub.topic': `${base()}/w`,
      'hub.callback': expect.stringContaining(`/websub/${await key(id)}`),
    });

    const hub = browserOf(paper);
    const path = `/websub/${await key(id)}`;
    const ask = (query: Record<string, string>) =>
      hub.get(`${path}?${new URLSearchParams({ 'hub.challenge': 'c-1', 'hub.mode': 'subscribe', 'hub.topic': `${base()}/w`, ...query })}`);
    const yes = await ask({});
    expect([yes.status, await yes.text()]).toEqual([200, 'c-1']);
    expect((await ask({ 'hub.topic': `${base()}/other` })).status).toBe(404);
    expect((await ask({ 'hub.mode': 'unsubscribe' })).status).toBe(404);
    expect((await hub.get('/websub/00000000-0000-4000-8000-000000000000?hub.challenge=c')).status).toBe(404);

    const send = (body: string, signature: string, at = path) =>
      paper.web.request(at, { method: 'POST', body, headers: { 'content-type': 'application/rss+xml', 'x-hub-signature': signature } });
    const signed = (method: string, body: string, secret = wish.get('hub.secret') ?? '') =>
      `${method}=${createHmac(method, secret).update(body).digest('hex')}`;
    const forged = rss(rssItem('w1', 'Forged.'), rssItem('w2', 'Forged.'));
    for (const signature of ['', 'sha256=00', signed('sha256', `${forged} `), signed('sha256', forged, 'guessed'), signed('sha1', forged)])
      expect((await send(forged, signature)).status).toBe(202);
    expect([(await found('w1'))?.number, await found('w2')]).toEqual([1, undefined]);
    const news = rss(rssItem('w1', 'One, mended.'), rssItem('w2', 'Two, with é.'));
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
  });
});
