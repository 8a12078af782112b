import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { documentFromHtml } from '#document';
import { addLicence, type IncomingItem, openTerms, receiveItems } from '#sources';
import { startTranslators, type Translators } from '../../../tests/fakes/translators.ts';
import { testPaper } from '../../../tests/paper.ts';
import { agencyPhoto } from '../../../tests/picture-files.ts';
import { addSource } from '../../../tests/sources.ts';
import { addStaff, type StaffFixture } from '../../../tests/staff.ts';

const machinePort = 5617;
const paper = testPaper({ env: { TRANSLATE_WITH: 'libretranslate', TRANSLATE_URL: `http://127.0.0.1:${machinePort}` } });

let machine: Translators;
let pictures: Server;
const fetched: string[] = [];
let [licensed, unlicensed] = [0, 0];
let editor: StaffFixture;
let translator: StaffFixture;
let contributor: StaffFixture;

beforeAll(async () => {
  machine = await startTranslators(machinePort);
  const photo = await agencyPhoto();
  pictures = createServer((request, response) => {
    fetched.push(request.url ?? '');
    response.writeHead(200, { 'content-type': 'image/jpeg' }).end(photo);
  });
  await new Promise<void>((listening) => pictures.listen(0, '127.0.0.1', listening));
  licensed = await addSource(paper.press, 'al-mina', ['ar'], 'CO');
  unlicensed = await addSource(paper.press, 'o-porto', ['pt'], 'FR');
  await addLicence(
    paper.press,
    licensed,
    { ...openTerms('Agreement', '2020-01-01'), attribution: 'By leave of Al-Mina.' },
    undefined,
    paper.app.clock(),
  );
  [editor, translator, contributor] = [
    await addStaff(paper, 'editor', { name: 'Edda' }),
    await addStaff(paper, 'translator', { name: 'Tariq' }),
    await addStaff(paper, 'contributor'),
  ];
});
afterAll(async () => {
  await machine.stop();
  pictures.close();
});

const photoAt = (name: string) => `http://127.0.0.1:${(pictures.address() as AddressInfo).port}/${name}`;

async function receive(guid: string, more: Partial<IncomingItem> & { text?: string } = {}, sourceId = licensed): Promise<number> {
  const { text = `نص ${guid} عن الميناء والبحر والصيادين.`, ...rest } = more;
  const { document } = documentFromHtml(`<p>${text}</p>`);
  const item = {
    guid,
    headline: `ميناء ${guid}`,
    deck: 'سطر أول.',
    language: 'ar',
    document,
    pictures: [],
    authors: [],
    subjects: [],
    usageTerms: '',
    status: 'usable' as const,
  };
  await receiveItems(paper.press, { id: null, sourceId, language: null }, [{ ...item, ...rest }], paper.app.clock());
  const row = await paper.press.selectFrom('sources.item').select('id').where('guid', '=', guid).executeTakeFirstOrThrow();
  return row.id;
}

const itemOf = (id: number) => paper.press.selectFrom('sources.item').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
const pageOf = async (who: StaffFixture, path: string) => (await who.browser.get(path)).text();
const section = () => String(paper.fixtures.ids.sections.get('world'));
const take = (who: StaffFixture, id: number, fields: Record<string, string> = {}) =>
  who.browser.post(`/newsroom/inbox/${id}/take`, { section: section(), access: 'metered', ...fields });

test('what came in is read in its own language, and in that of whoever looks where a machine has read it', async () => {
  const id = await receive('read', { subjects: ['Sea', 'harbour'], countryCode: 'TN' });
  await receive('other', { headline: 'Um rio', language: 'pt', text: 'Um texto sobre o rio.' }, unlicensed);
  expect(await pageOf(editor, '/newsroom/inbox')).not.toContain('[en]');
  await paper.runJobs('translation.look-for-items');
  const page = await pageOf(editor, '/newsroom/inbox');
  expect(page).toContain('<div lang="ar" dir="rtl">');
  expect(page).toContain('[en] ميناء read');
  expect(page).toContain('[en] سطر أول.');
  expect(await pageOf(editor, '/fr/newsroom/inbox')).toContain('[fr] ميناء read');
  expect(page).toContain('Licensed');
  expect(page.match(/badge-bad/g)).toHaveLength(1);
  const asked = machine.asked.length;
  await paper.runJobs('translation.look-for-items');
  expect(machine.asked).toHaveLength(asked);

  for (const [query, isThere] of [
    [`source=${unlicensed}`, false],
    ['country=TN', true],
    ['country=BR', false],
    ['language=ar', true],
    ['language=pt', false],
    ['topic=sea', true],
    ['topic=HARBOUR', true],
    ['topic=mountain', false],
    ['state=taken', false],
  ] as const)
    expect((await pageOf(editor, `/newsroom/inbox?${query}`)).includes(`/newsroom/inbox/${id}"`), query).toBe(isThere);
});

