import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { addLicence, openTerms } from '#sources';
import { addFixtureStory } from '../fixtures.ts';
import { browserOf, testPaper } from '../paper.ts';
import { addStaff, type StaffFixture } from '../staff.ts';

const paper = testPaper();
let publisher: StaffFixture;
const home = '/newsroom/sources/le-test';

beforeAll(async () => {
  publisher = await addStaff(paper, 'publisher');
  await paper.runJobs();
});

const licence = {
  name: 'A year',
  mayTranslate: 'yes',
  mayAbridge: 'yes',
  mayUsePictures: 'yes',
  web: 'yes',
  mail: 'yes',
  languages: '',
  territories: '',
  startsOn: '2026-01-01',
  endsOn: '2026-12-20',
  embargoHours: '0',
  exclusiveUntil: '',
  takedownHours: '24',
  fee: '10,50',
  feeCurrency: 'eur',
  feeFor: 'story',
  sharePercent: '12.5',
  attribution: '',
};

test('a form that is wrong keeps what was typed, and a paper and its licence are written down', async () => {
  const { browser } = publisher;
  const facts = {
    name: 'صحيفة',
    latinName: 'Sahifa',
    country: 'Lebanon',
    languages: 'ar',
    url: 'https://sahifa.example',
    contactName: 'Rima',
  };
  const refused = await browser.post('/newsroom/sources', { ...facts, country: 'Nowhere' });
  expect(refused.status).toBe(400);
  expect(await refused.text()).toMatch(/Name one country[\s\S]*Rima/);
  const made = await browser.post('/newsroom/sources', facts);
  expect(made.headers.get('location')).toBe('/newsroom/sources/sahifa?said=made');
  const wrong = await browser.post('/newsroom/sources/sahifa/licences', { ...licence, endsOn: '2025-01-01', fee: 'much' });
  expect(wrong.status).toBe(400);
  expect(await wrong.text()).toMatch(/The last day is before the first[\s\S]*That is no amount/);
  const added = await browser.post('/newsroom/sources/sahifa/licences', licence);
  expect(added.status).toBe(303);
  const page = (added.headers.get('location') ?? '').split('?')[0] ?? '';
  expect(await (await browser.get(page)).text()).toContain('Ends on Dec. 20, in 26 days');
  const stale = await browser.post(page, { ...licence, name: 'Another', mark: '7' });
  expect(stale.status).toBe(409);
  expect(await stale.text()).toContain('value="Another"');
});

