import { beforeAll, expect, test } from 'vitest';
import { type AlignmentRow, type Block, hashOfBlock } from '#document';
import { beginVersion, findWork, lockWork, saveDraft } from '#stories';
import { deskOf } from '#translation';
import { testPaper } from '../paper.ts';
import { addStaff, type StaffFixture } from '../staff.ts';

const paper = testPaper();
const json = { accept: 'application/json', 'content-type': 'application/json' };
let eve: StaffFixture;
let ana: StaffFixture;
let source = 0;
let id = 0;
let path = '';

const paragraph = (text: string): Block => ({ type: 'paragraph', text: [{ text }] });
const asStaff = (one: StaffFixture) => ({ id: one.id, name: '', email: one.email, role: 'editor' as const, authorId: undefined });
const row = (source: number, target: number, more: Partial<AlignmentRow> = {}): AlignmentRow => ({
  ...{ source, target, by: 'hand', isTouched: target > 0, note: '' },
  ...more,
});
const blocks = ['Un.', 'Deux.', 'Trois.'].map(paragraph);
const known = (some: Block[]) => some.map(hashOfBlock);

async function write(versionId: number, some: Block[]) {
  const work = await findWork(paper.press, versionId);
  if (!work) throw new Error('There is no such version.');
  const { number, headline, deck, dateline, slug } = work.newest;
  const draft = { headline, deck, dateline, slug, document: { version: 1 as const, blocks: some } };
  const saved = await saveDraft(paper.press, versionId, draft, number, asStaff(eve), paper.app.clock());
  if (!saved.ok) throw new Error(saved.reason);
}

beforeAll(async () => {
  eve = await addStaff(paper, 'editor', { name: 'Eve' });
  ana = await addStaff(paper, 'translator', { name: 'Ana' });
  const begin = async (language: string, madeFrom?: number) => {
    const { storyId } = (await findWork(paper.press, paper.fixtures.hidden.unpublished?.versions.en ?? 0)) ?? { storyId: 0 };
    const version = { storyId, language, headline: `In ${language}`, madeFrom };
    const begun = await beginVersion(paper.press, version, asStaff(eve), paper.app.clock());
    if (!begun.ok) throw new Error(begun.reason);
    return begun.versionId;
  };
  source = await begin('fr');
  await write(source, blocks);
  id = await begin('es', source);
  path = `/newsroom/versions/${id}/translate`;
});

const textOf = (rows: AlignmentRow[], some: Block[], more: object = {}) => ({
  ...{ headline: 'En español', deck: '', dateline: '', slug: '', leadCaption: '', leadAlt: '', document: { version: 1, blocks: some } },
  ...{ alignment: { mark: 0, rows, fields: {}, sourceHashes: known(blocks), ...more } },
});
const send = (who: StaffFixture, name: string, body: unknown) => who.browser.send(`${path}/${name}`, JSON.stringify(body), json);
const numberNow = async () => (await findWork(paper.press, id))?.newest.number ?? 0;
const stored = async () => {
  const outcome = await deskOf(paper.press, id);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.desk;
};

test('a translation and its rows are saved together, the same again changes nothing, and another is never written over', async () => {
  expect((await stored()).rows).toEqual([row(1, 0), row(1, 0), row(1, 0)]);
  const base = await numberNow();
  const rows = [row(2, 1, { isDone: true }), row(0, 1, { note: 'explains' }), row(1, 0)];
  const text = textOf(rows, [paragraph('Uno y dos.'), paragraph('Más.')]);
  const saved = await send(eve, 'draft', { base, ...text });
  expect(saved.status).toBe(200);
  expect(await saved.json()).toMatchObject({ number: base + 1, mark: 1 });
  // An answer that was lost: the same is sent once more.
  expect(await (await send(eve, 'draft', { base, ...text })).json()).toMatchObject({ number: base + 1, mark: 1 });
  const other = await send(eve, 'draft', { base: base + 1, ...textOf([row(3, 1)], [paragraph('Otro.')]) });
  expect(other.status).toBe(409);
  expect(await other.json()).toMatchObject({ theirs: { number: base + 1, madeBy: 'Eve', alignment: { mark: 1, rows } } });
  expect((await stored()).rows).toEqual(rows);

  // Rows that don't cover both texts are refused with the text.
  const amiss = await send(eve, 'draft', { base: base + 1, ...textOf([row(2, 1)], [paragraph('Uno.')], { mark: 1 }) });
  expect(amiss.status).toBe(403);
  expect(await numberNow()).toBe(base + 1);
});

test('what is changed in the story editor carries the rows, and what is done stays done', async () => {
  await write(id, [paragraph('Uno y dos.'), paragraph('Más.'), paragraph('Tres.')]);
  expect((await stored()).rows).toEqual([row(2, 1, { isDone: true }), row(0, 1, { note: 'explains' }), row(1, 1)]);
});

