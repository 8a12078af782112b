import { beforeAll, describe, expect, test } from 'vitest';
import type { Role } from '#staff';
import { findWork, proposeStory, saveDraft } from '#stories';
import { browserOf, testPaper } from '../paper.ts';
import { addStaff, type StaffFixture } from '../staff.ts';

const paper = testPaper();
const shownActs = ['hand-in', 'approve', 'publish', 'schedule', 'unschedule', 'embargo', 'hand-back', 'correct', 'update', 'withdraw'];
const people = {} as Record<Role, StaffFixture>;

beforeAll(async () => {
  for (const role of ['contributor', 'translator', 'editor', 'publisher'] as const)
    people[role] = await addStaff(paper, role, { name: `The ${role}` });
});

const version = (slug: string) => ({ ...paper.fixtures.stories, ...paper.fixtures.hidden })[slug]?.versions.en ?? 0;
const screenOf = (slug: string) => `/newsroom/versions/${version(slug)}`;
const textOf = async (who: Role, path: string) => (await people[who].browser.get(path)).text();
const revisionOf = async (id: number) => String((await findWork(paper.press, id))?.newest.number);

/** Posts as the screen's form does, for the revision that stands now. */
async function send(who: Role, slug: string, name: string, fields: Record<string, string> | [string, string][] = {}) {
  const revision = await revisionOf(version(slug));
  const given = Array.isArray(fields) ? fields : Object.entries(fields);
  const answer = await people[who].browser.post(`${screenOf(slug)}/${name}`, [['revision', revision], ...given]);
  await paper.settled();
  return answer;
}

/** A contributor's own draft. */
async function begin(headline: string): Promise<number> {
  const { id, email } = people.contributor;
  const by = { id, name: 'Ana', email, role: 'contributor' as const, authorId: undefined };
  const sectionId = paper.fixtures.ids.sections.get('world') ?? 0;
  const begun = await proposeStory(paper.press, { sectionId, language: 'en', headline, access: 'metered' }, by, paper.app.clock());
  if (!begun.ok) throw new Error(begun.reason);
  return begun.versionId;
}

describe('a screen', () => {
  test('shows the newest text whole, as readers see it, and never to them', async () => {
    const page = await textOf('contributor', screenOf('unpublished'));
    expect(page).toContain('DRAFT-unpublished-headline');
    expect(page).toContain('DRAFT-unpublished-deck');
    expect(page.match(/DRAFT-unpublished-en-\d+/g)?.length).toBeGreaterThan(5);
    expect(await textOf('editor', screenOf('mended'))).toContain('Readers see an older text');
    const { status } = await browserOf(paper).get(screenOf('unpublished'));
    expect(status).toBe(303);
    for (const path of ['/newsroom/versions/999999', '/newsroom/versions/x', '/newsroom/versions/999999/revisions'])
      expect((await people.editor.browser.get(path)).status).toBe(404);
  });

  test('offers to each what the rules let them do, and to nobody more', async () => {
    const offered = async (who: Role, slug: string) =>
      [...(await textOf(who, screenOf(slug))).matchAll(/action="\/newsroom\/versions\/\d+\/([a-z-]+)"/g)].map(([, name]) => name);
    const acts = async (slug: string) => (await offered('editor', slug)).filter((name) => shownActs.includes(name ?? ''));
    const parts = ['words', 'arrange', 'facts', 'lead', 'byline', 'headlines', 'source', 'presentation'];
    expect(await acts('first')).toEqual(['correct', 'update', 'withdraw']);
    expect(await acts('unpublished')).toEqual(['hand-in', 'publish', 'embargo']);
    for (const slug of ['first', 'unpublished']) expect(await offered('editor', slug)).toEqual(expect.arrayContaining(parts));
    expect(await offered('contributor', 'first')).toEqual(['comments']);
    expect(await offered('translator', 'unpublished')).toEqual(['comments', 'languages']);
  });

  test('refuses what it does not offer', async () => {
    for (const name of ['approve', 'publish', 'withdraw', 'correct', 'schedule', 'hand-back'])
      expect((await send('contributor', 'first', name, { text: 'Because.' })).status, name).toBe(403);
    expect((await send('contributor', 'unpublished', 'hand-in')).status).toBe(409);
    expect((await send('contributor', 'first', 'facts', { section: '1', access: 'free', slug: 'first' })).status).toBe(409);
    expect((await send('contributor', 'first', 'arrange', { note: 'Mine now' })).status).toBe(409);
    expect((await send('contributor', 'first', 'restore', { number: '1' })).status).toBe(409);
    expect((await send('editor', 'first', 'approve')).status).toBe(409);
    expect((await findWork(paper.press, version('first')))?.state).toBe('published');
    expect((await findWork(paper.press, version('first')))?.access).toBe('metered');
  });

  test('acts on the revision that was looked at, or not at all', async () => {
    const id = await begin('Looked at once');
    const answer = await people.contributor.browser.post(`/newsroom/versions/${id}/hand-in`, { revision: '7' });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain('A colleague has saved another text meanwhile');
    expect((await people.contributor.browser.post(`/newsroom/versions/${id}/hand-in`, {})).status).toBe(409);
    expect((await findWork(paper.press, id))?.state).toBe('draft');
    expect((await people.contributor.browser.post(`/newsroom/versions/${id}/hand-in`, { revision: '1' })).status).toBe(303);
  });

  test('says what keeps a text from being published', async () => {
    const id = await begin('Nothing but a headline');
    const answer = await people.editor.browser.post(`/newsroom/versions/${id}/publish`, { revision: '1' });
    expect(answer.status).toBe(409);
    const page = await answer.text();
    expect(page).toContain('Something has to be mended first');
    expect(page).toContain('Needed:');
  });
});