test('a letter is what its bytes are, and a page in disguise is refused', async () => {
  const { browser } = publisher;
  const send = async (name: string, text: string) => {
    const form = new FormData();
    form.set('file', new File([text], name, { type: 'application/pdf' }));
    return browser.form(`${home}/licences/1/letter`, form);
  };
  expect((await send('letter.pdf', '<!doctype html><script>alert(1)</script>')).status).toBe(400);
  expect((await send('../Brief "1".pdf', '%PDF-1.7 …')).status).toBe(303);
  const letter = await browser.get(`${home}/licences/1/letter`);
  expect(letter.headers.get('content-type')).toBe('application/pdf');
  expect(letter.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''Brief%201.pdf");
  expect(letter.headers.get('content-security-policy')).toContain('sandbox');
  expect((await browserOf(paper).get(`${home}/licences/1/letter`)).status).toBe(303);
});

test('all of a source is taken down when its paper asks, with its reason', async () => {
  const { browser } = publisher;
  expect((await browser.post(`${home}/take-down`, { story: '/world/nothing', reason: 'They asked.' })).status).toBe(400);
  expect((await browserOf(paper).get('/world/first')).status).toBe(200);
  await browser.post(`${home}/take-down`, { story: '', reason: 'The paper took it back.' });
  await paper.runJobs();
  expect((await browserOf(paper).get('/world/first')).status).toBe(410);
  const { withdrawalReason } = await paper.press
    .selectFrom('stories.version')
    .select('withdrawalReason')
    .where('id', '=', paper.fixtures.stories.first?.versions.fr ?? 0)
    .executeTakeFirstOrThrow();
  expect(withdrawalReason).toBe('The paper took it back.');
  expect(await (await browser.get(home)).text()).toMatch(/\d+ versions taken down/);
});

test('a publication outside a licence is refused with its clause, one inside it is counted, and an end takes all of it down once', async () => {
  const { press, app, fixtures } = paper;
  const { browser } = publisher;
  const sourceId = fixtures.ids.sources.get('le-test') ?? 0;
  const draft = await addFixtureStory(press, fixtures.ids, { slug: 'late', isDraft: true }, app.clock());
  const versionId = draft.versions.en ?? 0;
  // The related story of the fixture is none.
  await sql`update stories.revision set document = jsonb_set(document, '{blocks}', jsonb_path_query_array(document, '$.blocks[*] ? (@.type != "related")'))
    where version_id = ${versionId}`.execute(press);
  const screen = `/newsroom/versions/${versionId}`;
  await press.updateTable('sources.licence').set({ mayTranslate: false }).where('sourceId', '=', sourceId).execute();
  expect(await (await browser.get(screen)).text()).toContain('does not allow translating');
  const publish = () => browser.post(`${screen}/publish`, { revision: '1' });
  const refused = await publish();
  expect(refused.status).toBe(409);
  expect(await refused.text()).toContain('does not allow translating');
  const second = await addLicence(
    press,
    sourceId,
    { ...openTerms('=Second', '2026-01-01'), endsOn: '2026-12-20', channels: ['web'] },
    undefined,
    app.clock(),
  );
  expect((await publish()).status).toBe(303);
  await paper.runJobs();
  const csv = await (await browser.get(`${home}/uses.csv`)).text();
  expect(csv).toContain("'=Second,web");
  expect((csv.match(/DRAFT-late-headline/g) ?? []).length).toBe(1);

  const made = await browser.post('/newsroom/mailings', { newsletter: 'daily', language: 'en', by: 'recipe' });
  const mailing = (made.headers.get('location') ?? '').split('?')[0] ?? '';
  const cooked = press
    .selectFrom('newsletters.mailing')
    .select('parts')
    .where('id', '=', Number(mailing.split('/').at(-1)));
  expect(JSON.stringify((await cooked.executeTakeFirstOrThrow()).parts)).not.toContain('"story"');
  const mark = async () => String((await press.selectFrom('newsletters.mailing').select('mark').executeTakeFirstOrThrow()).mark);
  await browser.post(`${mailing}/words`, { subject: 'By hand', preheader: '', mark: await mark() });
  await sql`update newsletters.mailing set parts = ${JSON.stringify({ whole: false, parts: [{ kind: 'story', story: draft.key }] })}::jsonb`.execute(
    press,
  );
  const planned = await browser.post(`${mailing}/send`, { mark: await mark() });
  expect(planned.status).toBe(409);
  expect(await planned.text()).toMatch(/can’t be mailed\. The licence “[^”]+” does not/);

  paper.letters.length = 0;
  for (const day of ['2026-11-25', '2026-11-26', '2026-12-14', '2026-12-15']) {
    paper.moveTo(`${day}T15:00:00Z`);
    await paper.runJobs('sources.end-licences');
  }
  const told = paper.letters.map(({ subject }) => subject).filter((subject) => subject.startsWith('Le Test'));
  expect(told).toEqual(Array(2).fill('Le Test: a licence ends on Dec. 20'));

  const path = draft.path;
  paper.moveTo('2026-12-21T04:59:00Z');
  await paper.runJobs('sources.end-licences');
  expect((await browserOf(paper).get(path)).status).toBe(200);
  paper.moveTo('2026-12-21T05:00:00Z');
  const jobs = [paper.runJobs('sources.end-licences'), paper.runJobs('sources.end-licences')];
  await Promise.all(jobs);
  expect((await browserOf(paper).get(path)).status).toBe(410);
  for (const list of ['/', '/latest', '/feed.xml', '/sources/le-test'])
    expect(await (await browserOf(paper).get(list)).text()).not.toContain('/late"');
  const acts = await press
    .selectFrom('staff.act')
    .select('act')
    .where('act', '=', 'stories.taken-down')
    .where('subjectId', '=', draft.versions.en ?? 0)
    .execute();
  expect(acts).toHaveLength(1);
  const version = press.selectFrom('stories.version').select('withdrawalReason').where('id', '=', versionId);
  expect((await version.executeTakeFirstOrThrow()).withdrawalReason).toBe('The licence under which we published this story has ended.');
  const { settledAt } = await press.selectFrom('sources.licence').select('settledAt').where('id', '=', second).executeTakeFirstOrThrow();
  expect(settledAt).not.toBeNull();
});
