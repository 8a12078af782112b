import { describe, expect, it } from 'vitest';
import { lettersTo, linkIn } from '../../tests/mailbox.ts';
import { browserOf, testPaper } from '../../tests/paper.ts';
import { addStaff } from '../../tests/staff.ts';
import { linkPage } from './credentials.ts';
import { printFirstLink, printLink } from './print-link.ts';
import { signIn } from './sign-in.ts';

const paper = testPaper();
/** Where nobody has come in yet. */
const empty = testPaper({ fixtures: false });
type Client = ReturnType<typeof browserOf>;
const inside = async (browser: Client) => (await browser.get('/newsroom')).status === 200;
const minutes = (count: number) => paper.moveTo(new Date(paper.app.clock().getTime() + count * 60_000));
const count = async (table: 'staff.session' | 'staff.person') => {
  const row = await paper.press
    .selectFrom(table)
    .select((is) => is.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
};
const fieldsOf = (id: string) => {
  const query = new URL(linkPage(paper.app.keys, id), 'http://paper.test').searchParams;
  return { id: query.get('id') ?? '', key: query.get('key') ?? '' };
};

/** Asks for a letter from a browser, and reads it. */
async function letterFor(browser: Client, email: string, to = '/newsroom/people') {
  const asked = await browser.post('/newsroom/sign-in', { email, to });
  expect(asked.status).toBe(303);
  await paper.runJobs();
  const letter = lettersTo(paper, email).at(-1);
  return { code: letter?.text.match(/^\s*(\d{6})\s*$/m)?.[1] ?? '', ...linkIn(letter) };
}

describe('the first publisher', () => {
  it('is one, even where ten links were open at once', async () => {
    const now = empty.app.clock();
    const row = {
      kind: 'first',
      email: '',
      language: 'en',
      returnTo: '/newsroom',
      askedAt: now,
      expiresAt: new Date(now.getTime() + 60_000),
    };
    const rows = Array.from({ length: 10 }, () => row);
    const links = await empty.press.insertInto('staff.signIn').values(rows).returning('id').execute();
    const browser = { device: '', oldToken: undefined };
    const all = links.map(({ id }, at) =>
      signIn(empty.press, id, { by: 'link', first: { name: 'Pia', email: `pia${at}@example.org` } }, browser, now),
    );
    expect((await Promise.all(all)).filter(({ ok }) => ok)).toHaveLength(1);
    expect(await empty.press.selectFrom('staff.person').select('role').execute()).toEqual([{ role: 'publisher' }]);
  });

  it('comes in by the printed link, once, and only as long as nobody has', async () => {
    const now = paper.app.clock();
    const replaced = fieldsOf((await printFirstLink(paper.press, now)) ?? '');
    const id = (await printFirstLink(paper.press, now)) ?? '';
    expect((await browserOf(paper).get(linkPage(paper.app.keys, replaced.id))).status).toBe(410);
    const fields = fieldsOf(id);

    const scanner = browserOf(paper);
    for (let times = 0; times < 5; times++) expect((await scanner.get(linkPage(paper.app.keys, id))).status).toBe(200);
    const nameless = await scanner.post('/newsroom/sign-in/link', { ...fields, email: 'pia@' });
    expect(nameless.status).toBe(400);
    expect(await nameless.text()).toContain('value="pia@"');
    expect(await count('staff.person')).toBe(0);

    const rush = Array.from({ length: 20 }, async (_, at) => {
      const browser = browserOf(paper);
      const answer = await browser.post('/newsroom/sign-in/link', { ...fields, name: 'Pia', email: `pia${at}@example.org` });
      return { browser, status: answer.status };
    });
    const came = (await Promise.all(rush)).filter(({ status }) => status === 303);
    expect(came).toHaveLength(1);
    expect(await count('staff.person')).toBe(1);
    const page = await (await came[0]?.browser.get('/newsroom'))?.text();
    expect(page).toContain('<bdi>Pia</bdi>');
    expect(page).toContain('/newsroom/log');
    expect(await printFirstLink(paper.press, now)).toBeUndefined();
  });

  it('who came by another way makes the first link worthless', async () => {
    const now = paper.app.clock();
    const id = '3f1d6f2e-58d2-4a3a-9e3c-3a9d5d1f3f5a';
    const row = { id, kind: 'first', email: '', language: 'en', returnTo: '/newsroom', askedAt: now };
    await paper.press
      .insertInto('staff.signIn')
      .values({ ...row, expiresAt: new Date(now.getTime() + 60_000) })
      .execute();
    const answer = await browserOf(paper).post('/newsroom/sign-in/link', { ...fieldsOf(id), name: 'Eve', email: 'eve@example.org' });
    expect(answer.status).toBe(410);
    expect(await count('staff.person')).toBe(1);
  });
});

describe('a link from the command line', () => {
  it('is somebody’s of the staff in their role, or makes a publisher', async () => {
    const { id, email } = await addStaff(paper, 'translator');
    const known = browserOf(paper);
    const to = fieldsOf(await printLink(paper.press, email.toUpperCase(), paper.app.clock()));
    expect((await known.post('/newsroom/sign-in/link', to)).headers.get('location')).toBe('/newsroom');
    expect(await (await known.get('/newsroom')).text()).toContain('Translator');
    const rows = await paper.press.selectFrom('staff.person').select('id').where('emailKey', '=', email).execute();
    expect(rows).toEqual([{ id }]);

    const fresh = browserOf(paper);
    await fresh.post('/newsroom/sign-in/link', fieldsOf(await printLink(paper.press, 'new@example.org', paper.app.clock())));
    expect(await (await fresh.get('/newsroom')).text()).toContain('Publisher');
  });

  it('is over after a day', async () => {
    const fields = fieldsOf(await printLink(paper.press, 'late@example.org', paper.app.clock()));
    minutes(24 * 60);
    expect((await browserOf(paper).post('/newsroom/sign-in/link', fields)).status).toBe(410);
  });
});

describe('the letter', () => {
  it('lets in by its code where it was asked for, and leads back', async () => {
    const { email } = await addStaff(paper, 'editor');
    const browser = browserOf(paper);
    const { code } = await letterFor(browser, email, '/newsroom/log?act=staff');
    expect((await browserOf(paper).post('/newsroom/sign-in/code', { code })).headers.get('location')).toBe('/newsroom/sign-in');
    const done = await browser.post('/newsroom/sign-in/code', { code: `${code.slice(0, 3)} ${code.slice(3)}` });
    expect(done.headers.get('location')).toBe('/newsroom/log?act=staff');
    const cookie = done.headers.getSetCookie().find((line) => line.startsWith('staff='));
    expect(cookie).toMatch(/^staff=[\w-]{43};(?=.*HttpOnly)(?=.*SameSite=Strict)/);
    expect(await inside(browser)).toBe(true);
    expect((await browser.get('/account')).status).toBe(303);
  });

  it('goes to staff alone, and the pages say nothing of who that is', async () => {
    const { email } = await addStaff(paper, 'editor');
    const ask = async (address: string) => {
      const browser = browserOf(paper);
      const answer = await browser.post('/newsroom/sign-in', { email: address });
      const page = await (await browser.get('/newsroom/sign-in/code')).text();
      const headers = [...answer.headers].filter(([name]) => name !== 'set-cookie');
      return { status: answer.status, headers, page: page.replaceAll(address, '…') };
    };
    expect(await ask('stranger@example.org')).toEqual(await ask(email));
    await paper.runJobs();
    expect(lettersTo(paper, 'stranger@example.org')).toEqual([]);
    expect(lettersTo(paper, email)).toHaveLength(1);
  });

  it('survives scanners, works once of forty at once, and takes five wrong codes', async () => {
    const { email } = await addStaff(paper, 'contributor');
    const one = await letterFor(browserOf(paper), email);
    for (let times = 0; times < 20; times++) {
      const page = await browserOf(paper).get(one.link);
      expect([page.status, page.headers.getSetCookie()]).toEqual([200, []]);
      expect(await page.text()).not.toContain(email);
    }
    const before = await count('staff.session');
    const answers = await Promise.all(Array.from({ length: 40 }, () => browserOf(paper).post('/newsroom/sign-in/link', one.fields)));
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
    expect(await count('staff.session')).toBe(before + 1);

    minutes(15);
    const browser = browserOf(paper);
    const two = await letterFor(browser, email);
    const guesses = Array.from({ length: 40 }, (_, at) => String((Number(two.code) + at + 1) % 1_000_000).padStart(6, '0'));
    const refused = await Promise.all(guesses.map((code) => browser.post('/newsroom/sign-in/code', { code })));
    expect(refused.filter(({ status }) => status === 400)).toHaveLength(4);
    expect((await browser.post('/newsroom/sign-in/code', { code: two.code })).status).toBe(410);
    expect((await browserOf(paper).post('/newsroom/sign-in/link', two.fields)).status).toBe(410);
  });

  it('is over after half an hour, is no reader’s, and a reader’s is none', async () => {
    minutes(15);
    const { email } = await addStaff(paper, 'editor');
    const browser = browserOf(paper);
    const { code, fields } = await letterFor(browser, email);
    for (const key of [paper.app.keys.mac('sign-in', `link ${fields.id}`), paper.app.keys.mac('staff', fields.id), ''])
      expect((await browserOf(paper).post('/newsroom/sign-in/link', { id: fields.id, key })).status).toBe(410);
    expect((await browserOf(paper).post('/sign-in/link', fields)).status).toBe(410);
    expect((await browser.post('/sign-in/code', { code })).headers.get('location')).toBe('/sign-in');
    minutes(30);
    expect((await browser.post('/newsroom/sign-in/code', { code })).status).toBe(410);
    expect((await browserOf(paper).post('/newsroom/sign-in/link', fields)).status).toBe(410);
  });

  it('leads to no page but the newsroom’s', async () => {
    const { email } = await addStaff(paper, 'editor');
    for (const to of ['/account', 'https://evil.example/newsroom', '//evil.example/newsroom', '/newsroom/../account', '/newsrooms']) {
      minutes(15);
      const browser = browserOf(paper);
      const { code } = await letterFor(browser, email, to);
      expect((await browser.post('/newsroom/sign-in/code', { code })).headers.get('location'), to).toBe('/newsroom');
    }
    minutes(15);
    const french = browserOf(paper);
    const { code } = await letterFor(french, email, '/fr/newsroom/people');
    expect((await french.post('/newsroom/sign-in/code', { code })).headers.get('location')).toBe('/fr/newsroom/people');
  });

  it('is sent five times a quarter of an hour', async () => {
    minutes(15);
    for (let times = 0; times < 5; times++)
      expect((await browserOf(paper).post('/newsroom/sign-in', { email: 'many@example.org' })).status).toBe(303);
    expect((await browserOf(paper).post('/newsroom/sign-in', { email: 'Many@example.org' })).status).toBe(429);
  });
});

describe('a session', () => {
  it('lives twelve hours without use and thirty days at most', async () => {
    const { browser } = await addStaff(paper, 'contributor');
    minutes(12 * 60 - 1);
    expect(await inside(browser)).toBe(true);
    minutes(12 * 60);
    expect(await inside(browser)).toBe(false);
    const busy = await addStaff(paper, 'contributor');
    for (let halfDays = 0; halfDays < 65; halfDays++) {
      minutes(11 * 60);
      expect(await inside(busy.browser)).toBe(true);
    }
    minutes(11 * 60);
    expect(await inside(busy.browser)).toBe(false);
  });

  it('begins with a new token, ends the old one, and ends with signing out', async () => {
    const { email, browser, token } = await addStaff(paper, 'contributor');
    const { code } = await letterFor(browser, email);
    await browser.post('/newsroom/sign-in/code', { code });
    expect(browser.jar.get('staff')).not.toBe(token);
    const old = browserOf(paper, { cookie: `staff=${token}` });
    expect(await inside(old)).toBe(false);
    const copy = browserOf(paper, { cookie: `staff=${browser.jar.get('staff')}` });
    expect(await inside(copy)).toBe(true);
    const out = await browser.post('/newsroom/sign-out');
    expect(out.headers.get('clear-site-data')).toBe('"cache"');
    expect(await inside(copy)).toBe(false);
  });

  it('is not begun when something of it fails, and nothing is used up', async () => {
    const { email } = await addStaff(paper, 'contributor');
    const { fields } = await letterFor(browserOf(paper), email);
    const before = await count('staff.session');
    const failing = paper.press.withPlugin({
      transformQuery({ node }) {
        if (node.kind === 'InsertQueryNode' && JSON.stringify(node).includes('"act"')) throw new Error('no');
        return node;
      },
      transformResult: async ({ result }) => result,
    });
    const browser = { device: '', oldToken: undefined };
    const signing = signIn(failing as typeof paper.press, fields.id, { by: 'link' }, browser, paper.app.clock());
    await expect(signing).rejects.toThrow('no');
    expect(await count('staff.session')).toBe(before);
    expect((await browserOf(paper).post('/newsroom/sign-in/link', fields)).status).toBe(303);
  });
});
