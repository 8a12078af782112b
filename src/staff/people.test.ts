import pg from 'pg';
import { describe, expect, it, test } from 'vitest';
import { siteRole } from '#platform/database.ts';
import { lettersTo, linkIn } from '../../tests/mailbox.ts';
import { browserOf, testPaper } from '../../tests/paper.ts';
import { addStaff, addStaffSession } from '../../tests/staff.ts';
import { changeRole } from './change-role.ts';
import { endAccess } from './end-access.ts';
import { linesAPage, readLog } from './log.ts';
import { printLink } from './print-link.ts';
import { record } from './record.ts';

const paper = testPaper();
const days = (count: number) => paper.passDays(count);
const inside = async (browser: ReturnType<typeof browserOf>) => (await browser.get('/newsroom')).status === 200;

describe('an invitation', () => {
  test('lets somebody in for seven days, once, in the role they were given; a newer one replaces it', async () => {
    const publisher = await addStaff(paper, 'publisher');
    const invited = { name: 'Ines', email: 'ines@example.org', role: 'translator' };
    const done = await publisher.browser.post('/newsroom/people', invited);
    expect(done.headers.get('location')).toBe('/newsroom/people?said=invited');
    await publisher.browser.post('/newsroom/people', { ...invited, email: 'Ines@Example.org', role: 'editor' });
    await paper.runJobs();
    // The letter of the first had not left when the second replaced it.
    const letters = lettersTo(paper, 'ines@example.org');
    expect(letters).toHaveLength(1);
    expect(letters[0]?.text).toContain('Your role there: Editor.');
    const { link, fields } = linkIn(letters[0]);
    days(6.9);
    expect((await browserOf(paper).get(link)).status).toBe(200);
    const ines = browserOf(paper);
    expect((await ines.post('/newsroom/sign-in/link', fields)).status).toBe(303);
    expect(await (await ines.get('/newsroom')).text()).toContain('<bdi>Ines</bdi>');
    expect((await browserOf(paper).post('/newsroom/sign-in/link', fields)).status).toBe(410);

    const boss = await addStaff(paper, 'publisher');
    const again = await boss.browser.post('/newsroom/people', invited);
    expect(again.status).toBe(409);
    expect(await again.text()).toContain('value="ines@example.org"');
  });

  test('is over after seven days', async () => {
    const { browser } = await addStaff(paper, 'publisher');
    await browser.post('/newsroom/people', { name: 'Late', email: 'late@example.org', role: 'contributor' });
    await paper.runJobs();
    const { fields } = linkIn(lettersTo(paper, 'late@example.org')[0]);
    days(7);
    expect((await browserOf(paper).post('/newsroom/sign-in/link', fields)).status).toBe(410);
  });

  test('with a mistake comes back with what was typed', async () => {
    const { browser } = await addStaff(paper, 'publisher');
    const answer = await browser.post('/newsroom/people', { name: '', email: '<b>x', role: 'editor' });
    expect(answer.status).toBe(400);
    const text = await answer.text();
    expect(text).toContain('value="&lt;b&gt;x"');
    expect(text).toMatch(/<option value="editor" selected/);
    expect((await browser.post('/newsroom/people', { name: 'A', email: 'a@example.org', role: 'owner' })).status).toBe(400);
  });
});

