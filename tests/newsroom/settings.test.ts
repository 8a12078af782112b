import { beforeAll, beforeEach, expect, test } from 'vitest';
import { loadSettings } from '#settings';
import { shelfLines } from '#stories';
import { plansOnSale } from '#subscriptions';
import { browserOf, testPaper } from '../paper.ts';
import { addStaff, type StaffFixture } from '../staff.ts';

const paper = testPaper();
let publisher: StaffFixture;

beforeAll(async () => {
  publisher = await addStaff(paper, 'publisher');
});
beforeEach(() => paper.settled());

const page = async (path: string) => (await publisher.browser.get(path)).text();
const asReader = async (path: string) => {
  await paper.settled();
  return browserOf(paper).get(path);
};
const acts = async (act: string) =>
  (await paper.press.selectFrom('staff.act').select('detail').where('act', '=', act).orderBy('id').execute()).map(({ detail }) => detail);

const ofPaper = (change: [string, string][] = [], without: string[] = []): [string, string][] => [
  ...(
    [
      ['name', 'The Test'],
      ['tagline-en', 'For tests'],
      ['timeZone', 'America/New_York'],
      ['home', 'en'],
      ['language', 'fr'],
      ['language', 'ar'],
    ] as [string, string][]
  ).filter(([name, value]) => !without.includes(value) && !change.some(([other]) => other === name)),
  ...change,
];

test('the paper’s name and tagline change everywhere at once, and the log has what was and is', async () => {
  await asReader('/');
  const answer = await publisher.browser.post(
    '/newsroom/settings',
    ofPaper([
      ['name', 'The Morning'],
      ['tagline-fr', 'Chaque matin'],
    ]),
  );
  expect([answer.status, answer.headers.get('location')]).toEqual([303, '/newsroom/settings?said=saved']);
  expect(await (await asReader('/fr')).text()).toContain('<title>The Morning: Chaque matin</title>');
  expect(await acts('settings.changed')).toEqual([{ group: 'paper', name: 'The Test → The Morning', 'tagline.fr': '– → Chaque matin' }]);
  await publisher.browser.post('/newsroom/settings', ofPaper());
  expect((await loadSettings(paper.press)).paper.tagline).toEqual({ en: 'For tests' });
});

test('a language is taken off only when that is meant, and comes back with all its stories', async () => {
  const without = ofPaper([], ['fr']);
  const asked = await publisher.browser.post('/newsroom/settings', without);
  expect(asked.status).toBe(400);
  const text = await asked.text();
  expect(text).toContain('1 published story in French would no longer be reached.');
  expect(text).toContain('name="sure"');
  expect((await publisher.browser.post('/newsroom/settings', [...without, ['sure', 'yes']])).status).toBe(303);
  await paper.settled();
  // The very first request goes by the new languages.
  const gone = await browserOf(paper).get('/fr/world/first');
  expect(gone.status).toBe(404);
  const story = await (await asReader('/world/first')).text();
  expect(story).not.toContain('/fr/world/first');
  expect(story).toContain('/ar/world/first');
  expect((await browserOf(paper).get('/fr')).status).toBe(404);
  expect((await publisher.browser.get('/newsroom?state=all&language=fr')).status).toBe(200);
  expect((await publisher.browser.post('/newsroom/settings', ofPaper())).status).toBe(303);
  await paper.settled();
  const back = await browserOf(paper).get('/fr/world/first');
  expect([back.status, (await back.text()).includes('Headline of first in fr')]).toEqual([200, true]);
});

test('the home language stays once stories are out, and no edition hides a section', async () => {
  const moved = await publisher.browser.post(
    '/newsroom/settings',
    ofPaper([
      ['home', 'fr'],
      ['language', 'en'],
      ['language', 'ar'],
    ]),
  );
  expect([moved.status, (await moved.text()).includes('another home language would change all their addresses')]).toEqual([400, true]);
  await publisher.browser.post('/newsroom/settings/sections', { 'name-en': 'De', slug: 'de' });
  const hidden = await publisher.browser.post('/newsroom/settings', ofPaper([['add', 'de']]));
  expect([hidden.status, (await hidden.text()).includes('There is a section at the address /de')]).toEqual([400, true]);
  for (const slug of ['fr', 'latest', 'newsroom', 'world']) {
    const taken = await publisher.browser.post('/newsroom/settings/sections', { 'name-en': 'Some name', slug });
    expect([400, 409], slug).toContain(taken.status);
    expect(await taken.text(), slug).toContain('value="Some name"');
  }
  const lines = await shelfLines(paper.press, 'section');
  const de = lines.find(({ slug }) => slug === 'de')?.id;
  expect((await publisher.browser.post(`/newsroom/settings/sections/${de}`, { what: 'remove' })).status).toBe(303);
});

