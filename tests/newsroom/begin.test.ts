import { describe, expect, test } from 'vitest';
import { findWork } from '#stories';
import { testPaper } from '../paper.ts';
import { addStaff } from '../staff.ts';

const paper = testPaper();

const world = () => String(paper.fixtures.ids.sections.get('world'));
const idIn = (answer: Response) => Number(answer.headers.get('location')?.match(/versions\/(\d+)/)?.[1]);

describe('a story begins', () => {
  const typed = () => ({
    kind: 'idea',
    headline: 'A <quiet> lake',
    language: 'fr',
    section: world(),
    deadline: '2026-12-01',
    note: 'Soon',
  });

  test('as an idea that stands on the desk', async () => {
    const { browser, id } = await addStaff(paper, 'contributor', { authorId: paper.fixtures.ids.authors.get('ana-author') ?? 0 });
    expect(await (await browser.get('/newsroom')).text()).toContain('href="/newsroom/new"');
    expect((await browser.get('/newsroom/new')).status).toBe(200);
    const answer = await browser.post('/newsroom/new', typed());
    expect(answer.status).toBe(303);
    const work = await findWork(paper.press, idIn(answer));
    expect(work).toMatchObject({ state: 'idea', language: 'fr', deadlineOn: '2026-12-01', note: 'Soon', madeBy: id });
    expect(work?.authorIds).toEqual([paper.fixtures.ids.authors.get('ana-author')]);
    expect(await (await browser.get('/newsroom')).text()).toContain('A &lt;quiet&gt; lake');
    expect(await (await browser.get(answer.headers.get('location') ?? '')).text()).toContain('A &lt;quiet&gt; lake');
  });

  test('or keeps what was typed and says what is missing', async () => {
    const { browser } = await addStaff(paper, 'editor');
    for (const [name, value, sentence] of [
      ['headline', ' ', 'a working title will do.'],
      ['headline', 'x'.repeat(301), 'At most 300 letters'],
      ['language', 'xx', 'Choose one of the paper’s languages.'],
      ['section', '99999', 'Choose a section.'],
      ['deadline', '0000-01-01', 'This is not a day.'],
    ] as const) {
      const answer = await browser.post('/newsroom/new', { ...typed(), [name]: value });
      expect(answer.status, name).toBe(400);
      const page = await answer.text();
      expect(page, name).toContain(sentence);
      expect(page).toContain('Soon</textarea>');
    }
    expect((await browser.post('/newsroom/new', { ...typed(), person: '99999' })).status).toBe(409);
  });

  test('for somebody else only by editors', async () => {
    const other = await addStaff(paper, 'translator');
    const { browser } = await addStaff(paper, 'contributor');
    expect((await browser.post('/newsroom/new', { ...typed(), person: String(other.id) })).status).toBe(409);
    const editor = await addStaff(paper, 'editor');
    const answer = await editor.browser.post('/newsroom/new', { ...typed(), kind: 'draft', person: String(other.id) });
    expect((await findWork(paper.press, idIn(answer)))?.assignedTo).toBe(other.id);
  });
});

test('a version in one more language knows which one it is made from', async () => {
  const tom = paper.fixtures.ids.authors.get('tom-translator') ?? 0;
  const { browser } = await addStaff(paper, 'translator', { authorId: tom });
  const from = paper.fixtures.stories.second?.versions.en ?? 0;
  const page = `/newsroom/versions/${from}/languages`;
  const refused = await browser.post(page, { language: 'de', headline: 'Zwei' });
  expect(refused.status).toBe(400);
  expect(await refused.text()).toContain('value="Zwei"');
  const begun = await browser.post(page, { language: 'fr', headline: 'Le deuxième', withText: 'yes' });
  const id = idIn(begun);
  const work = await findWork(paper.press, id);
  const original = await findWork(paper.press, from);
  expect(work).toMatchObject({ madeFrom: from, state: 'draft', translatorIds: [tom] });
  expect(work?.newest).toMatchObject({ headline: 'Le deuxième', document: original?.newest.document, lead: original?.newest.lead });
  expect(await (await browser.get(`/newsroom/versions/${id}`)).text()).toContain('translated from it');
  // Once more leads to the one that is there.
  expect(idIn(await browser.post(page, { language: 'fr', headline: 'Encore' }))).toBe(id);
  expect((await browser.post('/newsroom/versions/999999/languages', { language: 'fr' })).status).toBe(404);
});