test('an item is taken once, whoever comes at the same time, and becomes a story in the partner’s words', async () => {
  const id = await receive('race', { countryCode: 'LB', authors: ['Rana Test'], url: 'https://al-mina.example/race', subjects: ['Sea'] });
  const water = String(paper.fixtures.ids.topics.get('water'));
  const answers = await Promise.all([editor, translator, editor, translator].map((who) => take(who, id, { topic: water })));
  const places = new Set(answers.map((answer) => answer.headers.get('location')));
  expect(answers.map(({ status }) => status)).toEqual([303, 303, 303, 303]);
  expect(places.size).toBe(1);
  const item = await itemOf(id);
  expect(item).toMatchObject({ state: 'taken', seenNumber: 1 });
  const story = await paper.press.selectFrom('stories.story').selectAll().where('id', '=', Number(item.storyId)).executeTakeFirstOrThrow();
  expect(story).toMatchObject({
    sourceId: licensed,
    originalLanguage: 'ar',
    originalHeadline: 'ميناء race',
    originalUrl: 'https://al-mina.example/race',
    permission: 'By leave of Al-Mina.',
    firstPublishedAt: null,
  });
  const page = await pageOf(editor, [...places][0] ?? '');
  expect(page).toContain('نص race عن الميناء');
  expect(page).toContain('Rana Test');
  expect(await paper.press.selectFrom('stories.storyCountry').select('countryCode').where('storyId', '=', story.id).execute()).toEqual([
    { countryCode: 'LB' },
  ]);
  expect(fetched).toEqual([]);
});

test('a form that says no section comes back, and a contributor may look and do nothing', async () => {
  const id = await receive('unfiled');
  const refused = await editor.browser.post(`/newsroom/inbox/${id}/take`, { section: '', access: 'free' });
  expect(refused.status).toBe(400);
  expect(await refused.text()).toMatch(/<option value="free" selected/);
  expect((await itemOf(id)).state).toBe('new');
  expect(await pageOf(contributor, `/newsroom/inbox/${id}`)).not.toContain('/take"');
  for (const act of ['take', 'pass', 'assign', 'change'])
    expect((await contributor.browser.post(`/newsroom/inbox/${id}/${act}`, { section: section(), access: 'free' })).status).toBe(403);
});

test('several are passed at once and put back, and what a colleague was quicker with is said', async () => {
  const ids = [await receive('one'), await receive('two'), await receive('three')];
  await take(translator, ids[2] ?? 0);
  const passed = await editor.browser.post('/newsroom/inbox', [...ids.map((id): [string, string] => ['item', String(id)]), ['do', 'pass']]);
  const page = await pageOf(editor, passed.headers.get('location') ?? '');
  expect(page).toContain('2 passed.');
  expect(page).toContain('A colleague was quicker with one.');
  expect((await itemOf(ids[0] ?? 0)).state).toBe('passed');
  const undo = [...page.matchAll(/<input type="hidden" name="item" value="(\d+)"/g)].map(([, id]): [string, string] => ['item', id ?? '']);
  expect(undo).toHaveLength(2);
  await editor.browser.post('/newsroom/inbox', [...undo, ['do', 'back']]);
  expect(await itemOf(ids[0] ?? 0)).toMatchObject({ state: 'new', decidedBy: null });
  expect((await itemOf(ids[2] ?? 0)).state).toBe('taken');

  const taken = await editor.browser.post('/newsroom/inbox', [
    ['item', String(ids[0])],
    ['item', String(ids[1])],
    ['do', 'take'],
    ['section', section()],
  ]);
  expect(await pageOf(editor, taken.headers.get('location') ?? '')).toContain('2 stories begun.');
  expect((await editor.browser.post('/newsroom/inbox', { do: 'pass' })).status).toBe(400);
});

