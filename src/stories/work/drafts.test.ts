import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { loadSettings } from '#settings';
import type { Staff } from '#staff';
import { licences } from '#translation';
import { addColleague } from '../../../tests/colleagues.ts';
import { browserOf, testPaper } from '../../../tests/paper.ts';
import {
  addComment,
  approve,
  beginVersion,
  changeFacts,
  commentsOf,
  compareRevisions,
  endPreviewLink,
  findWork,
  handIn,
  isPreviewOpen,
  makePreviewLink,
  notePresence,
  openPreview,
  proposeStory,
  publishNow,
  resolveComment,
  restoreRevision,
  revisionsOf,
  saveDraft,
  shelvesOf,
  storyFactsOf,
} from '../index.ts';

const paper = testPaper();
const people = {} as Record<'ana' | 'tom' | 'eve', Staff>;

beforeAll(async () => {
  const { press, fixtures } = paper;
  people.ana = await addColleague(press, 'Ana', 'contributor', fixtures.ids.authors.get('ana-author'));
  people.tom = await addColleague(press, 'Tom', 'translator', fixtures.ids.authors.get('tom-translator'));
  people.eve = await addColleague(press, 'Eve', 'editor');
});

const draftOf = (headline: string, text: string) => ({
  headline,
  deck: 'A deck.',
  dateline: undefined,
  slug: '',
  document: { version: 1 as const, blocks: [{ type: 'paragraph' as const, text: [{ text }] }] },
});
const passMinutes = (minutes: number) => paper.moveTo(new Date(paper.app.clock().getTime() + minutes * 60_000));

async function begin(headline: string, by: Staff): Promise<number> {
  const sectionId = paper.fixtures.ids.sections.get('world') ?? 0;
  const begun = await proposeStory(paper.press, { sectionId, language: 'en', headline, access: 'free' }, by, paper.app.clock());
  if (!begun.ok) throw new Error(begun.reason);
  return begun.versionId;
}

async function save(id: number, text: string, base: number, by: Staff): Promise<number> {
  const saved = await saveDraft(paper.press, id, draftOf('Saved often', text), base, by, paper.app.clock());
  if (!saved.ok) throw new Error(saved.reason);
  return saved.number;
}

test('saves of one person in quick succession are one revision; every other one is kept, compared and restored', async () => {
  const { press } = paper;
  const id = await begin('Saved often', people.ana);
  passMinutes(3);
  let number = await save(id, 'One mayor.', 1, people.ana);
  for (const text of ['One mayor resigns.', 'One mayor resigned.']) number = await save(id, text, number, people.ana);
  expect(await save(id, 'One mayor resigned.', number, people.ana)).toBe(number);
  const byEve = await save(id, 'Two mayors resigned.', number, people.eve);
  passMinutes(3);
  const late = await save(id, 'Two mayors left.', byEve, people.eve);
  expect((await revisionsOf(press, id)).map((one) => [one.number, one.madeBy])).toEqual([
    [late, people.eve.id],
    [byEve, people.eve.id],
    [number, people.ana.id],
    [1, people.ana.id],
  ]);
  expect((await revisionsOf(press, id, 2, byEve)).map((one) => one.number)).toEqual([number, 1]);

  const compared = await compareRevisions(press, id, 'en', { before: number, after: byEve });
  expect(compared?.blocks[0]?.parts.map(({ kind, text }) => `${kind} ${text}`)).toEqual([
    'removed One mayor ',
    'added Two mayors ',
    'same resigned.',
  ]);
  expect(await compareRevisions(press, id, 'en', { before: 99, after: byEve })).toBeUndefined();

  expect(await restoreRevision(press, id, 99, people.ana, paper.app.clock())).toEqual({ ok: false, reason: 'no-revision' });
  expect(await restoreRevision(press, id, number, people.tom, paper.app.clock())).toEqual({ ok: false, reason: 'not-allowed' });
  expect(await restoreRevision(press, id, number, people.ana, paper.app.clock())).toEqual({ ok: true, number: late + 1 });
  const work = await findWork(press, id);
  expect(work?.newest.document).toEqual(draftOf('', 'One mayor resigned.').document);
  expect(work?.writers.toSorted()).toEqual([people.ana.id, people.eve.id].toSorted());
  expect((await revisionsOf(press, id)).map((one) => one.number)).toContain(late);
});

test('what was passed or published is never written over', async () => {
  const { press, app } = paper;
  const id = await begin('Passed on', people.eve);
  const acted = { by: people.eve, settings: await loadSettings(press), licences, now: app.clock() };
  const passed = await save(id, 'Passed.', 1, people.eve);
  await handIn(press, id, acted);
  await approve(press, id, acted);
  const changed = await save(id, 'Changed after.', passed, people.eve);
  expect(await findWork(press, id)).toMatchObject({ state: 'review', approvedBy: undefined });
  expect((await revisionsOf(press, id)).map((one) => [one.number, one.approvedBy])).toEqual([
    [changed, undefined],
    [passed, people.eve.id],
  ]);
});

