import pg from 'pg';
import { beforeAll, expect, test } from 'vitest';
import { type Document, hashOfBlock } from '#document';
import { loadSettings } from '#settings';
import type { Role } from '#staff';
import { findWork, handIn, saveDraft } from '#stories';
import { assign, licences, reassign } from '#translation';
import { testPaper } from '../paper.ts';
import { addStaff, type StaffFixture } from '../staff.ts';

const paper = testPaper();
const people = {} as Record<'translator' | 'editor' | 'other', StaffFixture>;
let madeId = 0;

beforeAll(async () => {
  for (const [name, role] of Object.entries({ translator: 'translator', editor: 'editor', other: 'editor' }) as [
    keyof typeof people,
    Role,
  ][])
    people[name] = await addStaff(paper, role, { name: `The ${name}` });
});

const original = () => paper.fixtures.stories.first?.versions.en ?? 0;
const text = async (who: keyof typeof people, path: string) => (await people[who].browser.get(path)).text();
const work = async (id = madeId) => {
  const found = await findWork(paper.press, id);
  if (!found) throw new Error('No such version.');
  return found;
};
const lettersTo = (who: keyof typeof people) => paper.letters.filter(({ to }) => to === people[who].email).map(({ subject }) => subject);
const asStaff = (who: keyof typeof people) => ({
  id: people[who].id,
  name: `The ${who}`,
  email: people[who].email,
  role: who === 'translator' ? ('translator' as const) : ('editor' as const),
  authorId: undefined,
});
const row = (target: number, more = {}) => ({ source: 1, target, by: 'hand', isTouched: true, note: '', ...more });

/** The translator's text, with rows: one by hand, one by a machine, one left out; more for what else the source has. */
async function write(first: string) {
  const { newest, madeFrom = 0 } = await work();
  const source = (await work(madeFrom)).newest;
  const document: Document = {
    version: 1,
    blocks: [first, 'A machine wrote this.'].map((one) => ({ type: 'paragraph', text: [{ text: one }] })),
  };
  const draft = { headline: 'Le premier', deck: '', dateline: undefined, slug: '', document };
  expect(await saveDraft(paper.press, madeId, draft, newest.number, asStaff('translator'), paper.app.clock())).toMatchObject({ ok: true });
  const left = Array.from({ length: source.document.blocks.length - 2 }, () => row(0, { isDone: true, note: 'Only locals know it.' }));
  const { headline, deck, document: known, lead } = source;
  const values = {
    sourceVersionId: madeFrom,
    sourceNumber: source.number,
    sourceText: JSON.stringify({
      headline,
      deck,
      dateline: source.dateline ?? '',
      leadCaption: lead?.caption ?? '',
      leadAlt: lead?.alt ?? '',
      document: known,
    }),
    targetHashes: document.blocks.map(hashOfBlock),
    rows: JSON.stringify([row(1), row(1, { by: 'machine', isTouched: false }), ...left]),
    savedBy: people.translator.id,
    savedAt: paper.app.clock(),
  };
  await paper.press
    .insertInto('translation.alignment')
    .values({ versionId: madeId, ...values })
    .onConflict((on) => on.column('versionId').doUpdateSet(values))
    .execute();
  expect(
    await handIn(paper.press, madeId, {
      by: asStaff('translator'),
      settings: await loadSettings(paper.press),
      licences,
      now: paper.app.clock(),
    }),
  ).toMatchObject({ ok: true });
}

test('an editor gives a version to a translator and to a reviewer, who are told', async () => {
  const { id: translator } = people.translator;
  const path = `/newsroom/versions/${paper.fixtures.stories.second?.versions.en ?? original()}/languages`;
  const wanted = {
    language: 'fr',
    headline: 'Le premier',
    translator: String(translator),
    reviewer: String(people.other.id),
    deadline: '2026-11-27',
  };
  const same = await people.editor.browser.post(path, { ...wanted, translator: String(people.other.id) });
  expect(same.status).toBe(400);
  expect(await same.text()).toContain('Somebody else than the translator has to review it.');
  const reader = await people.editor.browser.post(path, { ...wanted, reviewer: String(translator), translator: '' });
  expect(await reader.text()).toContain('Only editors and publishers review.');
  expect((await people.editor.browser.post(path, { ...wanted, deadline: 'soon' })).status).toBe(400);
  expect((await people.translator.browser.post(path, { ...wanted, translator: String(people.editor.id) })).status).toBe(409);
  const answer = await people.editor.browser.post(path, wanted);
  expect(answer.status).toBe(303);
  madeId = Number(answer.headers.get('location')?.split('/').at(-1));
  expect(await work()).toMatchObject({ assignedTo: translator, deadlineOn: '2026-11-27', language: 'fr' });
  await paper.runJobs();
  expect(lettersTo('translator')).toEqual(['For you to translate: Le premier']);
  expect(lettersTo('other')).toEqual(['For you to review: Le premier']);
  expect(await text('editor', `/newsroom/versions/${original()}`)).not.toContain('Review side by side');
  expect(await text('editor', `/newsroom/versions/${madeId}`)).toContain(`/newsroom/versions/${madeId}/assignment`);
});