test('a colleague who is asked to look gets a letter and finds it under their own', async () => {
  const id = await receive('asked');
  const before = paper.letters.length;
  await editor.browser.post(`/newsroom/inbox/${id}/assign`, { person: String(translator.id) });
  await paper.runJobs();
  const letter = paper.letters.at(-1);
  expect(paper.letters).toHaveLength(before + 1);
  expect(letter?.to).toBe(translator.email);
  expect(letter?.text).toContain(`/newsroom/inbox/${id}`);
  expect(await pageOf(translator, '/newsroom/inbox?state=mine')).toContain('ميناء asked');
  expect(await pageOf(editor, '/newsroom/inbox?state=mine')).not.toContain('ميناء asked');
  expect((await editor.browser.post(`/newsroom/inbox/${id}/assign`, { person: String(contributor.id) })).status).toBe(409);
});

test('pictures come along under a licence that covers them, with their credit, and nobody is asked otherwise', async () => {
  const picture = (name: string) => ({ url: photoAt(name), credit: 'Rana Photo', caption: 'تعليق', alt: 'بحر' });
  const terms = { ...openTerms('Words alone', '2020-01-01'), mayUsePictures: false };
  await addLicence(paper.press, unlicensed, terms, undefined, paper.app.clock());
  const without = await receive('without', { language: 'pt', pictures: [picture('no.jpg')] }, unlicensed);
  await take(editor, without);
  const id = await receive('pictured', { pictures: [picture('a.jpg'), picture('b.jpg')] });
  const page = await pageOf(editor, `/newsroom/inbox/${id}`);
  expect(page).toContain(`<a href="${photoAt('a.jpg')}"`);
  expect(page).not.toContain('<img');
  await take(editor, id);
  await paper.runJobs();
  expect(fetched).toEqual(['/a.jpg', '/b.jpg']);
  const brought = await paper.press
    .selectFrom('sources.itemPicture as i')
    .innerJoin('stories.picture as p', 'p.id', 'i.pictureId')
    .select(['p.credit', 'p.licence', 'p.agency'])
    .execute();
  expect(brought).toEqual([
    { credit: 'Rana Photo', licence: 'Agreement', agency: 'al-mina' },
    { credit: 'Rana Photo', licence: 'Agreement', agency: 'al-mina' },
  ]);
  const { versionId } = await itemOf(id);
  const lead = await paper.press
    .selectFrom('stories.revision')
    .select(['leadPictureId', 'leadAlt'])
    .where('versionId', '=', Number(versionId))
    .orderBy('number', 'desc')
    .executeTakeFirst();
  expect(lead).toMatchObject({ leadAlt: 'بحر' });
  expect(lead?.leadPictureId).not.toBeNull();
});

test('what a partner changes of a taken item is shown word by word, and comes into our version when somebody says so', async () => {
  const id = await receive('changing', { text: 'The ferry carries forty people.', language: 'en' });
  await take(editor, id);
  await receive('changing', { text: 'The ferry carries sixty people.', language: 'en' });
  expect(await pageOf(editor, '/newsroom/inbox?state=changed')).toContain('ميناء changing');
  const page = await pageOf(editor, `/newsroom/inbox/${id}`);
  expect(page).toMatch(/<del>forty ?<\/del><ins>sixty ?<\/ins>/);
  const { versionId } = await itemOf(id);
  expect((await editor.browser.post(`/newsroom/inbox/${id}/change`, { number: '1', turn: 'over' })).status).toBe(409);
  const over = await editor.browser.post(`/newsroom/inbox/${id}/change`, { number: '2', turn: 'over' });
  expect(over.status).toBe(303);
  expect(await pageOf(editor, `/newsroom/versions/${versionId}`)).toContain('sixty people');
  expect(await pageOf(editor, '/newsroom/inbox?state=changed')).not.toContain('ميناء changing');
  const again = await editor.browser.post(`/newsroom/inbox/${id}/change`, { number: '2', turn: 'over' });
  expect(again.status).toBe(409);
});

test('what a partner takes back can’t be taken, and what is held back says until when', async () => {
  const killed = await receive('killed');
  await receive('killed', { status: 'canceled', killReason: 'خطأ.' });
  expect((await take(editor, killed)).status).toBe(409);
  expect(await pageOf(editor, `/newsroom/inbox/${killed}`)).toContain('The partner took it back');
  const held = await receive('held', { embargoUntil: new Date('2026-11-25T15:00:00Z') });
  expect(await pageOf(editor, `/newsroom/inbox/${held}`)).toContain('Not before');
  expect((await editor.browser.get('/newsroom/inbox/999999')).status).toBe(404);
});
