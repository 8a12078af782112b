import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { browserOf, type TestPaper, testPaper } from '../../../tests/paper.ts';
import { addStaff } from '../../../tests/staff.ts';
import { leavePage } from '../links.ts';
import { suppress } from '../sending/bounces.ts';
import { carryOver } from './carry-over.ts';
import { carryRows } from './store.ts';

const paper: TestPaper = testPaper();

type Browser = ReturnType<typeof browserOf>;
const head = 'E-mail;lists;Language;confirmed_at;consent';

async function bring(browser: Browser, text: string | Buffer): Promise<string> {
  const form = new FormData();
  form.set('file', new File([typeof text === 'string' ? text : new Uint8Array(text)], 'old.csv'));
  const answer = await browser.form('/newsroom/sign-ups', form);
  return answer.status === 303 ? (answer.headers.get('location') ?? '') : answer.text();
}

const signUps = async () => {
  const { rows } = await sql<{ email: string; slug: string; language: string; at: Date; left: boolean }>`
    select s.email, n.slug, s.language, s.confirmed_at as at, s.left_at is not null as left from newsletters.sign_up s
    join newsletters.newsletter n on n.id = s.newsletter_id order by 1, 2`.execute(paper.app.db);
  return rows.map(({ email, slug, language, at, left }) => [email, slug, language, at.toISOString(), left ? 'left' : 'on'].join(' '));
};

/** Signs an address up as a form and its letter would. */
async function add(email: string): Promise<string> {
  const { rows } = await sql<{ publicId: string }>`insert into newsletters.sign_up (newsletter_id, email, email_key, language, confirmed_at)
    select id, ${email}, ${email}, 'en', ${paper.app.clock()} from newsletters.newsletter where slug = 'daily' returning public_id`.execute(
    paper.app.db,
  );
  return rows[0]?.publicId ?? '';
}

test('a file is looked through first, then carried out once; who has left or whose mail came back stays away', async () => {
  const { browser } = await addStaff(paper, 'publisher');
  await add('here@example.org');
  const left = leavePage(paper.app.keys, await add('left@example.org'));
  await browserOf(paper).post('/newsletters/leave', Object.fromEntries(new URLSearchParams(left.split('?')[1])));
  const gone = leavePage(paper.app.keys, await add('gone@example.org'));
  await browserOf(paper).post('/newsletters/leave', Object.fromEntries(new URLSearchParams(gone.split('?')[1])));
  await sql`delete from newsletters.sign_up where email = 'gone@example.org'`.execute(paper.app.db);
  await suppress(paper.app.db, paper.app.keys, 'dead@example.org', 'bounced', '550 no such user', paper.app.clock());
  const before = await signUps();
  const lines = [
    'Ana@Example.org;daily friday;fr;2024-05-01 10:00;"I want it; really"',
    'here@example.org;daily;;2024-05-01;yes',
    'left@example.org;daily;;2024-05-01;yes',
    'gone@example.org;daily;;2024-05-01;yes',
    'dead@example.org;daily;;2024-05-01;yes',
    'nobody;daily;;2024-05-01;yes',
    'bea@example.org;weekly;x!;2027-05-01;',
    'ana@example.org;daily;;2024-05-01;again',
    ';;;;',
  ];
  for (const [file, said] of [
    [`${head}\r\nana\0@example.org;daily;;2024-05-01;yes`, 'UTF-8'],
    ['name;daily\r\nAna;yes', 'address'],
  ] as const)
    expect(await bring(browser, file)).toContain(said);
  const page = await bring(browser, [head, ...lines].join('\r\n'));
  const seen = await (await browser.get(page)).text();
  for (const said of [
    'Will be added',
    'Add 2 sign-ups',
    'stay away',
    'isn’t a mail address',
    'names a list that there isn’t',
    'is in the file for this list already',
  ])
    expect(seen).toContain(said);
  expect(await signUps()).toEqual(before);
  expect(await (await browser.get(`${page}/problems.csv`)).text()).toContain('8,bea@example.org,consent,is empty');

  await Promise.all([1, 2, 3].map(() => browser.post(`${page}/start`)));
  await paper.runJobs();
  await browser.post(`${page}/start`);
  await browser.post(`${page}/remove`);
  await paper.runJobs();
  expect((await signUps()).filter((line) => !before.includes(line))).toEqual([
    'Ana@Example.org daily fr 2024-05-01T10:00:00.000Z on',
    'Ana@Example.org friday fr 2024-05-01T10:00:00.000Z on',
  ]);
  expect((await signUps()).filter((line) => before.includes(line))).toEqual(before);
  expect(await (await browser.get(page)).text()).toContain('Done: 2 added.');
  const { rows } = await sql`select purpose, given, text, at from readers.consent where form like 'import %' order by purpose`.execute(
    paper.app.db,
  );
  const kept = { given: true, text: 'I want it; really', at: new Date('2024-05-01T10:00:00Z') };
  expect(rows).toEqual([
    { purpose: 'newsletter:daily', ...kept },
    { purpose: 'newsletter:friday', ...kept },
  ]);
  expect(paper.letters).toEqual([]);
  expect((await (await browser.get('/newsroom/log')).text()).match(/Brought 2 sign-ups from a file/g) ?? []).toHaveLength(1);
});

