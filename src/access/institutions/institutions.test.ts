import { sql } from 'kysely';
import { beforeEach, expect, test } from 'vitest';
import { enter } from '../../../tests/mailbox.ts';
import { browserOf, testPaper } from '../../../tests/paper.ts';
import { addStaff, type StaffFixture } from '../../../tests/staff.ts';

const paper = testPaper({ env: { TRUSTED_PROXIES: '1' } });
type Browser = ReturnType<typeof browserOf>;

const from = (address: string) => browserOf(paper, { 'x-forwarded-for': address });
const story = (slug: string) => paper.fixtures.stories[slug] ?? { id: 0, key: '', path: '', versions: {} };
const open = async (browser: Browser, slug: string, more: Record<string, string> = { part: 'rest' }) =>
  (await browser.post(`/open/${story(slug).key}`, { language: 'en', ...more })).text();
const isWhole = async (browser: Browser, slug: string) => (await open(browser, slug)).includes(`PAID-${slug}-en-`);
const rows = async (table: string) =>
  (await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(paper.app.db)).rows[0]?.count;

let publisher: StaffFixture | undefined;
let forms = 0;

/** A session of the staff ends after twelve hours: on another day somebody else comes. */
function forgetPublisher(): void {
  publisher = undefined;
}

const agreed = {
  name: 'City Library',
  startsOn: '2026-11-24',
  endsOn: '2027-11-23',
  dailyReaders: '200',
  ranges: '192.0.2.0/24\n2001:db8::/48',
  domains: '',
  contact: '',
};

/** Has a publisher post the form; answers what the page says. */
async function agree(fields: Partial<typeof agreed> = {}, page = '/newsroom/institutions') {
  publisher ??= await addStaff(paper, 'publisher');
  const answer = await publisher.browser.post(page, { form: `form-${++forms}`, ...agreed, ...fields });
  await paper.settled();
  return { status: answer.status, page: (answer.headers.get('location') ?? '').split('?')[0] ?? '', text: await answer.text() };
}

beforeEach(async () => {
  paper.moveTo('2026-11-24T15:00:00Z');
  forgetPublisher();
  for (const table of ['access.institution', 'access.meter', 'access.network'])
    await sql`delete from ${sql.table(table)}`.execute(paper.app.db);
});

test('who reads from an institution’s network opens everything, uncounted, and is told with whom they read', async () => {
  const before = await (await from('192.0.2.7').get(story('for-subscribers').path)).text();
  expect(before).not.toContain('I read with a library');
  expect((await agree()).status).toBe(303);
  const page = await (await from('192.0.2.7').get(story('for-subscribers').path)).text();
  expect(page).toBe(await (await from('203.0.113.9').get(story('for-subscribers').path)).text());
  expect(page).toContain('I read with a library');

  for (const address of ['192.0.2.7', '::ffff:192.0.2.8', '2001:DB8:0:1::7']) {
    const reader = from(address);
    for (const slug of ['for-subscribers', 'from-the-archive', 'first', 'second']) {
      const text = await open(reader, slug);
      expect(text, `${slug} from ${address}`).toContain(`PAID-${slug}-en-`);
      expect(text).toContain('You read with City Library.');
    }
    expect(await open(reader, 'for-subscribers', {})).toMatch(
      /^<!doctype html>[\s\S]*PUB-for-subscribers-en[\s\S]*PAID-for-subscribers-en-/,
    );
  }
  expect(await rows('access.opening')).toBe(0);
  expect(await rows('access.institution_reader')).toBe(3);

  for (const address of ['192.0.3.7', '2001:db8:1::7', '192.0.2.7, 203.0.113.9', 'nonsense', '']) {
    expect(await isWhole(from(address), 'for-subscribers'), address).toBe(false);
  }
  expect(await open(from('203.0.113.9'), 'for-subscribers', { with: 'institution' })).toContain('belongs to no institution');
  paper.app.config.trustedProxies = 0;
  expect(await isWhole(from('192.0.2.7'), 'for-subscribers')).toBe(false);
  paper.app.config.trustedProxies = 1;

  await paper.runJobs('access.forget');
  expect(await rows('access.institution_reader')).toBe(3);
  paper.passDays(4);
  await paper.runJobs('access.forget');
  expect(await rows('access.institution_reader')).toBe(0);
  expect(await rows('access.institution_day')).toBe(1);
});

