import { expect, test } from 'vitest';
import { answering, feedServer, rssItem } from '../feed-server.ts';
import { testPaper } from '../paper.ts';
import { addStaff } from '../staff.ts';

const paper = testPaper();
const { serveAt, rss } = feedServer();

test('an editor looks at what an address has, adds it, and sees why a feed is sick', async () => {
  const { browser } = await addStaff(paper, 'editor');
  const { id: source } = await paper.press.selectFrom('stories.source').select('id').executeTakeFirstOrThrow();
  const text = async (answer: Response | Promise<Response>) => (await answer).text();
  let isUp = true;
  const url = serveAt('/feed.xml', (request, response) =>
    isUp ? answering(() => rss(rssItem('a', 'Some words.')))(request, response) : response.writeHead(404).end(),
  );
  const typed = { source: String(source), kind: 'feed', url, language: '', minutes: '15' };

  expect(await text(browser.get('/newsroom/feeds'))).toContain('No feed yet.');
  const empty = await browser.post('/newsroom/feeds', { ...typed, url: '', act: 'try' });
  expect([empty.status, await empty.text()]).toEqual([400, expect.stringContaining('Type an address that begins with')]);
  const missing = await text(browser.post('/newsroom/feeds', { ...typed, url: `${url}.gone`, act: 'try' }));
  expect(missing).toContain('There is nothing at this address.');
  expect(missing).not.toContain('value="add"');
  const found = await text(browser.post('/newsroom/feeds', { ...typed, act: 'try' }));
  for (const part of ['It holds one item', 'About a', '2 words', 'value="add"', `value="${url}"`]) expect(found).toContain(part);
  expect(await paper.press.selectFrom('sources.feed').select('id').execute()).toEqual([]);

  const added = await browser.post('/newsroom/feeds', { ...typed, act: 'add' });
  const at = added.headers.get('location') ?? '';
  expect([added.status, at]).toEqual([303, expect.stringMatching(/^\/newsroom\/feeds\/\d+\?said=added$/)]);
  await paper.runJobs();
  const page = at.split('?')[0] ?? '';
  expect(await text(browser.get(page))).toContain('One new item');
  const again = await browser.post('/newsroom/feeds', { ...typed, act: 'add' });
  expect([again.status, await again.text()]).toEqual([400, expect.stringContaining('has a feed at this address already')]);

  isUp = false;
  paper.moveTo(new Date(paper.app.clock().getTime() + 16 * 60_000));
  await paper.runJobs('sources.fetch-due');
  for (const list of ['/newsroom/feeds', `/newsroom/feeds?source=${source}`, page])
    expect(await text(browser.get(list))).toContain('There is nothing at this address.');
  expect((await browser.post(`${page}/pause`)).headers.get('location')).toBe(`${page}?said=paused`);
  expect(await text(browser.get(page))).toContain('Not until it is resumed');
  expect((await browser.post(`${page}/remove`)).status).toBe(303);
  expect((await browser.get(page)).status).toBe(404);

  const { browser: contributor } = await addStaff(paper, 'contributor');
  expect((await contributor.get('/newsroom/feeds')).status).toBe(200);
  expect((await contributor.post('/newsroom/feeds', { ...typed, act: 'try' })).status).toBe(403);
});

test('every feed is listed once, fifty a page, the sick first', async () => {
  const { browser } = await addStaff(paper, 'publisher');
  const { id: sourceId } = await paper.press.selectFrom('stories.source').select('id').executeTakeFirstOrThrow();
  const now = paper.app.clock();
  const feeds = Array.from({ length: 120 }, (_, at) => ({
    sourceId,
    kind: 'feed',
    url: `https://f${at}.example/`,
    nextAt: new Date('2027-01-01'),
    madeAt: now,
    failures: at % 3,
    problem: at % 3 ? 'slow' : null,
  }));
  await paper.press.insertInto('sources.feed').values(feeds).execute();
  const seen: string[] = [];
  for (let next: string | undefined = '/newsroom/feeds'; next; ) {
    const text: string = await (await browser.get(next)).text();
    seen.push(...[...text.matchAll(/(f\d+)\.example/g)].map(([, name = '']) => name));
    next = text.match(/href="([^"]+)" rel="next"/)?.[1]?.replace('&amp;', '&');
  }
  expect([seen.length, new Set(seen).size]).toEqual([120, 120]);
  expect(seen.map((name) => Number(name.slice(1)) % 3)).toEqual([...Array(40).fill(2), ...Array(40).fill(1), ...Array(40).fill(0)]);
});