describe('a refused form keeps what was typed', () => {
  test('of an act', async () => {
    const words = 'A <note> & more';
    const bare = await send('editor', 'first', 'withdraw', { text: '  ', everyLanguage: 'yes' });
    expect(bare.status).toBe(400);
    const page = await bare.text();
    expect(page).toContain('A reason is needed.');
    expect(page).toMatch(/<details class="act" open/);
    expect(page).toMatch(/name="everyLanguage"[^>]*checked/);
    const stale = await people.editor.browser.post(`${screenOf('first')}/correct`, { revision: '99', text: words });
    expect(stale.status).toBe(409);
    expect(await stale.text()).toContain('A &lt;note&gt; &amp; more</textarea>');
    const past = await send('editor', 'unpublished', 'schedule', { at: '2020-02-30T10:00' });
    expect(past.status).toBe(400);
    expect(await past.text()).toContain('value="2020-02-30T10:00"');
  });

  test('of a story’s facts', async () => {
    const world = String(paper.fixtures.ids.sections.get('world'));
    const topic = String(paper.fixtures.ids.topics.get('food'));
    const fields: [string, string][] = [
      ['section', world],
      ['access', 'free'],
      ['slug', 'Ünïque Place'],
      ['countries', 'France, Atlantis'],
      ['topic', topic],
      ['exclusive', 'yes'],
    ];
    const answer = await send('editor', 'second', 'facts', fields);
    expect(answer.status).toBe(400);
    const page = await answer.text();
    expect(page).toContain('No country is called that: Atlantis');
    expect(page).toContain('value="France, Atlantis"');
    expect(page).toContain('value="Ünïque Place"');
    expect(page).toMatch(new RegExp(`name="topic" value="${topic}"[^>]*checked`));
    expect((await findWork(paper.press, version('second')))?.access).toBe('metered');
    for (const [name, value] of [
      ['section', '999'],
      ['topic', '999'],
      ['access', 'all'],
      ['slug', '؟'],
    ] as [string, string][]) {
      const wrong = fields.map(([key, given]): [string, string] => [key, key === name ? value : key === 'countries' ? '' : given]);
      expect((await send('editor', 'second', 'facts', wrong)).status, name).toBe(400);
    }
  });

  test('of a plan', async () => {
    const answer = await send('editor', 'second', 'arrange', { person: '', deadline: '2026-13-01', note: 'By <Friday>' });
    expect(answer.status).toBe(400);
    const page = await answer.text();
    expect(page).toContain('This is not a day.');
    expect(page).toContain('By &lt;Friday&gt;');
    expect((await send('editor', 'second', 'arrange', { person: '999999', deadline: '', note: '' })).status).toBe(409);
  });
});