test('a picture and translators stay with a text that says nothing of them, and go when it says so', async () => {
  const { press, app, fixtures } = paper;
  const id = await begin('With a picture', people.eve);
  const picture = await press.selectFrom('stories.picture').select('id').where('slug', '=', 'market').executeTakeFirstOrThrow();
  const lead = { pictureId: picture.id, caption: 'A market.', alt: 'Stalls' };
  const translatorIds = [fixtures.ids.authors.get('tom-translator') ?? 0];
  const now = app.clock();
  await saveDraft(press, id, { ...draftOf('P', 'x'), lead, translatorIds }, 1, people.eve, now);
  const outcome = await saveDraft(press, id, draftOf('P', 'y'), 2, people.tom, now);
  expect(outcome).toEqual({ ok: true, number: 3 });
  expect((await findWork(press, id))?.newest).toMatchObject({ lead, translatorIds });
  await saveDraft(press, id, { ...draftOf('P', 'y'), lead: null, translatorIds: [] }, 3, people.eve, now);
  expect((await findWork(press, id))?.newest).toMatchObject({ lead: undefined, translatorIds: [] });
  expect(await saveDraft(press, id, draftOf('P', 'z'), 4, people.tom, now)).toEqual({ ok: false, reason: 'not-allowed' });
});

test('a story has one version in each language', async () => {
  const { press, app, fixtures } = paper;
  const { id = 0, versions = {} } = fixtures.stories.first ?? {};
  const begin = (language: string, storyId = id) => beginVersion(press, { storyId, language, headline: 'X' }, people.tom, app.clock());
  expect(await begin('en')).toEqual({ ok: false, reason: 'exists', versionId: versions.en });
  expect(await begin('es', 0)).toEqual({ ok: false, reason: 'no-story' });
  const outcomes = await Promise.all([begin('es'), begin('es'), begin('es')]);
  expect(outcomes.map((one) => (one.ok ? 'ok' : one.reason)).toSorted()).toEqual(['exists', 'exists', 'ok']);
});

test('comments mention, are answered for by mail once, and are resolved once', async () => {
  const { press, app } = paper;
  const id = await begin('Talked about', people.ana);
  const now = app.clock();
  expect(await addComment(press, id, { text: ' ' }, people.eve, now)).toEqual({ ok: false, reason: 'empty' });
  const mentioned = [people.ana.id, people.ana.id, people.eve.id];
  const said = await addComment(press, id, { text: 'Who says so?', block: 0, quote: 'they say', mentioned }, people.eve, now);
  if (!said.ok) throw new Error(said.reason);
  await paper.runJobs();
  expect(paper.letters.filter((letter) => letter.text.includes('Who says so?')).map((letter) => letter.to)).toEqual([people.ana.email]);
  expect(await commentsOf(press, id)).toMatchObject([
    { text: 'Who says so?', block: 0, quote: 'they say', mentioned: [people.ana.id], madeBy: people.eve.id, resolvedAt: undefined },
  ]);
  const resolve = (by: Staff, version = id) => resolveComment(press, version, said.id, by, now);
  expect([await resolve(people.tom), await resolve(people.eve, id + 1), await resolve(people.ana), await resolve(people.eve)]).toEqual([
    false,
    false,
    true,
    false,
  ]);
  expect((await commentsOf(press, id))[0]?.resolvedBy).toBe(people.ana.id);
});

test('others see who has a version open, for thirty seconds', async () => {
  const { press } = paper;
  const id = await begin('Open at two desks', people.ana);
  const at = (seconds: number) => new Date(Date.parse('2027-01-01T00:00:00Z') + seconds * 1000);
  const note = (by: Staff, seconds: number) => notePresence(press, id, by.id, at(seconds));
  expect(await note(people.ana, 0)).toEqual([]);
  expect(await note(people.eve, 20)).toEqual([{ personId: people.ana.id, seconds: 20 }]);
  await note(people.ana, 25);
  expect(await note(people.eve, 50)).toEqual([{ personId: people.ana.id, seconds: 50 }]);
  expect(await note(people.eve, 56)).toEqual([]);
  await note(people.ana, 100);
  expect(await note(people.eve, 101)).toEqual([{ personId: people.ana.id, seconds: 1 }]);
  expect(await notePresence(press, 999_999, people.ana.id, at(0))).toEqual([]);
});