test('a refused form keeps what was typed, with a sentence beside each field', async () => {
  const wrong = await publisher.browser.post('/newsroom/settings/reading', {
    visitors: 'two',
    readers: '1001',
    newPerNetwork: '30',
    closesAfterDays: '0',
    paragraphs: '2.5',
    mostWords: '',
    devices: '5',
  });
  expect(wrong.status).toBe(400);
  const text = await wrong.text();
  for (const value of ['two', '1001', '0', '2.5']) expect(text).toContain(`value="${value}"`);
  for (const sentence of ['A whole number is needed here.', 'At most 1000.', 'At least 1.']) expect(text).toContain(sentence);
  expect((await loadSettings(paper.press)).meter.visitors).toBe(1);
  const paperWrong = await publisher.browser.post(
    '/newsroom/settings',
    ofPaper([
      ['name', ''],
      ['timeZone', 'Mars/Base'],
      ['tagline-en', 'Kept'],
    ]),
  );
  expect([paperWrong.status, (await paperWrong.text()).includes('value="Kept"')]).toEqual([400, true]);
});

const reading = {
  visitors: '2',
  readers: '7',
  newPerNetwork: '10000',
  closesAfterDays: '45',
  paragraphs: '3',
  mostWords: '300',
  devices: '4',
};

test('the wall is shown as readers would see it before anything is saved', async () => {
  const before = await loadSettings(paper.press);
  const shown = await publisher.browser.post('/newsroom/settings/reading', {
    ...reading,
    what: 'preview',
    sample: 'archive',
    sampleLanguage: 'fr',
  });
  const text = await shown.text();
  expect(shown.status).toBe(200);
  expect(text).toContain('wall-archive');
  expect(text).toMatch(/<fieldset class="sample-page" disabled="" lang="fr"/);
  expect(text).toContain('45');
  expect(text).toContain('Tous les récits');
  expect(await loadSettings(paper.press)).toEqual(before);
  expect((await publisher.browser.post('/newsroom/settings/reading', { ...reading, what: 'save' })).status).toBe(303);
  const { meter, archive, preview, readers } = await loadSettings(paper.press);
  expect({ meter, archive, preview, readers }).toEqual({
    meter: { visitors: 2, readers: 7, newPerNetwork: 10_000 },
    archive: { closesAfterDays: 45 },
    preview: { paragraphs: 3, mostWords: 300 },
    readers: { devices: 4 },
  });
});

const offer = {
  benefits: '2',
  'benefit-0-en': 'Every story',
  'benefit-0-fr': 'Tous les récits',
  'benefit-0-new': 'yes',
  'benefit-1-en': 'No advertising',
  currency: 'USD',
  'monthly-price': '3.50',
  'monthly-trial': '14',
  'annual-price': '19.90',
  'annual-trial': '0',
  best: 'annual',
  'gift-3': '8.00',
};

test('benefits are added, ordered and taken away, and the plans seen, before anything is saved', async () => {
  const moved = await (await publisher.browser.post('/newsroom/settings/offer', { ...offer, what: 'up.1' })).text();
  expect(moved).toMatch(/name="benefit-0-en"[^>]*value="No advertising"/);
  expect(moved).toMatch(/name="benefit-1-fr"[^>]*value="Tous les récits"/);
  const added = await (await publisher.browser.post('/newsroom/settings/offer', { ...offer, what: 'add' })).text();
  expect(added).toContain('name="benefits" value="3"');
  const removed = await (await publisher.browser.post('/newsroom/settings/offer', { ...offer, what: 'remove.0' })).text();
  expect(removed).toContain('name="benefits" value="1"');
  expect(removed).not.toContain('Every story"');
  const shown = await (
    await publisher.browser.post('/newsroom/settings/offer', { ...offer, what: 'preview', sample: 'offer', sampleLanguage: 'en' })
  ).text();
  expect(shown).toContain('14 days free');
  expect(shown).toContain('save $22.10');
  expect((await plansOnSale(paper.press))[0]?.priceMinor).toBe(290);

  for (const [name, value] of [
    ['monthly-price', 'cheap'],
    ['monthly-price', '0'],
    ['annual-trial', '400'],
    ['currency', 'ABC'],
    ['gift-3', 'dear'],
    ['benefit-0-en', 'x'.repeat(200)],
  ] as const) {
    const wrong = await publisher.browser.post('/newsroom/settings/offer', { ...offer, [name]: value, what: 'save' });
    expect([wrong.status, (await wrong.text()).includes(value)], name).toEqual([400, name !== 'currency']);
  }

  expect((await publisher.browser.post('/newsroom/settings/offer', { ...offer, what: 'save' })).status).toBe(303);
  const gifts = await (await asReader('/subscribe/gift')).text();
  for (const price of ['$3.50', '$8.00', '$21.00', '$19.90']) expect(gifts).toContain(price);
  const page = await (await asReader('/subscribe')).text();
  expect(page).toContain('$3.50');
  expect(page.indexOf('Every story')).toBeLessThan(page.indexOf('No advertising'));
  expect(await acts('settings.plans-changed')).toEqual([{ monthly: '2.90 USD, 30 d → 3.50 USD, 14 d' }]);
});