test('what is under embargo is neither published nor scheduled before its moment', async () => {
  const at = (time: string) => send('editor', 'unpublished', 'embargo', { at: time });
  expect((await at('2026-11-25T10:00')).status).toBe(303);
  expect(await textOf('editor', screenOf('unpublished'))).toContain('value="2026-11-25T10:00"');
  expect(await textOf('editor', '/newsroom/calendar?month=2026-11')).toContain('Embargo');
  expect((await send('editor', 'unpublished', 'publish')).status).toBe(409);
  expect((await at('2020-01-01T10:00')).status).toBe(409);
  expect((await at('whenever')).status).toBe(400);
  expect((await at('')).status).toBe(303);
  expect((await findWork(paper.press, version('unpublished')))?.embargoUntil).toBeUndefined();
});

test('filing a published story moves it for readers at once', async () => {
  const visitor = browserOf(paper);
  const culture = String(paper.fixtures.ids.sections.get('culture'));
  const fields: [string, string][] = [
    ['section', culture],
    ['access', 'free'],
    ['slug', 'third'],
    ['countries', 'Japan, fr'],
  ];
  expect(await (await visitor.get('/culture/third')).text()).not.toContain('PAID-third-en-');
  expect((await send('editor', 'third', 'facts', fields)).status).toBe(303);
  expect(await (await visitor.get('/culture/third')).text()).toContain('PAID-third-en-');
  expect(await (await visitor.get('/countries/japan')).text()).toContain('Headline of third');
  expect((await visitor.get('/topics/water')).status).toBe(200);
  expect(await (await visitor.get('/topics/water')).text()).not.toContain('Headline of third');
  expect((await send('editor', 'third', 'facts', [...fields.slice(2), ['section', culture], ['access', 'metered']])).status).toBe(303);
  expect(await (await visitor.get('/culture/third')).text()).not.toContain('PAID-third-en-');
});

test('revisions are listed, compared word by word and brought back', async () => {
  const id = await begin('The first headline');
  const { id: personId, email } = people.contributor;
  const by = { id: personId, name: 'Ana', email, role: 'contributor' as const, authorId: undefined };
  const document = { version: 1 as const, blocks: [{ type: 'paragraph' as const, text: [{ text: 'The old ferry crosses.' }] }] };
  const draft = { headline: 'The second headline', deck: '', dateline: undefined, slug: '', document };
  paper.moveTo(new Date(paper.app.clock().getTime() + 600_000));
  expect((await saveDraft(paper.press, id, draft, 1, by, paper.app.clock())).ok).toBe(true);
  const list = await textOf('editor', `/newsroom/versions/${id}/revisions`);
  expect(list.match(/<th scope="row">\d+<\/th>/g)).toEqual(['<th scope="row">2</th>', '<th scope="row">1</th>']);
  const page = await textOf('editor', `/newsroom/versions/${id}/comparison`);
  expect(page).toContain('The <del>first </del><ins>second </ins>headline');
  expect(page).toContain('<ins>The old ferry crosses.</ins>');
  expect((await people.editor.browser.get(`/newsroom/versions/${id}/comparison?before=1&after=9`)).status).toBe(404);

  const answer = await people.contributor.browser.post(`/newsroom/versions/${id}/restore`, { number: '1' });
  expect(answer.status).toBe(303);
  const work = await findWork(paper.press, id);
  expect([work?.newest.headline, work?.newest.number]).toEqual(['The first headline', 3]);
  expect((await people.contributor.browser.post(`/newsroom/versions/${id}/restore`, { number: '8' })).status).toBe(409);
});