describe('who leaves', () => {
  test('is out everywhere at once, by no letter, link or invitation in again, and stays in the list', async () => {
    const publisher = await addStaff(paper, 'publisher');
    const leaver = await addStaff(paper, 'editor', { name: 'Leo Leaver' });
    const second = browserOf(paper, { cookie: `staff=${await addStaffSession(paper, leaver.id)}` });
    expect([await inside(leaver.browser), await inside(second)]).toEqual([true, true]);
    const waiting = browserOf(paper);
    await waiting.post('/newsroom/sign-in', { email: leaver.email });
    await paper.runJobs();
    const { fields } = linkIn(lettersTo(paper, leaver.email)[0]);

    const done = await publisher.browser.post(`/newsroom/people/${leaver.id}/leave`);
    expect(done.headers.get('location')).toBe('/newsroom/people?said=ended');
    expect([await inside(leaver.browser), await inside(second)]).toEqual([false, false]);
    expect((await browserOf(paper).post('/newsroom/sign-in/link', fields)).status).toBe(410);
    const { length } = lettersTo(paper, leaver.email);
    await browserOf(paper).post('/newsroom/sign-in', { email: leaver.email });
    await paper.runJobs();
    expect(lettersTo(paper, leaver.email)).toHaveLength(length);
    expect(await (await publisher.browser.get('/newsroom/people')).text()).toContain('Leo Leaver');
    expect((await publisher.browser.post(`/newsroom/people/${leaver.id}/leave`)).status).toBe(404);
    const sessions = await paper.press.selectFrom('staff.session').select('id').where('personId', '=', leaver.id).execute();
    expect(sessions).toEqual([]);
  });

  test('while they sign in twenty times at once ends up outside', async () => {
    const publisher = await addStaff(paper, 'publisher');
    const leaver = await addStaff(paper, 'editor');
    await browserOf(paper).post('/newsroom/sign-in', { email: leaver.email });
    await paper.runJobs();
    const { fields } = linkIn(lettersTo(paper, leaver.email)[0]);
    const browsers = Array.from({ length: 20 }, () => browserOf(paper));
    const all = await Promise.all([
      ...browsers.map((browser) => browser.post('/newsroom/sign-in/link', fields)),
      publisher.browser.post(`/newsroom/people/${leaver.id}/leave`),
    ]);
    expect(all.every(({ status }) => status === 303 || status === 410)).toBe(true);
    await paper.settled();
    for (const browser of browsers) expect(await inside(browser)).toBe(false);
  });

  test('is out of every process, and an old letter stays worthless when they are taken back', async () => {
    const leaver = await addStaff(paper, 'editor');
    await browserOf(paper).post('/newsroom/sign-in', { email: leaver.email });
    await paper.runJobs();
    const { fields } = linkIn(lettersTo(paper, leaver.email)[0]);
    expect(await inside(leaver.browser)).toBe(true);
    // As another process would: nothing here forgets the session by itself.
    await endAccess(paper.press, leaver.id, null, paper.app.clock());
    await paper.settled();
    expect(await inside(leaver.browser)).toBe(false);
    await printLink(paper.press, leaver.email, paper.app.clock());
    expect((await browserOf(paper).post('/newsroom/sign-in/link', fields)).status).toBe(410);
  });

  test('may be taken back by a new invitation', async () => {
    const publisher = await addStaff(paper, 'publisher');
    const leaver = await addStaff(paper, 'editor');
    await publisher.browser.post(`/newsroom/people/${leaver.id}/leave`);
    await publisher.browser.post('/newsroom/people', { name: 'Back', email: leaver.email, role: 'contributor' });
    await paper.runJobs();
    const browser = browserOf(paper);
    await browser.post('/newsroom/sign-in/link', linkIn(lettersTo(paper, leaver.email)[0]).fields);
    expect(await (await browser.get('/newsroom')).text()).toContain('Contributor');
  });
});