test('who may not write the version may read it beside its source, and save nothing', async () => {
  const page = await (await ana.browser.get(path)).text();
  expect(page).toContain('Uno y dos.');
  expect(page).not.toContain('desk-data');
  const { rows, mark } = await stored();
  const body = { base: await numberNow(), ...textOf(rows, [paragraph('Mío.'), paragraph('M.'), paragraph('T.')], { mark }) };
  expect((await send(ana, 'draft', body)).status).toBe(403);
  expect((await send(ana, 'follow', { mark, followed: 'all' })).status).toBe(403);
  expect((await send(ana, 'acceptance', { finding: 'number:x', reason: 'so' })).status).toBe(403);
  expect((await send(ana, 'machine', { from: 0, count: 1 })).status).toBe(403);
  await paper.press.updateTable('stories.work').set({ assignedTo: ana.id }).where('versionId', '=', id).execute();
  expect(await (await ana.browser.get(path)).text()).toContain('desk-data');
  expect((await send(ana, 'draft', body)).status).toBe(200);
});

test('a source that has changed is followed piece by piece, and then the translation is true to it', async () => {
  await write(source, [paragraph('Un.'), paragraph('Deux, corrigé.'), paragraph('Trois.'), paragraph('Quatre.')]);
  const sent = await (await eve.browser.get(`${path}/draft`, json)).json();
  const { alignment } = sent as { alignment: { mark: number; source: { blocks: object[] } } };
  expect(alignment.source.blocks).toEqual([
    { from: 1, to: 2, blocks: [paragraph('Deux, corrigé.')] },
    { from: 3, to: 3, blocks: [paragraph('Quatre.')] },
  ]);
  expect(await (await eve.browser.get(path)).text()).toContain('Changed in the original since');
  expect((await send(eve, 'follow', { mark: alignment.mark + 1, followed: 'all' })).status).toBe(409);
  const first = await (await send(eve, 'follow', { mark: alignment.mark, followed: { from: 1, to: 2 } })).json();
  expect(first).toMatchObject({ isWhole: false, text: { alignment: { source: { blocks: [{ from: 3, to: 3 }] } } } });
  const { mark, rows: before } = await stored();
  // What was begun from the source as it was finds that it has moved on.
  const late = { base: await numberNow(), ...textOf(before, (await stored()).target.document.blocks, { mark }) };
  expect((await send(eve, 'draft', late)).status).toBe(409);
  expect(await (await send(eve, 'follow', { mark, followed: { from: 3, to: 3 } })).json()).toMatchObject({ isWhole: true });
  const { rows, known: followed, current } = await stored();
  expect(followed.document).toEqual(current.document);
  expect(rows.at(-1)).toEqual(row(1, 0));
});

test('a finding may stand with a reason, and none without', async () => {
  await write(source, [paragraph('En 1985, rien.')]);
  await send(eve, 'follow', { mark: (await stored()).mark, followed: 'all' });
  await write(id, [paragraph('Entonces, nada.')]);
  const asked = async () => ((await (await eve.browser.get(`${path}/findings`, json)).json()) as { findings: object[] }).findings;
  const [finding] = (await asked()) as { key: string; text: string }[];
  expect(finding?.text).toContain('1985');
  expect((await send(eve, 'acceptance', { finding: finding?.key, reason: ' ' })).status).toBe(422);
  expect((await send(eve, 'acceptance', { finding: finding?.key, reason: 'Everybody knows the year.' })).status).toBe(200);
  expect((await asked())[0]).toMatchObject({ accepted: { reason: 'Everybody knows the year.', by: 'Eve' } });
  expect((await send(eve, 'acceptance', { finding: finding?.key, reopen: true })).status).toBe(200);
  expect((await asked())[0]).not.toHaveProperty('accepted');
});

test('the memory learns what was written, and has it at hand', async () => {
  const { rows, mark, known: from } = await stored();
  const sourceHashes = known(from.document.blocks);
  await send(eve, 'draft', { base: await numberNow(), ...textOf(rows, [paragraph('En 1985, nada.')], { mark, sourceHashes }) });
  paper.moveTo(new Date(paper.app.clock().getTime() + 60_000));
  await paper.runJobs();
  const hand = await (await eve.browser.get(`${path}/at-hand?from=0&count=1`, json)).json();
  expect(hand).toMatchObject({
    text: 'En 1985, rien.',
    matches: [{ target: 'En 1985, nada.', isApproved: false, by: 'Eve' }],
    facts: [{ kind: 'number', text: '1985' }],
  });
  const found = await (await eve.browser.get(`${path}/concordance?search=nada`, json)).json();
  expect(found).toMatchObject({ pairs: [{ source: 'En 1985, rien.' }] });
  expect((await eve.browser.get(`${path}/at-hand?from=x`, json)).status).toBe(400);
});

test('a version that is made from none is given its origin once, from its own story', async () => {
  const other = paper.fixtures.stories.first?.versions.en ?? 0;
  const lone = paper.fixtures.hidden.unpublished?.versions.en ?? 0;
  expect(await (await eve.browser.get(`/newsroom/versions/${lone}/translate`)).text()).toContain('name="from"');
  expect((await eve.browser.get(`/newsroom/versions/${lone}/translate/draft`, json)).status).toBe(404);
  const set = (from: number) => eve.browser.post(`/newsroom/versions/${lone}/made-from`, { from: String(from) });
  expect((await set(other)).status).toBe(400);
  expect((await set(lone)).status).toBe(400);
  expect((await set(source)).headers.get('location')).toBe(`/newsroom/versions/${lone}/translate`);
  expect((await lockWork(paper.press, lone))?.madeFrom).toBe(source);
  expect((await set(id)).status).toBe(400);
});