test('sections are named, ordered and closed; what is used is never removed', async () => {
  const ids = paper.fixtures.ids.sections;
  const change = (slug: string, fields: Record<string, string>) =>
    publisher.browser.post(`/newsroom/settings/sections/${ids.get(slug)}`, fields);
  const menu = async () =>
    [...((await (await asReader('/latest')).text()).split('</header>')[0] ?? '').matchAll(/<a href="\/(world|culture|sport)"/g)].map(
      ([, slug]) => slug,
    );
  expect((await publisher.browser.post('/newsroom/settings/sections', { 'name-en': 'Sport', 'name-fr': 'Sports' })).status).toBe(303);
  await change('culture', { what: 'up' });
  expect((await menu()).slice(0, 3)).toEqual(['culture', 'world', 'sport']);
  await change('culture', { what: 'rename', 'name-en': 'Arts', 'name-fr': 'Arts', 'name-ar': 'فنون' });
  expect(await (await asReader('/fr')).text()).toContain('>Arts<');
  expect((await change('culture', { what: 'rename', 'name-en': '' })).status).toBe(400);
  expect((await change('world', { what: 'remove' })).status).toBe(409);
  await change('world', { what: 'close' });
  expect(await menu()).not.toContain('world');
  expect((await asReader('/world')).status).toBe(200);
  expect((await asReader('/world/first')).status).toBe(200);
  await change('world', { what: 'reopen' });
  expect(await menu()).toContain('world');
  const topic = paper.fixtures.ids.topics.get('water');
  expect((await publisher.browser.post(`/newsroom/settings/topics/${topic}`, { what: 'remove' })).status).toBe(409);
  expect((await publisher.browser.post('/newsroom/settings/topics', { 'name-en': 'Rivers' })).status).toBe(303);
  expect((await acts('stories.section-renamed'))[0]).toEqual({ en: 'Culture → Arts', fr: 'Culture → Arts', ar: 'ثقافة → فنون' });
});

test('the newsroom’s own settings are kept', async () => {
  const send = (fields: Record<string, string>) =>
    publisher.browser.post('/newsroom/settings/newsroom', { secondFactor: 'optional', ...fields });
  expect((await send({ review: 'required', headerNewsletter: 'friday' })).status).toBe(303);
  const { newsroom, front } = await loadSettings(paper.press);
  expect([newsroom.review, front.headerNewsletter]).toEqual(['required', 'friday']);
  expect((await send({ review: 'never', headerNewsletter: '' })).status).toBe(400);
  expect((await send({ review: 'optional', headerNewsletter: 'nowhere' })).status).toBe(400);
  expect((await send({ review: 'optional', headerNewsletter: '', secondFactor: 'sometimes' })).status).toBe(400);
  expect((await send({ review: 'optional', headerNewsletter: '' })).status).toBe(303);
  expect(await page('/newsroom/settings/newsroom?said=saved')).toContain('review');
});

test('every first word of the paper’s addresses is kept from being a section', async () => {
  const first = paper.routes
    .map(({ path }) => path.split('/')[1]?.replace(/\..*$/, '') ?? '')
    .filter((word) => word !== '' && !word.startsWith(':'));
  for (const slug of new Set(first)) {
    const answer = await publisher.browser.post('/newsroom/settings/sections', { 'name-en': 'Some name', slug });
    expect(answer.status, `“${slug}” belongs into reservedWords of src/newsroom/settings/shelf-values.ts`).toBe(400);
  }
});