test('everybody sees what waits in their languages, and editors see all', async () => {
  const page = '/newsroom/translations';
  expect(await text('translator', page)).toContain('Say below which languages you work in');
  expect((await people.translator.browser.post(`${page}/languages`, { language: 'ar' })).status).toBe(303);
  expect(await text('translator', page)).not.toContain('Le premier');
  expect(await text('translator', `${page}?language=any`)).toContain('Le premier');
  expect((await people.translator.browser.post(`${page}/languages`, { language: 'fr', person: String(people.other.id) })).status).toBe(403);
  expect((await people.editor.browser.post(`${page}/languages`, { language: 'fr', person: String(people.translator.id) })).status).toBe(
    303,
  );
  expect(await text('translator', page)).toContain('Le premier');
  expect((await people.translator.browser.get(`${page}/people`)).status).toBe(403);
  expect(await text('editor', `${page}/people`)).toContain('The translator');
  expect(await text('editor', `${page}?person=${people.other.id}`)).not.toContain('Le premier');
});

test('a reviewer sees what was left out, by a machine and let stand, and gives it back', async () => {
  await write('Une première phrase.');
  const finding = 'anything';
  await paper.press
    .insertInto('translation.acceptance')
    .values({ versionId: madeId, finding, reason: 'Let be', madeAt: paper.app.clock() })
    .execute();
  const path = `/newsroom/versions/${madeId}/review`;
  const page = await text('other', path);
  expect(page).toContain('Only locals know it.');
  expect(page).toContain('A machine wrote this; nobody has changed it');
  expect(page).toContain('Left out on purpose');
  expect(page).toMatch(/PAID-|PUB-/);
  expect((await people.other.browser.post(`${path}/comments`, { block: '0', text: ' ' })).status).toBe(400);
  const said = await people.other.browser.post(`${path}/comments`, { block: '0', text: 'Too flat. @The translator' });
  expect(said.status).toBe(303);
  expect(await text('other', path)).toContain('Too flat.');
  const { newest } = await work();
  expect((await people.other.browser.post(`${path}/approve`, { revision: '1' })).status).toBe(409);
  const unread = await people.other.browser.post(`${path}/approve`, { revision: String(newest.number) });
  expect(unread.status).toBe(409);
  expect(await unread.text()).toContain('Say that you have read them');
  expect((await people.translator.browser.post(`${path}/approve`, { revision: String(newest.number), machineRead: 'yes' })).status).toBe(
    403,
  );
  const back = { revision: String(newest.number), text: 'Livelier, please.' };
  expect((await people.other.browser.post(`/newsroom/versions/${madeId}/hand-back`, back)).status).toBe(303);
  expect(await text('translator', '/newsroom/translations?view=back')).toContain('Le premier');
});

test('handed in again, it shows what changed since; passed by who read the machine’s words, it may go out', async () => {
  await write('Une première phrase, plus vive.');
  const path = `/newsroom/versions/${madeId}/review`;
  const page = await text('other', path);
  expect(page).toContain('It was handed back at revision');
  expect(page).toMatch(/<ins>[^<]*plus vive/);
  const publish = async () =>
    people.editor.browser.post(`/newsroom/versions/${madeId}/publish`, { revision: String((await work()).newest.number) });
  expect(await (await publish()).text()).toContain('nobody has changed or passed those paragraphs');
  const { newest } = await work();
  expect((await people.other.browser.post(`${path}/approve`, { revision: String(newest.number), machineRead: 'yes' })).status).toBe(303);
  expect((await work()).state).toBe('ready');
  const { rows } = await paper.press
    .selectFrom('translation.alignment')
    .select('rows')
    .where('versionId', '=', madeId)
    .executeTakeFirstOrThrow();
  expect(rows).toMatchObject([{ by: 'hand' }, { by: 'machine', isTouched: true }, { target: 0 }, ...(rows as object[]).slice(3)]);
  expect((await publish()).status).toBe(303);
  const told = await paper.press.selectFrom('translation.provenance').selectAll().where('versionId', '=', madeId).executeTakeFirst();
  expect(told).toMatchObject({ isMachineAssisted: true, correctedAt: null });
});

