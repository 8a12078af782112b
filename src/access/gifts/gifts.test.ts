import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { subscribe } from '../../../tests/journeys/walk.ts';
import { enter } from '../../../tests/mailbox.ts';
import { browserOf, testPaper } from '../../../tests/paper.ts';

const paper = testPaper();
type Browser = ReturnType<typeof browserOf>;

let count = 0;

async function subscriber(): Promise<Browser> {
  const browser = browserOf(paper);
  paper.moveTo(new Date(paper.app.clock().getTime() + 16 * 60_000));
  await enter(paper, browser, `giver-${++count}@example.org`);
  await subscribe(browser, 'monthly');
  return browser;
}

const story = (slug: string) => paper.fixtures.stories[slug] ?? { id: 0, key: '', path: '', versions: {} };

/** Gives a story and answers the path of its link. */
async function give(browser: Browser, slug: string): Promise<string> {
  paper.moveTo(new Date(paper.app.clock().getTime() + 1000));
  const given = await browser.post('/account/gifts', { story: story(slug).key });
  const page = await (await browser.get(given.headers.get('location') ?? '')).text();
  return new URL(page.match(/https?:\/\/[^"]+\/gift\/[^"]+/)?.[0] ?? '').pathname;
}

async function isWhole(browser: Browser, slug: string): Promise<boolean> {
  return (await (await browser.post(`/open/${story(slug).key}`)).text()).includes(`PAID-${slug}-en-`);
}

const devicesOf = async (link: string) =>
  (await sql<{ devices: number }>`select devices from access.gift where id = ${link.slice(6, 42)}`.execute(paper.app.db)).rows[0]?.devices;

describe('a given story', () => {
  it('is whole for whoever presses its button, of any kind, without being counted', async () => {
    const giver = await subscriber();
    for (const slug of ['for-subscribers', 'from-the-archive', 'first']) {
      const link = await give(giver, slug);
      const stranger = browserOf(paper);
      // Scanners and unfurlers look as often as they like.
      for (const _ of [1, 2, 3]) {
        const looked = await browserOf(paper).get(link);
        expect(looked.status).toBe(200);
        expect(looked.headers.get('x-robots-tag')).toContain('noindex');
        expect(looked.headers.get('referrer-policy')).toBe('no-referrer');
        expect(await looked.text()).not.toContain('PAID-');
      }
      expect(await devicesOf(link)).toBe(0);
      const opened = await stranger.post(link);
      expect(opened.status).toBe(303);
      expect(opened.headers.get('location')).toBe(`${story(slug).path}#given`);
      expect(await isWhole(stranger, slug)).toBe(true);
      expect(await isWhole(stranger, 'second')).toBe(true);
      expect(await isWhole(stranger, 'third')).toBe(false);
      expect(await isWhole(stranger, slug)).toBe(true);
    }
  });

  it('comes along when its reader signs in, and is theirs on the page itself', async () => {
    const link = await give(await subscriber(), 'for-subscribers');
    const stranger = browserOf(paper);
    await stranger.post(link);
    await enter(paper, stranger, `given-${++count}@example.org`);
    expect(await (await stranger.get(story('for-subscribers').path)).text()).toContain('PAID-for-subscribers-en-');
  });

  it('is opened on ten devices, whoever comes at once, and on each as often as one likes', async () => {
    const link = await give(await subscriber(), 'second');
    const browsers = Array.from({ length: 25 }, () => browserOf(paper));
    const statuses = await Promise.all(browsers.map(async (browser) => (await browser.post(link)).status));
    expect(statuses.filter((status) => status === 303)).toHaveLength(10);
    expect(statuses.filter((status) => status === 410)).toHaveLength(15);
    const one = browsers[statuses.indexOf(303)];
    expect((await one?.post(link))?.status).toBe(303);
    expect(await devicesOf(link)).toBe(10);
  });

  it('is gone after two weeks, when its giver no longer subscribes, and for whoever made the link up', async () => {
    const giver = await subscriber();
    const link = await give(giver, 'for-subscribers');
    const stranger = browserOf(paper);
    await stranger.post(link);
    const forged = link.replace(/.$/, link.endsWith('A') ? 'B' : 'A');
    const other = link.replace(/(?<=gift\/)./, (digit) => (digit === '0' ? '1' : '0'));
    for (const path of [forged, other, '/gift/nothing']) {
      expect((await browserOf(paper).get(path)).status).toBe(404);
      expect((await browserOf(paper).post(path)).status).toBe(404);
    }
    await giver.post('/account/cancel');
    expect(await isWhole(stranger, 'for-subscribers')).toBe(true);
    await sql`update subscriptions.subscription set runs_until = ${paper.app.clock()}, ended_at = ${paper.app.clock()}
      where ended_at is null`.execute(paper.app.db);
    paper.moveTo(new Date(paper.app.clock().getTime() + 1000));
    expect(await isWhole(stranger, 'for-subscribers')).toBe(false);
    expect((await browserOf(paper).post(link)).status).toBe(410);

    const late = await give(await subscriber(), 'for-subscribers');
    const early = browserOf(paper);
    await early.post(late);
    paper.passDays(14.01);
    expect(await isWhole(early, 'for-subscribers')).toBe(false);
    expect((await browserOf(paper).post(late)).status).toBe(410);
    expect(JSON.stringify(paper.logged)).not.toContain(late.split('/').at(-1)?.slice(0, 36));
  });
});

describe('a giver', () => {
  it('gives ten stories a month, the same again for nothing, however often they press at once', async () => {
    const giver = await subscriber();
    await paper.app.db
      .insertInto('settings.setting')
      .values({ key: 'gifts', value: JSON.stringify({ aMonth: 2, days: 14, devices: 10 }), changedAt: paper.app.clock() })
      .execute();
    paper.app.kept.clear();
    const slugs = ['first', 'second', 'third', 'mended'];
    const answers = await Promise.all([...slugs, ...slugs].map((slug) => giver.post('/account/gifts', { story: story(slug).key })));
    expect(answers.every((answer) => answer.status === 303)).toBe(true);
    const page = await (await giver.get('/account/gifts?said=spent')).text();
    expect(page.match(/\/gift\/[0-9a-f-]{36}/g)?.length).toBeGreaterThanOrEqual(2);
    expect(new Set(page.match(/\/gift\/[0-9a-f-]{36}/g)).size).toBe(2);
    expect(page).toContain('You have given all the stories of this month.');
  });

  it('subscribes', async () => {
    const reader = browserOf(paper);
    await enter(paper, reader, `no-giver-${++count}@example.org`);
    expect((await reader.post('/account/gifts', { story: story('first').key })).headers.get('location')).toBe('/subscribe');
    expect((await browserOf(paper).post('/account/gifts', { story: story('first').key })).headers.get('location')).toMatch(/^\/sign-in/);
  });
});