test('an institution runs from its first day to its last, in the paper’s time zone, unless it is ended', async () => {
  const { page } = await agree({ startsOn: '2026-11-26', endsOn: '2026-11-27' });
  const at = async (moment: string) => {
    paper.moveTo(moment);
    return isWhole(from('192.0.2.7'), 'for-subscribers');
  };
  // New York is five hours behind.
  expect([await at('2026-11-26T04:59:00Z'), await at('2026-11-26T05:00:00Z')]).toEqual([false, true]);
  expect([await at('2026-11-28T04:59:00Z'), await at('2026-11-28T05:00:00Z')]).toEqual([true, false]);
  expect(await at('2026-11-26T12:00:00Z')).toBe(true);
  forgetPublisher();
  expect((await agree({ startsOn: '2026-11-26', endsOn: '2026-11-27', ranges: '198.51.100.0/24' }, page)).status).toBe(303);
  expect([await isWhole(from('192.0.2.7'), 'for-subscribers'), await isWhole(from('198.51.100.7'), 'for-subscribers')]).toEqual([
    false,
    true,
  ]);
  expect((await publisher?.browser.post(`${page}/end`))?.status).toBe(303);
  await paper.settled();
  expect(await isWhole(from('198.51.100.7'), 'for-subscribers')).toBe(false);
  expect((await publisher?.browser.post(`${page}/end`))?.status).toBe(404);
  expect((await agree({ name: 'Another', startsOn: '2026-11-26', ranges: '198.51.100.0/25' })).status).toBe(303);
  expect(await isWhole(from('198.51.100.7'), 'for-subscribers')).toBe(true);
});

test('of 21 who come at once to an institution of 20 exactly 20 get in, and the last reads like anybody', async () => {
  await agree({ dailyReaders: '20' });
  const readers = Array.from({ length: 21 }, (_, at) => from(`192.0.2.${at + 1}`));
  const texts = await Promise.all(readers.map((reader) => open(reader, 'for-subscribers')));
  const outside = texts.findIndex((text) => !text.includes('PAID-'));
  expect(texts.filter((text) => text.includes('PAID-'))).toHaveLength(20);
  expect(texts[outside]).toContain('Today’s readers of City Library');
  const last = readers[outside] as Browser;
  expect(await isWhole(last, 'first')).toBe(true);
  expect(await open(last, 'second')).toContain('Today’s readers of City Library');
  expect(await rows('access.opening')).toBe(1);
  // The others go on, as often as they like and all at once.
  const again = await Promise.all(
    readers.flatMap((reader, at) => (at === outside ? [] : [isWhole(reader, 'second'), isWhole(reader, 'third')])),
  );
  expect(again).toEqual(Array(40).fill(true));
  expect((await sql<{ readers: number }>`select readers from access.institution_day`.execute(paper.app.db)).rows).toEqual([
    { readers: 20 },
  ]);
  // One browser that opens twice at once is one reader.
  paper.passDays(1);
  expect(await Promise.all([isWhole(last, 'for-subscribers'), isWhole(last, 'second')])).toEqual([true, true]);
  expect(await rows('access.institution_reader')).toBe(21);
});

test('a reader whose confirmed address is of its domain reads from everywhere, whole pages once counted, and gives nothing away', async () => {
  await agree({ ranges: '', domains: 'example.edu' });
  for (const [email, mayRead] of [
    ['ana@example.edu', true],
    ['ben@cs.example.edu', true],
    ['eve@notexample.edu', false],
  ] as const) {
    const reader = from('203.0.113.9');
    await enter(paper, reader, email);
    const page = async () => (await reader.get(story('for-subscribers').path)).text();
    // Looking counts nobody.
    expect(await page(), email).not.toContain('PAID-');
    expect(await isWhole(reader, 'for-subscribers'), email).toBe(mayRead);
    expect((await page()).includes('PAID-for-subscribers-en-'), email).toBe(mayRead);
    if (!mayRead) continue;
    const answer = await reader.get(story('from-the-archive').path);
    const text = await answer.text();
    expect([
      answer.headers.get('cache-control'),
      text.includes('PAID-from-the-archive-en-'),
      text.includes('ad-space'),
      text.includes('class="give"'),
    ]).toEqual(['private, no-store', true, false, false]);
    const given = await reader.post('/account/gifts', { story: story('first').key });
    expect(given.headers.get('location')).toBe('/subscribe');
  }
  expect(await rows('access.institution_reader')).toBe(2);
  // Nobody but the signed-in reader is their domain's.
  expect(await isWhole(from('203.0.113.9'), 'for-subscribers')).toBe(false);
});