test('what is taken along can be brought back, and is no formula', async () => {
  const { browser } = await addStaff(paper, 'publisher');
  await bring(browser, `${head}\n=cmd@example.org;daily;ar;2024-06-01;=1+1`).then((page) => browser.post(`${page}/start`));
  await paper.runJobs();
  const answer = await browser.post('/newsroom/sign-ups.csv');
  const csv = await answer.text();
  expect(answer.headers.get('cache-control')).toBe('private, no-store');
  expect(csv).toContain('Ana@Example.org,friday,fr,2024-05-01T10:00:00.000Z,I want it; really');
  expect(csv).toContain("'=cmd@example.org,daily,ar,2024-06-01T00:00:00.000Z,'=1+1");
  expect(csv).not.toContain('left@example.org');
  const before = await signUps();
  await sql`delete from newsletters.sign_up where email in ('Ana@Example.org', '=cmd@example.org')`.execute(paper.app.db);
  const page = await bring(browser, csv);
  await browser.post(`${page}/start`);
  await paper.runJobs();
  expect(await signUps()).toEqual(before);
});

test('an import that is killed goes on where it was, by several workers, and adds nobody twice', async () => {
  const { browser } = await addStaff(paper, 'publisher');
  const many = Array.from({ length: 1200 }, (_, at) => `r${at}@example.net;daily friday;en;2024-05-01;yes`);
  const page = await bring(browser, [head, ...many].join('\n'));
  await browser.post(`${page}/start`);
  // As a job that was killed after its first batch leaves it.
  const id = page.split('/').at(-1) ?? '';
  expect((await carryRows(paper.app.db, id, 500)).added).toHaveLength(500);
  expect(await (await browser.get(page)).text()).toContain('Under way: 500 of 2,400');
  await Promise.all([1, 2, 3].map(() => carryOver(paper.app, id)));
  await paper.runJobs();
  const { rows } = await sql<{ count: number }>`select count(*) as count from newsletters.sign_up where email like '%@example.net'`.execute(
    paper.app.db,
  );
  expect(rows[0]?.count).toBe(2400);
  paper.passDays(31);
  await paper.runJobs('newsletters.forget');
  const { rows: left } = await sql`select from newsletters.import_row`.execute(paper.app.db);
  expect(left).toEqual([]);
});

test('files that can’t be read are refused with a sentence and leave nothing behind', async () => {
  const { browser } = await addStaff(paper, 'publisher');
  for (const [text, said] of [
    [Buffer.from([0xff, 0xfe, 0x41]), 'isn’t in UTF-8'],
    ['', 'has no rows'],
    [head, 'has no rows'],
    ['name;lists\nAna;daily', 'no column “address”'],
    [`${head}\n"ana@example.org;daily`, 'can’t be read from line'],
  ] as const)
    expect(await bring(browser, text)).toContain(said);
  const { rows } = await sql`select from newsletters.import`.execute(paper.app.db);
  expect(rows).toEqual([]);
  expect((await browser.get('/newsroom/sign-ups/no-such')).status).toBe(404);
  expect((await (await addStaff(paper, 'editor')).browser.post('/newsroom/sign-ups.csv')).status).toBe(403);
});