test('a version whose original changes is marked on the desk and on its screen, where that ends', async () => {
  const { madeFrom = 0 } = await work();
  const { newest } = await work(madeFrom);
  const blocks = newest.document.blocks.filter(({ type }) => type === 'paragraph');
  const draft = { ...newest, deck: 'Another deck.', document: { version: 1 as const, blocks } };
  expect(await saveDraft(paper.press, madeFrom, draft, newest.number, asStaff('editor'), paper.app.clock())).toMatchObject({ ok: true });
  const fields = { revision: String((await work(madeFrom)).newest.number), text: 'We had the deck wrong.' };
  expect((await people.editor.browser.post(`/newsroom/versions/${madeFrom}/correct`, fields)).headers.get('location')).toContain(
    'said=correct',
  );
  await paper.runJobs();
  expect(await text('editor', '/newsroom?state=published&language=fr')).toContain('original changed');
  expect(await text('editor', '/newsroom/translations?view=stale')).toContain('Original corrected');
  expect(await text('editor', `/newsroom/versions/${madeFrom}`)).toContain('Original corrected');
  const screen = `/newsroom/versions/${madeId}`;
  expect(await text('translator', screen)).toContain('See what changed');
  expect(await text('other', `${screen}/review`)).toContain('The original has changed since');
  expect((await people.translator.browser.post(`${screen}/leave-stale`, { reason: ' ' })).status).toBe(400);
  expect((await people.translator.browser.post(`${screen}/leave-stale`, { reason: 'French readers lose nothing.' })).status).toBe(303);
  expect(await text('translator', screen)).toContain('French readers lose nothing.');
  expect((await people.translator.browser.post(`${screen}/leave-stale`, { reason: 'Again.' })).status).toBe(409);
  expect((await people.translator.browser.post(`${screen}/followed`)).status).toBe(303);
  expect(await text('translator', screen)).not.toContain('French readers lose nothing.');
});

test('no page of translations costs more than eight statements', async () => {
  const { query } = pg.Client.prototype;
  for (const page of [
    '/newsroom/translations',
    '/newsroom/translations?view=stale&person=1',
    '/newsroom/translations/people',
    `/newsroom/versions/${madeId}/assignment`,
    `/newsroom/versions/${madeId}/review`,
  ]) {
    await people.editor.browser.get(page);
    const asked: string[] = [];
    pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
      asked.push(JSON.stringify(given[0]));
      return (query as (...all: unknown[]) => unknown).apply(this, given);
    } as typeof query;
    const { status } = await people.editor.browser.get(page);
    pg.Client.prototype.query = query;
    expect(status, page).toBe(200);
    expect(asked.length, `${page}\n${asked.join('\n')}`).toBeLessThanOrEqual(8);
  }
});

test('each is told once that the day is near, and that it has passed', async () => {
  const from = paper.fixtures.stories.first?.versions.en ?? 0;
  const by = asStaff('editor');
  const given = { translatorId: people.translator.id, reviewerId: people.other.id, deadlineOn: '2026-11-27' };
  const wanted = { ...given, fromVersionId: from, language: 'es', headline: 'El primero', withText: false };
  const begun = await assign(paper.press, wanted, by, paper.app.clock());
  if (!begun.ok) throw new Error(begun.reason);
  const subjects = async (beginning: string) => {
    for (const _ of [1, 2]) await paper.runJobs('translation.remind');
    return lettersTo('translator').filter((subject) => subject.startsWith(beginning) && subject.endsWith('El primero')).length;
  };
  expect(await subjects('Due')).toBe(0);
  paper.moveTo('2026-11-26T15:00:00Z');
  expect(await subjects('Due')).toBe(1);
  paper.moveTo('2026-11-28T15:00:00Z');
  expect(await subjects('Late')).toBe(1);
  // Of another day it is told again; whoever had it before is not told that they have it.
  const told = lettersTo('other').length;
  expect(await reassign(paper.press, begun.versionId, { ...given, deadlineOn: '2026-12-02' }, by, paper.app.clock())).toMatchObject({
    ok: true,
  });
  paper.moveTo('2026-12-01T15:00:00Z');
  expect(await subjects('Due')).toBe(2);
  expect(lettersTo('other')).toHaveLength(told);
  paper.moveTo('2026-12-03T15:00:00Z');
  expect(await subjects('Late')).toBe(2);
});
