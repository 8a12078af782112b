import { beforeAll, expect, test } from 'vitest';
import { changeSettings, settingsSchema } from '#settings';
import { findWork, publishNow, saveDraft } from '#stories';
import { licences } from '#translation';
import { browserOf, testPaper } from '../paper.ts';
import { addStaff, type StaffFixture } from '../staff.ts';

const paper = testPaper();
let ed: StaffFixture;

beforeAll(async () => {
  ed = await addStaff(paper, 'editor', { name: 'Ed' });
});

const versionOf = (slug: string) => ({ ...paper.fixtures.stories, ...paper.fixtures.hidden })[slug]?.versions.en ?? 0;
const by = () => ({ id: ed.id, name: 'Ed', email: ed.email, role: 'editor' as const, authorId: undefined });

async function pageAs(slug: string, as: string) {
  return ed.browser.get(`/newsroom/versions/${versionOf(slug)}/preview/page?as=${as}`);
}

test('a draft is seen as each kind of reader would get it, and nothing is counted', async () => {
  const rest = 'DRAFT-mended-en-30';
  const shows = async (as: string) => (await (await pageAs('mended', as)).text()).includes(rest);
  expect(await shows('visitor')).toBe(true);
  expect(await shows('spent')).toBe(false);
  expect(await shows('reader')).toBe(true);
  expect(await shows('subscriber')).toBe(true);
  const spent = await (await pageAs('mended', 'spent')).text();
  expect(spent).toContain('DRAFT-mended-headline');
  expect(spent).toContain('limit of free stories');
  expect(spent).toContain('class="ad');
  expect(await (await pageAs('mended', 'subscriber')).text()).not.toContain('class="ad');
  // Who pays nothing gets nothing of a story for subscribers, whatever is left.
  await ed.browser.post(`/newsroom/versions/${versionOf('mended')}/facts`, [
    ['revision', '2'],
    ['section', String(paper.fixtures.ids.sections.get('world'))],
    ['access', 'subscribers'],
    ['slug', 'mended'],
  ]);
  expect([await shows('visitor'), await shows('reader'), await shows('subscriber')]).toEqual([false, false, true]);
  const counts = await paper.app.db
    .selectFrom('access.opening')
    .select((is) => is.fn.countAll<number>().as('count'))
    .executeTakeFirst();
  expect(counts?.count).toBe(0);
  expect((await browserOf(paper).get('/world/mended')).status).toBe(200);
  expect(await (await browserOf(paper).get('/world/mended')).text()).not.toContain('DRAFT-mended');
  expect((await pageAs('mended', 'nobody')).status).toBe(404);
  expect((await ed.browser.get('/newsroom/versions/999999/preview/page')).status).toBe(404);
  expect((await ed.browser.get('/newsroom/versions/999999/preview')).status).toBe(404);
});

test('a text that never was published has a page too: in a frame of the newsroom, where nothing runs', async () => {
  const around = await ed.browser.get(`/newsroom/versions/${versionOf('unpublished')}/preview?as=subscriber&width=desktop`);
  expect(around.headers.get('content-security-policy')).toContain("frame-src 'self'");
  expect(await around.text()).toContain(
    `src="/newsroom/versions/${versionOf('unpublished')}/preview/page?as=subscriber&amp;width=desktop"`,
  );
  const page = await pageAs('unpublished', 'subscriber');
  expect(page.headers.get('content-security-policy')).toMatch(/frame-ancestors 'self'.*; sandbox allow-same-origin/);
  expect(page.headers.get('content-security-policy')).not.toContain('allow-scripts');
  expect(page.headers.get('cache-control')).toBe('private, no-store');
  const text = await page.text();
  expect(text).toContain('DRAFT-unpublished-headline');
  expect(text).toContain('Tom Translator');
  expect(text).toContain('<meta name="robots" content="noindex"/>');
  expect(text).not.toContain('rel="canonical"');
  expect(text).toContain('Preview: as a subscriber gets it.');
  const inArabic = `/newsroom/versions/${paper.fixtures.stories.first?.versions.ar}/preview/page?as=visitor`;
  expect(await (await ed.browser.get(inArabic)).text()).toContain('dir="rtl"');
});

