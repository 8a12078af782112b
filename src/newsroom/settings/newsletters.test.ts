import { expect, test } from 'vitest';
import { browserOf, testPaper } from '../../../tests/paper.ts';
import { addStaff } from '../../../tests/staff.ts';

const paper = testPaper();

const base = '/newsroom/settings/newsletters';
const slugs = async () => {
  const page = await (await browserOf(paper).get('/newsletters')).text();
  return [...page.matchAll(/type="checkbox" name="newsletter" value="([^"]+)"/g)].map(([, slug]) => slug);
};
const idOf = async (slug: string) =>
  (await paper.app.db.selectFrom('newsletters.newsletter').select('id').where('slug', '=', slug).executeTakeFirstOrThrow()).id;
const order = async () =>
  (await paper.app.db.selectFrom('newsletters.newsletter').select('slug').orderBy('position').execute()).map(({ slug }) => slug);
const right: [string, string][] = [
  ['name-en', 'Rivers'],
  ['name-fr', 'Fleuves'],
  ['about-en', 'Water, each Sunday.'],
  ['frequency', 'weekly'],
  ['access', 'free'],
  ['language', 'en'],
  ['language', 'fr'],
  ['language', 'xx'],
  ['senderName', 'Ana of Rivers'],
  ['senderEmail', 'rivers@paper.example'],
];

test('a publisher makes a newsletter, and readers can choose it at once', async () => {
  const { browser } = await addStaff(paper, 'publisher');
  const topic = String(paper.fixtures.ids.topics.get('food'));
  const answer = await browser.post(`${base}/new`, [...right, ['topic', topic], ['topic', '999999']]);
  expect(answer.headers.get('location')).toBe(`${base}?said=saved`);
  await paper.settled();
  expect(await slugs()).toEqual(['daily', 'friday', 'rivers']);
  expect(await (await browserOf(paper).get('/fr/newsletters')).text()).toContain('Fleuves');
  const form = await (await browser.get(`${base}/${await idOf('rivers')}`)).text();
  for (const kept of [
    'value="Rivers"',
    'Water, each Sunday.',
    'value="rivers@paper.example"',
    `value="${topic}" checked`,
    'value="fr" checked',
  ])
    expect(form).toContain(kept);
  expect(form).not.toContain('value="ar" checked');
  expect((await browser.post(`${base}/new`, right)).status).toBe(409);
  expect(await (await browser.get('/newsroom/log')).text()).toContain('Made the newsletter rivers');
});

test('a form that can’t be kept comes back as typed, with what is wrong beside the field', async () => {
  const { browser } = await addStaff(paper, 'publisher');
  const refused = await browser.post(`${base}/new`, [
    ['name-en', ''],
    ['name-fr', 'Sans nom'],
    ['slug', 'confirm'],
    ['frequency', 'hourly'],
    ['access', 'free'],
    ['replyTo', 'nobody'],
    ['about-en', 'x'.repeat(241)],
  ]);
  expect(refused.status).toBe(400);
  const text = await refused.text();
  for (const said of [
    'Sans nom',
    'value="nobody"',
    'This may not be empty',
    'does not look like a mail address',
    'At most 240 letters',
    'Choose one of those',
  ])
    expect(text).toContain(said);
  const taken = await browser.post(`${base}/new`, [...right.filter(([name]) => name !== 'slug'), ['slug', 'preferences']]);
  expect(taken.status).toBe(400);
  expect(await slugs()).toEqual(['daily', 'friday', 'rivers']);
});

test('newsletters change their place, are retired and taken back; who is on a retired one can leave', async () => {
  const { browser } = await addStaff(paper, 'publisher');
  const turn = async (slug: string, what: string) => {
    const { status } = await browser.post(`${base}/${await idOf(slug)}`, { what });
    expect(status).toBe(303);
    await paper.settled();
  };
  await turn('rivers', 'up');
  await turn('rivers', 'up');
  await turn('rivers', 'up');
  expect(await order()).toEqual(['rivers', 'daily', 'friday']);
  await turn('rivers', 'down');
  expect(await order()).toEqual(['daily', 'rivers', 'friday']);
  expect(await (await browserOf(paper).get('/')).text()).toContain('value="daily"');
  await turn('daily', 'retire');
  await turn('daily', 'retire');
  expect(await slugs()).toEqual(['rivers', 'friday']);
  expect(await (await browserOf(paper).get('/')).text()).not.toContain('value="daily"');
  expect((await browserOf(paper).post('/newsletters', { email: 'ana@example.org', newsletter: 'daily' })).status).toBe(400);
  await turn('daily', 'reopen');
  expect(await slugs()).toEqual(['daily', 'rivers', 'friday']);
  const log = await (await browser.get('/newsroom/log')).text();
  expect(log.match(/Retired the newsletter daily/g)).toHaveLength(1);
  expect(
    (await browser.post(`${base}/${await idOf('rivers')}`, [...right.filter(([name]) => name !== 'name-en'), ['name-en', 'All rivers']]))
      .status,
  ).toBe(303);
  await paper.settled();
  expect(await (await browserOf(paper).get('/newsletters')).text()).toContain('All rivers');
  expect((await browser.post(`${base}/999999`, right)).status).toBe(404);
});

test('only publishers come here', async () => {
  const { browser } = await addStaff(paper, 'editor');
  expect((await browser.get(base)).status).toBe(403);
  expect((await browser.post(`${base}/new`, right)).status).toBe(403);
});