test('a preview link opens so often, until its day, by hand or by publication ended', async () => {
  const { press, app } = paper;
  const id = await begin('Shown to outsiders', people.ana);
  await save(id, 'Shown.', 1, people.ana);
  const make = async (openings: number, by = people.ana) => {
    const made = await makePreviewLink(press, id, { days: 7, openings }, by, app.clock());
    return made.ok ? made.token : made.reason;
  };
  expect(await make(3, people.tom)).toBe('not-allowed');
  const token = await make(3);
  for (let looks = 0; looks < 20; looks++) expect(await isPreviewOpen(press, token, app.clock())).toBe(true);
  const opened = await Promise.all(Array.from({ length: 10 }, () => openPreview(press, token, app.clock())));
  expect(opened.filter((one) => one?.versionId === id)).toHaveLength(3);
  expect(await isPreviewOpen(press, token, app.clock())).toBe(false);
  const { rows } = await sql<{ row: string }>`select l::text as row from stories.preview_link l`.execute(press);
  expect(rows.length).toBeGreaterThan(0);
  for (const { row } of rows) expect(row).not.toContain(token);

  const [ended, old, dead] = [await make(5), await make(5), await make(5)];
  const work = await findWork(press, id);
  const [, , link] = work ? (await storyFactsOf(press, work)).previewLinks : [];
  expect(await endPreviewLink(press, id, link?.id ?? 0, people.tom, app.clock())).toBe(false);
  expect(await endPreviewLink(press, id, link?.id ?? 0, people.ana, app.clock())).toBe(true);
  const isOpen = async (token: string) => [await isPreviewOpen(press, token, app.clock()), await openPreview(press, token, app.clock())];
  expect(await isOpen(ended)).toEqual([false, undefined]);
  expect(await isOpen(old)).toEqual([true, { versionId: id, madeFor: '' }]);
  paper.passDays(7);
  expect(await isOpen(old)).toEqual([false, undefined]);
  paper.passDays(-1);
  const acted = { by: people.eve, settings: await loadSettings(press), licences, now: app.clock() };
  expect(await publishNow(press, id, acted)).toEqual({ ok: true });
  expect(await isOpen(dead)).toEqual([false, undefined]);
  expect(await isOpen('x')).toEqual([false, undefined]);
  await paper.runJobs('stories.forget');
});

test('what is true of a story is changed by its writer while it is a draft, then by editors, and everywhere at once', async () => {
  const { press, app, fixtures } = paper;
  const settings = await loadSettings(press);
  const { versions = {} } = fixtures.stories.third ?? {};
  const [world = 0, culture = 0] = ['world', 'culture'].map((slug) => fixtures.ids.sections.get(slug) ?? 0);
  const facts = { sectionId: culture, topicIds: [fixtures.ids.topics.get('food') ?? 0], countryCodes: ['CO', 'IS'], exclusive: true };
  const change = (by: Staff, id: number, more: Partial<Parameters<typeof changeFacts>[2]>, base = 1) =>
    changeFacts(press, id, { access: 'free', slug: 'third', ...facts, ...more }, base, { by, settings, licences, now: app.clock() });
  const id = versions.en ?? 0;
  expect(await change(people.ana, id, {})).toEqual({ ok: false, reason: 'not-allowed' });
  expect(await change(people.eve, id, { sectionId: world })).toEqual({ ok: true });
  await paper.settled();
  expect(await (await browserOf(paper).get('/world/third')).text()).toContain('PAID-third-en-1');
  expect(await (await browserOf(paper).get('/world')).text()).toContain('/world/third');
  expect(await (await browserOf(paper).get('/culture')).text()).not.toContain('/third');
  expect(await (await browserOf(paper).get('/topics/food')).text()).toContain('/third');
  expect(await (await browserOf(paper).get('/topics/water')).text()).not.toContain('/third');
  expect(await change(people.eve, id, { access: 'subscribers' })).toEqual({ ok: true });
  await paper.settled();
  expect(await (await browserOf(paper).get('/culture/third')).text()).not.toContain('PAID-third-en-1');
  const work = await findWork(press, id);
  expect(work && (await storyFactsOf(press, work))).toMatchObject({
    sectionSlug: 'culture',
    countryCodes: ['CO', 'IS'],
    publishedSlug: 'third',
  });

  const own = await begin('Filed', people.ana);
  expect(await change(people.tom, own, {})).toEqual({ ok: false, reason: 'not-allowed' });
  expect(await change(people.ana, own, { slug: 'filed-anew' })).toEqual({ ok: true });
  expect((await findWork(press, own))?.newest.slug).toBe('filed-anew');
  await handIn(press, own, { by: people.ana, settings, licences, now: app.clock() });
  expect(await change(people.ana, own, { slug: 'filed-anew' }, 2)).toEqual({ ok: false, reason: 'not-allowed' });
  expect((await shelvesOf(press)).filter((one) => one.kind === 'section').map((one) => one.slug)).toEqual(['world', 'culture']);
});
