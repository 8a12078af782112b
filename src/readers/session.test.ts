import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { announce } from '#platform/signals.ts';
import { hashToken } from '#platform/tokens.ts';
import { askForLetter, lettersTo } from '../../tests/mailbox.ts';
import { browserOf, testPaper } from '../../tests/paper.ts';
import { personKey } from './rules.ts';
import { sessionTag } from './session.ts';

const paper = testPaper();
const secure = testPaper({ env: { BASE_URL: 'https://paper.example' } });
type Browser = ReturnType<typeof browserOf>;
const inside = async (browser: Browser) => (await browser.get('/account')).status === 200;

async function enter(email: string, browser = browserOf(paper)): Promise<Browser> {
  const { code } = await askForLetter(paper, browser, email);
  await browser.post('/sign-in/code', { code });
  return browser;
}

describe('a session', () => {
  it('is new at every sign-in and ends the one the browser had', async () => {
    const browser = browserOf(paper);
    const planted = 'x'.repeat(43);
    browser.jar.set('session', planted);
    await enter('ana@example.org', browser);
    const first = browser.jar.get('session') ?? '';
    expect(first).not.toBe(planted);
    await enter('bea@example.org', browser);
    const old = browserOf(paper);
    old.jar.set('session', first);
    expect(await inside(old)).toBe(false);
    expect(await inside(browser)).toBe(true);
  });

  it('ends with signing out, at once and everywhere', async () => {
    const browser = await enter('ana@example.org');
    const copy = browserOf(paper);
    copy.jar.set('session', browser.jar.get('session') ?? '');
    expect(await inside(copy)).toBe(true);
    const out = await browser.post('/sign-out', { to: '/latest' });
    expect(out.headers.get('location')).toBe('/latest');
    expect(out.headers.get('clear-site-data')).toBe('"cache"');
    expect(browser.jar.has('session')).toBe(false);
    expect(await inside(copy)).toBe(false);
    expect((await browser.post('/sign-out')).status).toBe(303);
  });

  it('is over in every process once its end is announced', async () => {
    const browser = await enter('ana@example.org');
    expect(await inside(browser)).toBe(true);
    await sql`delete from readers.session`.execute(paper.app.db);
    expect(await inside(browser)).toBe(true);
    await announce(paper.app.db, [sessionTag(hashToken(browser.jar.get('session') ?? ''))]);
    await paper.settled();
    expect(await inside(browser)).toBe(false);
  });

  it('lasts while it is used, and 90 days after', async () => {
    const browser = await enter('cid@example.org');
    for (const days of [89, 89]) {
      paper.passDays(days);
      expect(await inside(browser)).toBe(true);
    }
    paper.passDays(90);
    expect(await inside(browser)).toBe(false);
    expect((await browser.get('/account')).headers.get('location')).toBe('/sign-in?to=%2Faccount');
  });

  it('notes its use at most once an hour', async () => {
    const browser = await enter('dot@example.org');
    const seen = async () =>
      (await paper.app.db.selectFrom('readers.session').select('lastSeenAt').orderBy('startedAt', 'desc').executeTakeFirstOrThrow())
        .lastSeenAt;
    const started = await seen();
    paper.moveTo(new Date(started.getTime() + 59 * 60_000));
    await inside(browser);
    expect(await seen()).toEqual(started);
    paper.moveTo(new Date(started.getTime() + 60 * 60_000));
    await inside(browser);
    expect(await seen()).toEqual(paper.app.clock());
  });

  it('travels only over HTTPS where the paper does, under a name no other host can set', async () => {
    const browser = browserOf(secure);
    const { code } = await askForLetter(secure, browser, 'ana@example.org');
    const done = await browser.post('/sign-in/code', { code });
    const session = done.headers.getSetCookie().find((line) => line.includes('session='));
    expect(session).toMatch(/^__Host-session=/);
    expect(session).toMatch(/; Secure/);
    expect(session).toMatch(/; Path=\//);
    expect(session).not.toMatch(/Domain=/);
    const plain = browserOf(secure);
    plain.jar.set('session', browser.jar.get('__Host-session') ?? '');
    expect((await plain.get('/account')).status).toBe(303);
  });
});

describe('one person', () => {
  it('is one account under every spelling, whose letters go to the address it was opened with', async () => {
    await enter('eve.adam@gmail.com');
    const browser = browserOf(paper);
    const { letter, code } = await askForLetter(paper, browser, 'EveAdam+paper@googlemail.com');
    expect(letter.to).toBe('eve.adam@gmail.com');
    expect(await (await browser.get('/sign-in/code')).text()).not.toContain('eve.adam@gmail.com');
    await browser.post('/sign-in/code', { code });
    const accounts = await paper.app.db
      .selectFrom('readers.reader')
      .select('email')
      .where('emailKey', '=', personKey('eve.adam@gmail.com'))
      .execute();
    expect(accounts).toEqual([{ email: 'eve.adam@gmail.com' }]);
  });

  it('does not let in who got a letter at another spelling before the account was there', async () => {
    const stranger = browserOf(paper);
    const early = await askForLetter(paper, stranger, 'flo+stranger@example.org');
    expect(early.letter.to).toBe('flo+stranger@example.org');
    await enter('flo@example.org');
    expect((await stranger.post('/sign-in/code', { code: early.code })).status).toBe(410);
    expect(await inside(stranger)).toBe(false);
  });

  it('sees the devices they are signed in on, this one marked', async () => {
    const phone = browserOf(paper, {
      'user-agent': 'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0) AppleWebKit/605 Version/19.0 Mobile Safari/604.1',
    });
    const desk = browserOf(paper, { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0' });
    await enter('gil@example.org', phone);
    await enter('gil@example.org', desk);
    const page = await (await desk.get('/account')).text();
    expect(page).toContain('Safari · iPhone');
    expect(page).toMatch(/Firefox · Linux<\/bdi><span class="mark">/);
  });
});

it('keeps no secret, logs no address, and forgets what can’t be used again', async () => {
  const browser = browserOf(paper);
  const { code, fields } = await askForLetter(paper, browser, 'hal@example.org');
  await browser.post('/sign-in/code', { code });
  const { rows } = await sql<{ text: string }>`
    select jsonb_agg(to_jsonb(s))::text as text from readers.sign_in s union all select jsonb_agg(to_jsonb(s))::text from readers.session s
    union all select jsonb_agg(to_jsonb(t))::text from platform.tally t`.execute(paper.app.db);
  const dump = rows.map((row) => row.text).join('\n');
  const token = browser.jar.get('session') ?? '';
  for (const secret of [fields.key, token, Buffer.from(token).toString('hex')]) expect(dump).not.toContain(secret);
  expect(rows[2]?.text).toContain('sign-in ');
  expect(rows[2]?.text).not.toContain('@');
  const log = JSON.stringify(paper.logged);
  expect(log).toContain('readers.send-sign-in');
  for (const secret of ['@', `"${code}"`, fields.key, token]) expect(log).not.toContain(secret);
  expect(lettersTo(paper, 'hal@example.org')).toHaveLength(1);

  paper.passDays(91);
  await paper.runJobs('readers.forget');
  const left = await sql<{
    count: number;
  }>`select (select count(*) from readers.sign_in) + (select count(*) from readers.session) as count`.execute(paper.app.db);
  expect(left.rows[0]?.count).toBe(0);
});
