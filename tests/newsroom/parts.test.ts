import { expect, test } from 'vitest';
import { findWork } from '#stories';
import { browserOf, testPaper } from '../paper.ts';
import { addStaff, type StaffFixture } from '../staff.ts';

const paper = testPaper();

/** The hidden fields of the form that posts to an address of the screen. */
function hiddenIn(html: string, action: string): [string, string][] {
  const form = html.split('<form').find((part) => part.includes(`action="${action}"`)) ?? '';
  return [...form.matchAll(/type="hidden" name="(\w+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, value]);
}

const versionOf = (slug: string) => ({ ...paper.fixtures.stories, ...paper.fixtures.hidden })[slug]?.versions.en ?? 0;

/** Fills a box of a screen as a person does: sees it, types, sends. */
async function fill(who: StaffFixture, slug: string, part: string, fields: Record<string, string>) {
  const screen = `/newsroom/versions/${versionOf(slug)}`;
  const hidden = hiddenIn(await (await who.browser.get(screen)).text(), `${screen}/${part}`);
  const answer = await who.browser.post(`${screen}/${part}`, [...hidden, ...Object.entries(fields)]);
  await paper.settled();
  return answer;
}

const work = (slug: string) => findWork(paper.press, versionOf(slug));

test('the words above a text are changed without a script, over whatever was saved last', async () => {
  const ed = await addStaff(paper, 'editor');
  const words = { headline: 'Another <headline>', deck: 'Another deck', dateline: 'QUITO' };
  expect((await fill(ed, 'unpublished', 'words', words)).status).toBe(303);
  expect((await work('unpublished'))?.newest).toMatchObject(words);
  const bare = await fill(ed, 'unpublished', 'words', { ...words, headline: '' });
  expect(bare.status).toBe(400);
  expect(await bare.text()).toContain('a working title will do');
  const stale = await ed.browser.post(`/newsroom/versions/${versionOf('unpublished')}/words`, { ...words, headline: 'Late', mark: 'x' });
  expect(stale.status).toBe(409);
  expect(await stale.text()).toContain('Late</textarea>');
  expect((await work('unpublished'))?.newest.headline).toBe('Another <headline>');
});

test('headlines are collected, and the chosen one takes the place of the other', async () => {
  const ed = await addStaff(paper, 'editor');
  await fill(ed, 'second', 'headlines', { headline: 'One river' });
  await fill(ed, 'second', 'headlines', { headline: 'Two rivers' });
  expect((await work('second'))?.headlines).toEqual(['One river', 'Two rivers']);
  expect((await fill(ed, 'second', 'headlines', { headline: '', choose: 'Two rivers' })).status).toBe(303);
  expect(await work('second')).toMatchObject({ headlines: ['One river', 'Headline of second in en'], newest: { headline: 'Two rivers' } });
  expect((await fill(ed, 'second', 'headlines', { headline: '', drop: 'One river' })).status).toBe(303);
  expect((await fill(ed, 'second', 'headlines', { headline: '', choose: 'never there' })).status).toBe(409);
  expect((await work('second'))?.headlines).toEqual(['Headline of second in en']);
  for (let at = 0; at < 11; at++) await fill(ed, 'second', 'headlines', { headline: `Number ${at}` });
  expect(await (await fill(ed, 'second', 'headlines', { headline: 'Thirteenth' })).text()).toContain('Twelve are enough');
});

test('a by-line is typed by names; new ones are added when that is meant', async () => {
  const ed = await addStaff(paper, 'editor');
  const typed = { authors: 'Nora Newcomer\nana author', translators: 'Tom Translator' };
  const refused = await fill(ed, 'third', 'byline', typed);
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain('Nobody has written here under that name: Nora Newcomer.');
  expect((await fill(ed, 'third', 'byline', { ...typed, addsNew: 'yes' })).status).toBe(303);
  const page = await (await browserOf(paper).get('/culture/third')).text();
  expect(page.indexOf('Nora Newcomer')).toBeLessThan(page.indexOf('Ana Author'));
  expect(await (await browserOf(paper).get('/authors/nora-newcomer')).text()).toContain('Headline of third in en');
  await paper.press.insertInto('stories.author').values({ slug: 'other-ana', name: 'Ana Author' }).execute();
  expect(await (await fill(ed, 'third', 'byline', typed)).text()).toContain('other-ana');
  expect((await fill(ed, 'third', 'byline', { authors: 'other-ana', translators: '' })).status).toBe(303);
  expect((await work('third'))?.translatorIds).toEqual([]);
  // Only who may file the story changes its authors.
  const other = await addStaff(paper, 'contributor');
  const forged = { authors: 'Ana Author', hasAuthors: 'yes', translators: '', mark: 'x' };
  expect((await other.browser.post(`/newsroom/versions/${versionOf('third')}/byline`, forged)).status).toBe(409);
});

test('where a story comes from is seen by readers at once', async () => {
  const ed = await addStaff(paper, 'editor');
  const typed = { source: '', language: 'pt-br', headline: 'O rio', url: 'https://jornal.example/rio', permission: 'By kind permission.' };
  for (const wrong of [
    { language: 'p' },
    { url: 'javascript:alert(1)' },
    { url: 'rio' },
    { headline: 'x'.repeat(501) },
    { permission: 'a\u202eb' },
  ])
    expect((await fill(ed, 'first', 'source', { ...typed, ...wrong })).status, JSON.stringify(wrong)).toBe(400);
  expect((await fill(ed, 'first', 'source', { ...typed, source: '99999' })).status).toBe(409);
  const source = String(paper.fixtures.ids.sources.get('le-test'));
  expect((await fill(ed, 'first', 'source', { ...typed, source })).status).toBe(303);
  expect(await (await browserOf(paper).get('/world/first')).text()).toContain('By kind permission.');
});

test('the lead picture is chosen, with its words in this language', async () => {
  const ed = await addStaff(paper, 'editor');
  expect((await fill(ed, 'unpublished', 'lead', { picture: 'none-such', alt: '', caption: '' })).status).toBe(400);
  expect((await fill(ed, 'unpublished', 'lead', { picture: 'market', alt: 'A market', caption: 'At noon' })).status).toBe(303);
  expect((await work('unpublished'))?.newest.lead).toMatchObject({ alt: 'A market', caption: 'At noon' });
  expect((await fill(ed, 'unpublished', 'lead', { picture: '', alt: '', caption: '' })).status).toBe(303);
  expect((await work('unpublished'))?.newest.lead).toBeUndefined();
});

test('search engines, cards and the sign-up box follow what was chosen for them', async () => {
  const ed = await addStaff(paper, 'editor');
  const visitor = browserOf(paper);
  const before = await (await visitor.get('/world/first')).text();
  expect(before).toContain('<title>Headline of first in en | The Test</title>');
  expect(before).toContain('The Daily');
  const typed = {
    searchTitle: 'A title to search',
    searchText: 'Words to search',
    socialTitle: 'A title to share',
    socialText: 'Words to share',
    socialPicture: 'market',
    newsletter: 'friday',
  };
  expect((await fill(ed, 'first', 'presentation', { ...typed, newsletter: 'gossip' })).status).toBe(400);
  expect((await fill(ed, 'first', 'presentation', { ...typed, socialPicture: 'gossip' })).status).toBe(400);
  expect((await fill(ed, 'first', 'presentation', typed)).status).toBe(303);
  const page = await (await visitor.get('/world/first')).text();
  expect(page).toContain('<title>A title to search | The Test</title>');
  expect(page).toContain('<meta name="description" content="Words to search"/>');
  expect(page).toContain('<meta property="og:title" content="A title to share"/>');
  expect(page).toContain('<meta property="og:description" content="Words to share"/>');
  expect(page).toMatch(/og:image" content="[^"]*\/pictures\/market\//);
  expect(page).toContain('<h1');
  expect(page).toContain('name="newsletter" value="friday"');
  await fill(ed, 'first', 'presentation', { ...typed, newsletter: 'none' });
  expect(await (await visitor.get('/world/first')).text()).not.toContain('name="newsletter" value="friday"');
  // Nothing of an unpublished one stands where readers' side can see it.
  await fill(ed, 'unpublished', 'presentation', typed);
  const row = await paper.app.db
    .selectFrom('stories.version')
    .select('searchTitle')
    .where('id', '=', versionOf('unpublished'))
    .executeTakeFirst();
  expect(row?.searchTitle).toBe('');
  expect((await work('unpublished'))?.presentation.searchTitle).toBe('A title to search');
});