test('a preview link opens for outsiders by a button, so often, and leaves no trace of itself', async () => {
  const id = versionOf('unpublished');
  const links = `/newsroom/versions/${id}/preview-links`;
  for (const wrong of [{ madeFor: '' }, { days: '0' }, { days: '31' }, { openings: '101' }, { openings: 'x' }]) {
    const answer = await ed.browser.post(links, { madeFor: 'Dr. <Ruiz>', days: '7', openings: '2', ...wrong });
    expect(answer.status, JSON.stringify(wrong)).toBe(400);
  }
  const make = async (openings: string) => {
    const page = await (await ed.browser.post(links, { madeFor: 'Dr. <Ruiz>', days: '7', openings })).text();
    const address = page.match(/value="http[^"]*(\/preview\/[\w-]+)"/)?.[1] ?? '';
    return address;
  };
  const address = await make('2');
  const token = address.split('/').at(-1) ?? '';
  expect(token.length).toBeGreaterThan(20);
  const visitor = browserOf(paper);
  // Looking counts nothing, as often as scanners like.
  for (let looks = 0; looks < 5; looks++) expect((await visitor.get(address)).status).toBe(200);
  const door = await visitor.get(address);
  for (const answer of [door, await visitor.post(address)]) {
    expect(answer.status).toBe(200);
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('x-robots-tag')).toBe('noindex, nofollow');
    expect(answer.headers.get('cache-control')).toBe('private, no-store');
    expect(await answer.text()).toContain('<meta name="robots" content="noindex"/>');
  }
  const second = await visitor.post(address);
  expect(second.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
  const text = await second.text();
  expect(text.match(/DRAFT-unpublished-en-30/g)).toHaveLength(1);
  expect(text.match(/Unpublished, for Dr\. &lt;Ruiz&gt;/g)?.length).toBeGreaterThan(3);
  // Over, unknown, another's: one and the same page.
  const gone = [await visitor.post(address), await visitor.get(address), await visitor.post('/preview/x'), await visitor.get('/preview/x')];
  expect(gone.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
  const pages = await Promise.all(gone.map((answer) => answer.text()));
  expect(new Set(pages).size).toBe(1);

  const ended = await make('5');
  const screen = await (await ed.browser.get(`/newsroom/versions/${id}`)).text();
  const link = screen.match(/name="link" value="(\d+)"/)?.[1] ?? '';
  expect((await ed.browser.post(`/newsroom/versions/${id}/end-preview-link`, { link })).status).toBe(303);
  expect((await visitor.get(ended)).status).toBe(404);
  const late = await make('5');
  paper.passDays(8);
  expect((await visitor.get(late)).status).toBe(404);
  paper.passDays(-8);

  // It dies on publication; and what readers see already gets none.
  const dead = await make('5');
  await changeSettings(paper.press, 'newsroom', { review: 'optional', secondFactor: 'optional' }, paper.app.clock());
  const acted = { by: by(), settings: settingsSchema.parse({}), licences, now: paper.app.clock() };
  const work = await findWork(paper.press, id);
  const blocks = work?.newest.document.blocks.filter(({ type }) => type !== 'related') ?? [];
  const draft = { headline: 'Out', deck: '', dateline: undefined, slug: 'out', document: { version: 1 as const, blocks } };
  await saveDraft(paper.press, id, draft, work?.newest.number ?? 0, by(), paper.app.clock());
  expect(await (await visitor.post(dead)).text()).toContain('Out');
  expect(await publishNow(paper.press, id, acted)).toEqual({ ok: true });
  expect((await visitor.post(dead)).status).toBe(404);
  expect((await ed.browser.post(links, { madeFor: 'Late', days: '7', openings: '2' })).status).toBe(409);

  const said = JSON.stringify(paper.logged);
  for (const one of [address, ended, late, dead]) expect(said).not.toContain(one.split('/').at(-1));
  const rows = await paper.press.selectFrom('staff.act').select('act').where('subjectId', '=', id).execute();
  expect(rows.map(({ act }) => act)).toEqual(expect.arrayContaining(['stories.preview-link', 'stories.end-preview-link']));
});