test('the form says of each line what is wrong with it, and whose an address is already', async () => {
  const bad = await agree({
    name: ' ',
    startsOn: '2026-02-30',
    endsOn: '2026-11-01',
    dailyReaders: '0',
    ranges: '10.0.0.1-10.0.0.50\n11.0.0.0/7, library',
    domains: 'gmail.com',
  });
  expect(bad.status).toBe(400);
  for (const said of [
    'needs a name',
    'Choose a day',
    'from 1 to 1,000,000',
    '“10.0.0.1-10.0.0.50” is not an address of the internet',
    '“11.0.0.0/7” is too wide',
    '“library” is no address',
    '“gmail.com” is a domain under which anybody',
  ])
    expect(bad.text).toContain(said);
  expect(bad.text).toContain('10.0.0.1-10.0.0.50\n11.0.0.0/7, library</textarea>');
  expect((await agree({ ranges: '' })).text).toContain('nobody can read with it');
  expect((await agree({ endsOn: '2026-11-01' })).text).toContain('comes before the first');
  expect(await rows('access.institution')).toBe(0);

  const { page } = await agree({ domains: 'example.edu' });
  const taken = await agree({ name: 'Another', ranges: '192.0.2.128/25', domains: 'example.edu' });
  expect([taken.status, taken.text.includes('“192.0.2.128/25” belongs to City Library already')]).toEqual([409, true]);
  expect(taken.text).toContain('“example.edu” belongs to City Library already');
  // In other days they are free; its own it may keep.
  expect((await agree({ name: 'Later', startsOn: '2027-11-24', endsOn: '2028-11-23' })).status).toBe(303);
  expect((await agree({ endsOn: '2027-11-24' }, page)).text).toContain('belongs to Later already');
  expect((await agree({ name: 'City Library', domains: 'example.edu', ranges: '192.0.2.0/25\n192.0.2.7' }, page)).status).toBe(303);
  const shown = await (await publisher?.browser.get(page))?.text();
  expect(shown).toContain('192.0.2.0/25</textarea>');
  // The database refuses what two would have, whoever asks.
  const id = Number(page.split('/').at(-1)) + 1;
  await expect(
    sql`insert into access.institution_range (institution_id, range, during) select max(id), '192.0.2.64/26', '[2026-12-01,2026-12-02)' from access.institution where id >= ${id}`.execute(
      paper.app.db,
    ),
  ).rejects.toThrow('range_of_one_institution');
  // A form sent twice makes one.
  const twice = { ...agreed, ranges: '198.51.100.0/24', form: 'the-same' };
  const answers = await Promise.all([1, 2].map(() => publisher?.browser.post('/newsroom/institutions', twice)));
  expect(answers.map((one) => one?.status).sort()).toEqual([303, 409]);
  expect(await (await publisher?.browser.get('/newsroom/log'))?.text()).toContain('Let in the readers of City Library');
});

test('what is ended while a page is drawn isn’t on the page that is kept', async () => {
  const { page } = await agree();
  const { db } = paper.app;
  const path = story('for-subscribers').path;
  paper.app.pages.clear();
  // Asked for while the end waits to be heard: whoever asks next gets a page that knows.
  const drawn = from('203.0.113.9').get(path);
  await publisher?.browser.post(`${page}/end`);
  await drawn;
  await paper.settled();
  expect(await (await from('203.0.113.9').get(path)).text()).not.toContain('I read with a library');
  // Nothing is asked of the database on the way of somebody outside, but what opening asks of anybody.
  await agree();
  await open(from('203.0.113.9'), 'first');
  const asked: string[] = [];
  const execute = db.getExecutor().executeQuery;
  db.getExecutor().executeQuery = function (this: unknown, ...given: Parameters<typeof execute>) {
    asked.push(given[0].sql);
    return execute.apply(this as never, given);
  } as typeof execute;
  await open(from('203.0.113.9'), 'for-subscribers');
  db.getExecutor().executeQuery = execute;
  expect(asked.filter((text) => text.includes('institution') && !text.includes('access.meter'))).toEqual([]);
});
