import { beforeAll, expect, test } from 'vitest';
import type { Document } from '#document';
import { beginVersion, findWork, proposeStory, saveDraft } from '#stories';
import { addColleague } from '../colleagues.ts';
import { testPaper } from '../paper.ts';
import { addStaff, type StaffFixture } from '../staff.ts';

const paper = testPaper();
let editor: StaffFixture;
let translator: StaffFixture;
let stranger: StaffFixture;

const source: Document = {
  version: 1,
  blocks: [
    { type: 'paragraph', text: [{ text: 'Le port ' }, { text: 'dort', marks: [{ type: 'strong' }] }] },
    { type: 'divider' },
    { type: 'paragraph', text: [{ text: 'Les bateaux aussi.' }] },
  ],
};

beforeAll(async () => {
  editor = await addStaff(paper, 'editor');
  translator = await addStaff(paper, 'translator');
  stranger = await addStaff(paper, 'translator');
});

/** A French version and the English one that is to be made from it, given to the translator. */
async function translation(): Promise<number> {
  const now = paper.app.clock();
  const boss = await addColleague(paper.press, `Boss${Math.random()}`, 'editor');
  const section = { sectionId: paper.fixtures.ids.sections.get('world') ?? 0, access: 'metered' as const };
  const begun = await proposeStory(paper.press, { ...section, language: 'fr', headline: 'Le port', document: source }, boss, now);
  if (!begun.ok) throw new Error(begun.reason);
  const { storyId } = (await findWork(paper.press, begun.versionId)) ?? { storyId: 0 };
  const version = { storyId, language: 'en', headline: '', madeFrom: begun.versionId, assignedTo: translator.id };
  const made = await beginVersion(paper.press, version, boss, now);
  if (!made.ok) throw new Error(made.reason);
  return made.versionId;
}

async function taken(id: number, form: string, by = translator) {
  const answer = await by.browser.post(`/newsroom/versions/${id}/take-along`, { form });
  return { status: answer.status, bytes: Buffer.from(await answer.arrayBuffer()), name: answer.headers.get('content-disposition') ?? '' };
}

async function bring(id: number, bytes: Uint8Array | string, by = translator) {
  const form = new FormData();
  form.set('file', new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], 'back.xlf'));
  const answer = await by.browser.form(`/newsroom/versions/${id}/exchange`, form);
  const path = answer.headers.get('location') ?? '';
  return { status: answer.status, path, html: path ? await (await by.browser.get(path)).text() : await answer.text() };
}

const save = (id: number, path: string, more = {}, by = translator) =>
  by.browser.post(`/newsroom/versions/${id}/bring-back`, {
    brought: new URL(path, 'http://x.example').searchParams.get('brought') ?? '',
    ...more,
  });

const filled = (xliff: string, targets: Record<string, string>) =>
  xliff.replace(/<(unit|trans-unit) id="([^"]+)"[\s\S]*?<\/\1>/g, (unit, _, id) =>
    targets[id] === undefined ? unit : unit.replace('</source>', `</source><target>${targets[id]}</target>`),
  );