test('the desk filters, searches and goes on where a page ends', async () => {
  for (let at = 0; at < 52; at++) await begin(`Numbered story ${at}`);
  await paper.runJobs();
  const first = await textOf('editor', '/newsroom?search=numbered');
  const next = first.match(/href="([^"]*after=[^"]+)" rel="next"/)?.[1]?.replaceAll('&amp;', '&') ?? '';
  const second = await textOf('editor', next);
  const numbers = [...`${first}${second}`.matchAll(/Numbered story (\d+)/g)].map(([, number]) => number);
  expect(new Set(numbers).size).toBe(52);
  expect(numbers).toHaveLength(52);
  expect(await textOf('editor', '/newsroom?state=published')).toContain('Headline of first in en');
  expect(await textOf('editor', '/newsroom')).not.toContain('Headline of first in en');
  expect(await textOf('editor', '/newsroom?state=all&language=fr')).toContain('Headline of first in fr');
  expect(await textOf('editor', '/newsroom?state=all&language=fr')).not.toContain('Headline of first in en');
  expect(await textOf('editor', `/newsroom?person=${people.editor.id}`)).toContain('No story is like that.');
  await send('editor', 'unpublished', 'arrange', { person: String(people.translator.id), deadline: '2026-11-20', note: 'Soon' });
  expect(await textOf('editor', '/newsroom?due=today')).toContain('Late: Nov. 20');
  expect(await textOf('translator', '/newsroom')).toContain('To write');
  expect(await textOf('translator', '/newsroom/calendar?month=2026-11')).toContain('DRAFT-unpublished-headline');
  expect(await textOf('translator', '/newsroom/calendar?month=2026-12')).toContain('Nothing is planned');
  for (const query of ['state=x', 'language=%3C', 'section=-1', 'person=1e9', 'after=x', 'due=never', 'search=%27%29%3B--'])
    expect((await people.editor.browser.get(`/newsroom?${query}`)).status, query).toBe(200);
});

test('everything staff may see is found by its words, its people, its address and its number', async () => {
  await paper.runJobs();
  const found = async (search: string) => textOf('contributor', `/newsroom?${new URLSearchParams({ state: 'all', search })}`);
  const id = version('unpublished');
  const link = `/newsroom/versions/${id}"`;
  for (const search of ['DRAFT-unpublished-en-12', 'tom translator draft', String(id), `#${id}`, 'UNPUBLISHED-DECK'])
    expect(await found(search), search).toContain(link);
  expect(await found('no such word')).not.toContain(link);
  const own = await begin('Quiet water');
  await paper.runJobs();
  const of = `/newsroom/versions/${own}"`;
  expect(await found('quie wat')).toContain(of);
  expect(await found('The contributor')).toContain(of);
  expect(await found('The editor')).not.toContain(of);
  expect(await textOf('contributor', '/newsroom/own')).toContain('id="bar-search"');
});

test('a job that gave up stands on the desk until somebody has looked at it', async () => {
  const row = { name: 'test.broken', payload: '{}', reason: 'Nobody <there>', gaveUpAt: paper.app.clock() };
  const { id } = await paper.app.db.insertInto('platform.givenUpJob').values(row).returning('id').executeTakeFirstOrThrow();
  expect(await textOf('editor', '/newsroom')).toContain('Nobody &lt;there&gt;');
  expect(await textOf('contributor', '/newsroom')).not.toContain('test.broken');
  expect((await people.contributor.browser.post(`/newsroom/jobs/${id}/seen`, {})).status).toBe(403);
  expect((await people.editor.browser.post(`/newsroom/jobs/${id}/seen`, {})).status).toBe(303);
  expect(await textOf('editor', '/newsroom')).not.toContain('test.broken');
});
