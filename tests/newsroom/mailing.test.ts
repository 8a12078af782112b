import { sql } from 'kysely';
import { beforeAll, expect, test } from 'vitest';
import { lettersTo } from '../mailbox.ts';
import { beginNew, signUp, statesOf } from '../newsletters/mailing.ts';
import { testPaper } from '../paper.ts';
import { addStaff } from '../staff.ts';

const paper = testPaper();
type Editor = Awaited<ReturnType<typeof addStaff>>;
let editor: Editor;

beforeAll(async () => {
  editor = await addStaff(paper, 'editor');
  await signUp(paper.press, 'daily', 50);
});

const markOf = async (path: string) => (await (await editor.browser.get(path)).text()).match(/name="mark" value="(\d+)"/)?.[1] ?? '';

async function begin(): Promise<string> {
  const made = await editor.browser.post('/newsroom/mailings', { newsletter: 'daily', language: 'en' });
  return new URL(made.headers.get('location') ?? '', 'http://here').pathname;
}

/** Writes its words, and adds a text to it. */
async function write(path: string, subjects: string[], text: string): Promise<void> {
  const words = [['mark', await markOf(path)], ...subjects.map((one) => ['subject', one]), ['preheader', 'Look']] as [string, string][];
  expect((await editor.browser.post(`${path}/words`, words)).status).toBe(303);
  const added = await editor.browser.post(`${path}/parts`, { mark: await markOf(path), what: 'add', kind: 'text', text });
  expect(added.status).toBe(303);
}

test('a test of a mailing goes to whoever asks, as it is, and to nobody else', async () => {
  const path = await begin();
  await write(path, ['Morning'], 'Good morning to **all**.');
  expect((await editor.browser.post(`${path}/test`, { audience: 'everyone' })).headers.get('location')).toContain('said=tested');
  await paper.runJobs();
  const letters = lettersTo(paper, editor.email);
  const test = letters.find(({ subject }) => subject.includes('Morning'));
  expect(test?.html).toContain('Good morning to');
  expect(paper.letters.filter(({ subject }) => subject.includes('Morning'))).toHaveLength(1);
});

test('one that is too long to be read whole isn’t sent, and says what is longest in it', async () => {
  const path = await begin();
  const text = `Long ${'and longer the ferry waits for nobody at the quay '.repeat(110)}`;
  await write(path, ['Long'], text);
  for (let more = 0; more < 19; more++)
    await editor.browser.post(`${path}/parts`, { mark: await markOf(path), what: 'add', kind: 'text', text });
  const sent = await editor.browser.post(`${path}/send`, { mark: await markOf(path) });
  expect(sent.status).toBe(409);
  expect(await sent.text()).toMatch(/It has \d+ kB, and mail programs cut off/);
  expect(await statesOf(paper.press, Number(path.split('/').at(-1)))).toEqual({});
});

test('of several subjects the page says until when they are tried, and which one won', async () => {
  const id = await beginNew(paper, { subjects: ['Ferries', 'No ferries'] });
  const page = async () => (await editor.browser.get(`/newsroom/mailings/${id}`)).text();
  expect(await page()).toContain('The subjects are being tried until');
  await sql`update newsletters.mailing set decided_at = ${paper.app.clock()}, winner = 2 where id = ${id}`.execute(paper.press);
  const decided = await page();
  expect(decided).not.toContain('are being tried until');
  expect(decided).toContain('No ferries');
});

test('its buttons hold it, let it go on and end it, and say so', async () => {
  const id = await beginNew(paper);
  const path = `/newsroom/mailings/${id}`;
  const press = (step: string) => editor.browser.post(`${path}/steer`, { step });
  const page = async () => (await editor.browser.get(path)).text();
  const state = async () =>
    (await sql<{ state: string }>`select state from newsletters.mailing where id = ${id}`.execute(paper.press)).rows[0]?.state;
  expect(await page()).toMatch(/value="pause"[\s\S]*value="stop"/);
  expect((await press('pause')).headers.get('location')).toContain('said=paused');
  expect(await state()).toBe('paused');
  expect(await page()).toContain('value="resume"');
  expect((await press('pause')).status).toBe(409);
  await press('resume');
  expect(await state()).toBe('sending');
  await press('stop');
  expect(await state()).toBe('stopped');
  expect((await press('resume')).status).toBe(409);
  expect((await press('explode')).status).toBe(404);
});

test('who got which mail is forgotten after 400 days, and what it came to is not', async () => {
  const id = await beginNew(paper);
  await sql`insert into newsletters.delivery (mailing_id, audience, state, try_at) select ${id}::bigint, 'everyone', 'sent', now() from generate_series(1, 3)`.execute(
    paper.press,
  );
  await sql`insert into newsletters.tally (mailing_id, worker_id, sent) values (${id}, 1, 3)`.execute(paper.press);
  await sql`update newsletters.mailing set state = 'sent', frozen_at = began_at, recipients = 3, finished_at = ${paper.app.clock()} where id = ${id}`.execute(
    paper.press,
  );
  await paper.runJobs('newsletters.forget');
  expect(await statesOf(paper.press, id)).toEqual({ sent: 3 });
  paper.moveTo('2028-01-10T12:00:00Z');
  await paper.runJobs('newsletters.forget');
  expect(await statesOf(paper.press, id)).toEqual({});
  const later = await addStaff(paper, 'editor');
  expect(await (await later.browser.get(`/newsroom/mailings/${id}`)).text()).toMatch(/data-figure="sent">3</);
});