test('a translation leaves as XLIFF and comes back through a page that first shows what will change', async () => {
  const id = await translation();
  const page = await (await translator.browser.get(`/newsroom/versions/${id}`)).text();
  expect(page).toContain(`/newsroom/versions/${id}/exchange`);
  const { bytes, name } = await taken(id, 'xliff21');
  expect(name).toMatch(/^attachment; filename="[a-z0-9-]+-en\.xlf"$/);
  const back = filled(bytes.toString('utf8'), {
    headline: 'The harbour',
    'r1.1': 'The harbour is <pc id="1">asleep</pc>',
    'r3.1': 'So are the boats.',
  });

  const broken = await bring(id, back.replace('<pc id="1">asleep</pc>', 'asleep'));
  expect(broken.html).toContain('r1.1');
  expect((await save(id, broken.path)).status).toBe(409);
  expect((await findWork(paper.press, id))?.newest.document.blocks).toEqual([]);

  const brought = await bring(id, back);
  expect([brought.status, brought.html.includes('So are the boats.')]).toEqual([303, true]);
  expect((await findWork(paper.press, id))?.newest.headline).toBe('');
  expect((await save(id, brought.path)).headers.get('location')).toBe(`/newsroom/versions/${id}/exchange?said=saved`);
  const work = await findWork(paper.press, id);
  expect(work?.newest.headline).toBe('The harbour');
  expect(work?.newest.document.blocks).toEqual([
    { type: 'paragraph', text: [{ text: 'The harbour is ' }, { text: 'asleep', marks: [{ type: 'strong' }] }] },
    { type: 'divider' },
    { type: 'paragraph', text: [{ text: 'So are the boats.' }] },
  ]);
  const alignment = await paper.press.selectFrom('translation.alignment').selectAll().where('versionId', '=', id).executeTakeFirstOrThrow();
  expect(alignment.rows).toMatchObject([1, 2, 3].map(() => ({ source: 1, target: 1, by: 'hand', isTouched: true })));
  expect(alignment.savedBy).toBe(translator.id);

  // The same file again is of a state that is gone, and so is the one thrown away.
  expect((await save(id, brought.path)).status).toBe(409);
  const again = await bring(id, back);
  expect(again.html).toContain('saved here after the file was taken along');
  expect((await save(id, again.path)).status).toBe(409);
  expect((await save(id, again.path, { remove: 'yes' })).status).toBe(303);
  expect((await findWork(paper.press, id))?.newest.number).toBe(work?.newest.number);
  const acts = await paper.press.selectFrom('staff.act').select('act').where('personId', '=', translator.id).execute();
  expect(acts.map(({ act }) => act)).toEqual(['translation.taken-along', 'translation.brought-back']);
});

test('a save on the desk between taking along and bringing back keeps the file out', async () => {
  const id = await translation();
  const { bytes } = await taken(id, 'xliff12');
  const brought = await bring(id, filled(bytes.toString('utf8'), { headline: 'From the file' }));
  const newest = (await findWork(paper.press, id))?.newest;
  if (!newest) throw new Error('no version');
  const colleague = await addColleague(paper.press, 'Meanwhile', 'editor');
  await saveDraft(paper.press, id, { ...newest, headline: 'From the desk' }, newest.number, colleague, paper.app.clock());
  expect((await save(id, brought.path)).status).toBe(409);
  expect((await findWork(paper.press, id))?.newest.headline).toBe('From the desk');
});

test('others than the translator and editors take nothing and bring nothing; files of other versions and hostile ones are refused', async () => {
  const id = await translation();
  const other = await translation();
  expect((await taken(id, 'xliff21', stranger)).status).toBe(409);
  const { bytes } = await taken(id, 'xliff21');
  expect((await bring(id, bytes, stranger)).status).toBe(409);
  expect((await taken(id, 'xliff21', editor)).status).toBe(200);
  const brought = await bring(id, bytes);
  expect((await save(id, brought.path, {}, stranger)).status).toBe(409);
  expect((await save(other, brought.path)).status).toBe(409);
  expect((await bring(other, bytes)).html).toContain('of another version');
  expect((await bring(id, '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>')).html).toContain('DOCTYPE in line 1');
  expect((await bring(id, 'words')).status).toBe(400);
  expect((await bring(id, '')).html).toContain('Choose a file');
  expect((await taken(id, 'pdf')).status).toBe(400);
  const word = await taken(id, 'docx');
  expect(word.name).toContain('.docx');
  expect((await bring(id, word.bytes)).html).toContain('changes no words');
  const alone = Number(paper.fixtures.stories.first?.versions.en);
  expect((await editor.browser.get(`/newsroom/versions/${alone}/exchange`)).status).toBe(200);
  expect((await taken(alone, 'xliff21', editor)).status).toBe(400);
});
