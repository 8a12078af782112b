import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { withdraw } from '#stories';
import { browserOf, testPaper } from '../paper.ts';
import { addStaff, type StaffFixture } from '../staff.ts';

const paper = testPaper();
let editor: StaffFixture;

beforeAll(async () => {
  editor = await addStaff(paper, 'editor');
  // What is searched is put together by a job.
  await paper.runJobs();
});

const story = (slug: string) => String(paper.fixtures.stories[slug]?.id ?? paper.fixtures.hidden.unpublished.id);
const send = (fields: Record<string, string>, page = '/newsroom/front') => editor.browser.post(page, fields);
const pin = (slug: string, place: string, more: Record<string, string> = {}) =>
  send({ language: 'en', story: story(slug), place, ...more });
/** The stories of the front in their order, the lead first, without the latest. */
const headlines = (html: string) =>
  [...html.matchAll(/class="teaser-headline"><a href="(?:\/fr)?\/\w+\/([\w-]+)"/g)].map(([, slug]) => slug);

async function front(page = '/'): Promise<string[]> {
  await paper.settled();
  return headlines(await (await browserOf(paper).get(page)).text()) as string[];
}

test('an editor pins, moves and lets go, and readers see it at once', async () => {
  const before = await front();
  expect(before.slice(0, 2)).not.toContain('from-the-archive');
  expect((await pin('from-the-archive', 'top.1')).headers.get('location')).toBe('/newsroom/front?language=en&said=pinned');
  const pinned = await front();
  expect(pinned[0]).toBe('from-the-archive');
  expect(new Set(pinned).size).toBe(pinned.length);
  expect(await front('/fr')).toEqual(['first']);

  await pin('second', 'top.2');
  // One step up: who was there takes the place that becomes free.
  await pin('second', 'top.1');
  const rows = await paper.press.selectFrom('stories.pin').select(['storyId', 'place']).orderBy('place').execute();
  expect(rows.map((row) => String(row.storyId))).toEqual([story('second'), story('from-the-archive')]);
  expect((await front())[0]).toBe('second');

  const page = await (await editor.browser.get('/newsroom/front?language=en&search=headline+of+third')).text();
  expect(page).toContain('Unpin: Headline of second in en');
  expect(page).toContain('aria-label="Pin: Headline of third in en"');
  expect(page).toMatch(/<iframe src="\/newsroom\/front\/preview\?language=en"/);

  const culture = paper.fixtures.ids.sections.get('culture');
  await pin('for-subscribers', `${culture}.1`);
  const withSection = await front();
  expect(withSection.at(-1)).toBe('for-subscribers');
  expect(withSection.filter((slug) => slug === 'for-subscribers')).toHaveLength(1);
  for (const slug of ['from-the-archive', 'second', 'for-subscribers']) await pin(slug, '', { what: 'unpin' });
  expect(await front()).toEqual(before);
});

test('a pinned story that was withdrawn or never published doesn’t show, and the newsroom says so', async () => {
  expect((await send({ language: 'en', story: story('unpublished'), place: 'top.1' })).status).toBe(303);
  expect((await front()).join()).not.toContain('unpublished');
  await pin('third', 'top.1');
  expect((await front())[0]).toBe('third');
  await withdraw(paper.press, paper.fixtures.stories.third?.versions.en ?? 0, 'Wrong.', paper.app.clock());
  expect(await front()).not.toContain('third');
  const page = await (await editor.browser.get('/newsroom/front?language=en')).text();
  expect(page).toContain('DRAFT-unpublished-headline');
  expect(page.match(/Readers can’t see this story/g)).toHaveLength(2);
  for (const slug of ['unpublished', 'third']) await send({ language: 'en', story: story(slug), what: 'unpin' });
});