describe('a role', () => {
  test('is changed at once, in every session', async () => {
    const publisher = await addStaff(paper, 'publisher');
    const { id, browser } = await addStaff(paper, 'contributor');
    expect((await browser.get('/newsroom/log')).status).toBe(403);
    await publisher.browser.post(`/newsroom/people/${id}/role`, { role: 'editor' });
    expect((await browser.get('/newsroom/log')).status).toBe(200);
    await publisher.browser.post(`/newsroom/people/${id}/role`, { role: 'translator' });
    await paper.settled();
    expect((await browser.get('/newsroom/log')).status).toBe(403);
    await changeRole(paper.press, id, 'editor', publisher.id, paper.app.clock());
    await paper.settled();
    expect((await browser.get('/newsroom/log')).status).toBe(200);
    for (const [path, role, status] of [
      [`${id}`, 'owner', 400],
      ['999999', 'editor', 404],
      ["1'--", 'editor', 404],
    ] as const)
      expect((await publisher.browser.post(`/newsroom/people/${encodeURIComponent(path)}/role`, { role })).status).toBe(status);
  });

  test('of the last publisher stays, however many leave at once', async () => {
    const [one, two] = [await addStaff(paper, 'publisher'), await addStaff(paper, 'publisher')];
    await paper.press
      .updateTable('staff.person')
      .set({ leftAt: paper.app.clock() })
      .where('role', '=', 'publisher')
      .where('id', 'not in', [one.id, two.id])
      .execute();
    const answers = await Promise.all([
      one.browser.post(`/newsroom/people/${two.id}/leave`),
      two.browser.post(`/newsroom/people/${one.id}/role`, { role: 'editor' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).not.toEqual([303, 303]);
    const left = await paper.press
      .selectFrom('staff.person')
      .select('id')
      .where('role', '=', 'publisher')
      .where('leftAt', 'is', null)
      .execute();
    expect(left).toHaveLength(1);
    const last = left[0]?.id === one.id ? one : two;
    expect((await last.browser.post(`/newsroom/people/${last.id}/role`, { role: 'editor' })).status).toBe(409);
    expect((await last.browser.post(`/newsroom/people/${last.id}/leave`)).status).toBe(409);
  });
});

describe('one’s own page', () => {
  it('lists one’s sessions and ends one, nobody else’s', async () => {
    const { id, browser } = await addStaff(paper, 'editor');
    const other = browserOf(paper, { cookie: `staff=${await addStaffSession(paper, id)}` });
    const stranger = await addStaff(paper, 'editor');
    const sessionOf = async (personId: number) =>
      paper.press.selectFrom('staff.session').select('id').where('personId', '=', personId).orderBy('id', 'desc').executeTakeFirstOrThrow();
    const page = await (await browser.get('/newsroom/own')).text();
    expect(page.match(/Firefox · Linux/g)?.length).toBeGreaterThanOrEqual(2);
    expect(page).toContain('This one');
    await browser.post('/newsroom/own/sessions', { session: String((await sessionOf(stranger.id)).id) });
    expect(await inside(stranger.browser)).toBe(true);
    expect(await inside(other)).toBe(true);
    await browser.post('/newsroom/own/sessions', { session: String((await sessionOf(id)).id) });
    expect(await inside(other)).toBe(false);
    expect(await inside(browser)).toBe(true);
    expect((await browser.post('/newsroom/own/sessions', { session: 'all' })).status).toBe(404);
  });
});

describe('the log', () => {
  test('says who did what, by person, act and thing, a page at a time', async () => {
    const editor = await addStaff(paper, 'editor', { name: 'Lena Log' });
    const now = paper.app.clock();
    for (let at = 1; at <= linesAPage + 10; at++)
      await record(paper.press, { personId: editor.id, act: 'stories.published', subject: { kind: 'story', id: at } }, now);
    await record(paper.press, { personId: editor.id, act: 'stories_x.published' }, now);
    const first = await readLog(paper.press, { personId: editor.id, act: 'stories' });
    expect(first.lines).toHaveLength(linesAPage);
    expect(first.lines[0]?.subject).toEqual({ kind: 'story', id: linesAPage + 10 });
    const second = await readLog(paper.press, { personId: editor.id, act: 'stories', before: first.next });
    expect(second.lines).toHaveLength(10);
    expect(second.next).toBeUndefined();

    const page = await (await editor.browser.get(`/newsroom/log?person=${editor.id}&act=stories.published&about=story-7`)).text();
    expect(page.match(/<tr>/g)).toHaveLength(2);
    expect(page).toContain('Lena Log');
    const odd = await editor.browser.get("/newsroom/log?person=x&act=%25';--&about=story&before=-1");
    expect(odd.status).toBe(200);
    expect(await odd.text()).toContain('rel="next"');
  });

  test('holds what is done to the staff', async () => {
    const publisher = await addStaff(paper, 'publisher');
    const { id } = await addStaff(paper, 'contributor', { name: 'Moved' });
    await publisher.browser.post(`/newsroom/people/${id}/role`, { role: 'editor' });
    await publisher.browser.post(`/newsroom/people/${id}/leave`);
    const { lines } = await readLog(paper.press, { personId: publisher.id });
    expect(lines.map(({ act, subject, detail }) => ({ act, id: subject?.id, detail }))).toEqual([
      { act: 'staff.left', id, detail: { name: 'Moved' } },
      { act: 'staff.role-changed', id, detail: { name: 'Moved', from: 'contributor', to: 'editor' } },
    ]);
  });

  test('can’t be changed, and nothing of the staff is read, by the wrong role', async () => {
    const asRole = async (role: string, statements: string[]) => {
      const client = new pg.Client({ connectionString: paper.databaseUrl, options: `-c role=${role}` });
      await client.connect();
      const refused: string[] = [];
      for (const statement of statements) await client.query(statement).catch((error: Error) => refused.push(error.message));
      await client.end();
      return refused;
    };
    const changes = ["update staff.act set act = 'a.b'", 'delete from staff.act', 'truncate staff.act'];
    const byPress = await asRole('broadsheet_press', changes);
    expect(byPress).toHaveLength(3);
    expect(byPress.every((message) => message.startsWith('permission denied'))).toBe(true);
    const tables = ['staff.person', 'staff.sign_in', 'staff.session', 'staff.act'];
    const bySite = await asRole(siteRole, [...changes, ...tables.flatMap((table) => [`select from ${table}`, `delete from ${table}`])]);
    expect(bySite).toHaveLength(11);
  });
});