test('a planned arrangement begins by itself, in every kept page', async () => {
  const { app } = paper;
  const before = await front();
  await send({ language: 'en', begins: '2026-11-27T06:00' }, '/newsroom/front/plan');
  const planned = await (await editor.browser.get('/newsroom/front?language=en')).text();
  const [, id = ''] = planned.match(/language=en&amp;front=(\d+)/) ?? [];
  expect(planned).toContain('From Nov. 27 at 6 a.m.');
  await pin('from-the-archive', 'top.1', { front: id, until: '2026-11-27T08:00' });
  expect(await front()).toEqual(before);
  const preview = await editor.browser.get(`/newsroom/front/preview?language=en&front=${id}`);
  expect(headlines(await preview.text())[0]).toBe('from-the-archive');
  expect(preview.headers.get('content-security-policy')).toContain("frame-ancestors 'self'");

  // Kept until a second before, and no longer: each process looks at its own clock.
  paper.moveTo('2026-11-27T10:59:00Z');
  expect(await front()).toEqual(before);
  expect(app.pages.get('/', Date.now() + 59_000)).toBeDefined();
  expect(app.pages.get('/', Date.now() + 60_000)).toBeUndefined();
  paper.moveTo('2026-11-27T11:00:00Z');
  expect((await front())[0]).toBe('from-the-archive');
  paper.moveTo('2026-11-27T13:00:00Z');
  expect(await front()).toEqual(before);

  // The session of before has ended meanwhile.
  editor = await addStaff(paper, 'editor');
  const late = await send({ language: 'en', begins: '2026-11-27T07:59' }, '/newsroom/front/plan');
  expect(late.status).toBe(400);
  expect(await late.text()).toContain('value="2026-11-27T07:59"');
  await send({ language: 'en', begins: '2026-11-28T06:00' }, '/newsroom/front/plan');
  expect((await send({ language: 'en', begins: '2026-11-28T06:00' }, '/newsroom/front/plan')).status).toBe(409);
  const [, next = ''] = (await (await editor.browser.get('/newsroom/front')).text()).match(/front=(\d+)/) ?? [];
  expect((await send({ language: 'en', front: next }, '/newsroom/front/cancel')).status).toBe(303);
  expect((await send({ language: 'en', front: next }, '/newsroom/front/cancel')).status).toBe(409);
  const log = await paper.press.selectFrom('staff.act').select('act').where('act', 'like', 'stories.front%').orderBy('id').execute();
  expect(log.map(({ act }) => act)).toEqual(['stories.front-planned', 'stories.front-planned', 'stories.front-cancelled']);
});

test('what makes no sense is refused with a sentence, and nothing typed is lost', async () => {
  const wrong: [Record<string, string>, number][] = [
    [{ language: 'en', story: '999999', place: 'top.1' }, 409],
    [{ language: 'en', story: 'x', place: 'top.1' }, 409],
    [{ language: 'en', story: story('first'), place: 'top.9' }, 409],
    [{ language: 'en', story: story('first'), place: '999999.1' }, 409],
    [{ language: 'en', story: story('first'), place: 'top' }, 409],
    [{ language: 'en', story: story('first'), place: 'top.1', from: '2026-12-02T10:00', until: '2026-12-01T10:00' }, 400],
    [{ language: 'en', story: story('first'), place: 'top.1', from: 'tomorrow' }, 400],
    [{ language: 'en', story: story('first'), place: 'top.1', front: '999999' }, 409],
    [{ language: 'de', story: story('first'), place: 'top.1' }, 404],
    [{ language: 'fr', story: story('second'), place: 'top.1' }, 409],
  ];
  for (const [fields, status] of wrong) expect((await send(fields)).status, JSON.stringify(fields)).toBe(status);
  for (const query of ['language=de', 'language=en&front=999999', 'language=fr&front=1'])
    expect((await editor.browser.get(`/newsroom/front/preview?${query}`)).status, query).toBe(404);
  await pin('first', 'top.1');
  const badTimes = await pin('first', 'top.1', { from: '2026-12-02T10:00', until: '2026-12-01T10:00' });
  expect(await badTimes.text()).toContain('value="2026-12-01T10:00"');
});

test('forty who pin at once leave one front and every pin', async () => {
  await paper.press.deleteFrom('stories.front').where('language', '=', 'ar').execute();
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, at) => send({ language: 'ar', story: story('first'), place: `top.${(at % 8) + 1}` })),
  );
  expect(answers.map(({ status }) => status)).toEqual(Array(40).fill(303));
  expect(await paper.press.selectFrom('stories.front').select('id').where('language', '=', 'ar').execute()).toHaveLength(1);
});

test('the readers’ front costs as much with many pins as with none, and arranging it at most eight statements', async () => {
  const cost = async (ask: () => unknown = () => browserOf(paper).get('/')) => {
    await front('/latest');
    paper.app.pages.clear();
    const { query } = pg.Client.prototype;
    let asked = 0;
    pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
      asked++;
      return (query as (...all: unknown[]) => unknown).apply(this, given);
    } as typeof query;
    await ask();
    pg.Client.prototype.query = query;
    return asked;
  };
  await paper.press.deleteFrom('stories.front').execute();
  const bare = await cost();
  const slugs = ['first', 'second', 'open-to-all', 'for-subscribers', 'mended'];
  for (const [at, slug] of slugs.entries()) await pin(slug, `top.${at + 1}`);
  expect(await cost()).toBe(bare);
  const arranging = () => editor.browser.get('/newsroom/front?language=en&search=headline');
  await arranging();
  expect(await cost(arranging)).toBeLessThanOrEqual(8);
  expect(new Set((await front()).slice(0, 5))).toEqual(new Set(slugs));
});
