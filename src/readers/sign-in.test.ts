import { describe, expect, it } from 'vitest';
import { askForLetter, lettersTo } from '../../tests/mailbox.ts';
import { browserOf, testPaper } from '../../tests/paper.ts';
import { signIn } from './sign-in.ts';

const paper = testPaper();
const inside = async (browser: ReturnType<typeof browserOf>) => (await browser.get('/account')).status === 200;
const minutes = (count: number) => paper.moveTo(new Date(paper.app.clock().getTime() + count * 60_000));
const rows = (table: 'readers.session' | 'readers.reader') =>
  paper.app.db
    .selectFrom(table)
    .select((is) => is.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();

describe('the code', () => {
  it('signs in the browser that asked, and leads back to where it came from', async () => {
    const browser = browserOf(paper);
    const asked = await browser.post('/sign-in', { email: 'ana@example.org', to: '/world/first?x=1' });
    expect(asked.status).toBe(303);
    expect(asked.headers.get('location')).toBe('/sign-in/code');
    const page = await browser.get('/sign-in/code');
    expect(page.headers.get('cache-control')).toBe('private, no-store');
    expect(await page.text()).toContain('ana@example.org');
    await paper.runJobs();
    const code = lettersTo(paper, 'ana@example.org')[0]?.text.match(/\d{6}/)?.[0] ?? '';
    const done = await browser.post('/sign-in/code', { code: `${code.slice(0, 3)} ${code.slice(3)}` });
    expect(done.status).toBe(303);
    expect(done.headers.get('location')).toBe('/world/first?x=1');
    const session = done.headers.getSetCookie().find((line) => line.startsWith('session='));
    expect(session).toMatch(/^session=[\w-]{43};/);
    expect(session).toMatch(/HttpOnly/);
    expect(session).toMatch(/SameSite=Lax/);
    expect(await inside(browser)).toBe(true);
    expect((await browser.get('/sign-in?to=/latest')).headers.get('location')).toBe('/latest');
  });

  it('works in no other browser, whatever mark that browser brings', async () => {
    const asking = browserOf(paper);
    const { code } = await askForLetter(paper, asking, 'bea@example.org');
    const other = browserOf(paper);
    expect((await other.post('/sign-in/code', { code })).headers.get('location')).toBe('/sign-in');
    const mark = asking.jar.get('sign-in') ?? '';
    for (const forged of [mark.slice(0, -2), `${mark.split('.')[0]}.${'A'.repeat(43)}`, mark.split('.')[0] ?? '', '']) {
      other.jar.set('sign-in', forged);
      expect((await other.post('/sign-in/code', { code })).headers.get('location')).toBe('/sign-in');
    }
    expect(await inside(other)).toBe(false);
    expect((await asking.post('/sign-in/code', { code })).headers.get('location')).toBe('/');
  });

  it('is dead after five wrong ones, and so is the link', async () => {
    const browser = browserOf(paper);
    const { code, fields } = await askForLetter(paper, browser, 'cid@example.org');
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    for (const left of [4, 3, 2, 1]) {
      const refused = await browser.post('/sign-in/code', { code: wrong });
      expect(refused.status).toBe(400);
      expect(await refused.text()).toContain(left === 1 ? 'One try is left' : `${left} tries are left`);
    }
    expect((await browser.post('/sign-in/code', { code: wrong })).status).toBe(410);
    expect((await browser.post('/sign-in/code', { code })).status).toBe(410);
    expect((await browserOf(paper).post('/sign-in/link', fields)).status).toBe(410);
    expect(await inside(browser)).toBe(false);
  });

  it('counts every wrong one of forty at once', async () => {
    const browser = browserOf(paper);
    const { code } = await askForLetter(paper, browser, 'dot@example.org');
    const guesses = Array.from({ length: 40 }, (_, at) => String((Number(code) + at + 1) % 1_000_000).padStart(6, '0'));
    const answers = await Promise.all(guesses.map((guess) => browser.post('/sign-in/code', { code: guess })));
    expect(answers.filter((answer) => answer.status === 400)).toHaveLength(4);
    expect((await browser.post('/sign-in/code', { code })).status).toBe(410);
  });

  it('lets in once of forty at once', async () => {
    minutes(15);
    const browser = browserOf(paper);
    const { code } = await askForLetter(paper, browser, 'eve@example.org');
    const before = await rows('readers.session');
    const answers = await Promise.all(Array.from({ length: 40 }, () => browser.post('/sign-in/code', { code })));
    expect(answers.filter((answer) => answer.headers.getSetCookie().some((line) => line.startsWith('session=')))).toHaveLength(1);
    expect((await rows('readers.session')).count).toBe(before.count + 1);
  });
});

describe('the link', () => {
  it('survives a scanner that opens it twenty times, works in any browser after a press, and only once', async () => {
    minutes(15);
    const { letter, link, fields } = await askForLetter(paper, browserOf(paper), 'flo@example.org', '/latest');
    const scanner = browserOf(paper);
    for (let count = 0; count < 20; count++) {
      const page = await scanner.get(link);
      expect(page.status).toBe(200);
      expect(page.headers.getSetCookie()).toEqual([]);
    }
    await paper.web.request(link, { method: 'HEAD' });
    const text = await (await scanner.get(link)).text();
    expect(text).toContain('f•••@example.org');
    expect(text).not.toContain('flo@example.org');
    expect(letter.html).toContain(link.replaceAll('&', '&amp;'));

    const reader = browserOf(paper);
    const done = await reader.post('/sign-in/link', fields);
    expect(done.headers.get('location')).toBe('/latest');
    expect(await inside(reader)).toBe(true);
    const replay = browserOf(paper);
    expect((await replay.post('/sign-in/link', fields)).status).toBe(410);
    expect((await replay.get(link)).status).toBe(410);
    expect(await inside(replay)).toBe(false);
    expect((await reader.post('/sign-in/link', fields)).headers.get('location')).toBe('/latest');
  });

  it('is worth nothing when any part of it was made up', async () => {
    const one = await askForLetter(paper, browserOf(paper), 'gil@example.org');
    const two = await askForLetter(paper, browserOf(paper), 'hal@example.org');
    const { keys } = paper.app;
    const { id } = one.fields;
    const made = [
      two.fields.key,
      '',
      keys.mac('sign-in', id),
      keys.mac('sign-in', `browser ${id}`),
      keys.mac('newsletter-confirm', `link ${id}`),
    ];
    for (const key of made) expect((await browserOf(paper).post('/sign-in/link', { id, key })).status, key).toBe(410);
    expect((await browserOf(paper).post('/sign-in/link', { id: `x' or 1=1`, key: one.fields.key })).status).toBe(410);
    expect((await browserOf(paper).get('/sign-in/link')).status).toBe(410);
    expect((await browserOf(paper).post('/sign-in/link', one.fields)).status).toBe(303);
  });

  it('is over after half an hour, like the code', async () => {
    const browser = browserOf(paper);
    const { code, fields } = await askForLetter(paper, browser, 'ida@example.org');
    minutes(30);
    expect((await browser.post('/sign-in/code', { code })).status).toBe(410);
    expect((await browser.post('/sign-in/link', fields)).status).toBe(410);
  });
});

describe('asking', () => {
  it('answers the same for known and unknown addresses', async () => {
    const ask = async (email: string) => {
      const browser = browserOf(paper);
      const answer = await browser.post('/sign-in', { email, to: '/' });
      const page = await browser.get('/sign-in/code');
      const headers = [...answer.headers].filter(([name]) => name !== 'set-cookie');
      return { status: answer.status, headers, body: await answer.text(), page: (await page.text()).replaceAll(email, '…') };
    };
    expect(await ask('ana@example.org')).toEqual(await ask('nobody@example.org'));
  });

  it('refuses what is no address and keeps what was typed', async () => {
    for (const email of ['', 'ana', 'ana@', 'ana@example', 'a b@example.org', 'ana@example.org\nbcc: x@example.org']) {
      const answer = await browserOf(paper).post('/sign-in', { email, to: '/world/first' });
      expect(answer.status, email).toBe(400);
      const text = await answer.text();
      expect(text).toContain('aria-invalid="true"');
      expect(text).toContain('value="/world/first"');
    }
    expect(await (await browserOf(paper).post('/sign-in', { email: '<b>x', to: '/' })).text()).toContain('value="&lt;b&gt;x"');
  });

  it('leads back to no other site', async () => {
    for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example', '/.//evil.example', '/%09/x\t']) {
      minutes(15);
      const browser = browserOf(paper);
      const { code } = await askForLetter(paper, browser, 'joe@example.org', to);
      const location = (await browser.post('/sign-in/code', { code })).headers.get('location') ?? '';
      expect(new URL(location, 'http://paper.test').host, to).toBe('paper.test');
    }
  });

  it('sends one address five letters a quarter of an hour, and leaves other addresses alone', async () => {
    minutes(15);
    for (let count = 0; count < 5; count++)
      expect((await browserOf(paper).post('/sign-in', { email: 'kim@example.org' })).status).toBe(303);
    const refused = await browserOf(paper).post('/sign-in', { email: 'Kim+x@Example.org' });
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await browserOf(paper).post('/sign-in', { email: 'lou@example.org' })).status).toBe(303);
    await paper.runJobs();
    expect(lettersTo(paper, 'kim@example.org')).toHaveLength(5);
    minutes(15);
    expect((await browserOf(paper).post('/sign-in', { email: 'kim@example.org' })).status).toBe(303);
  });

  it('writes in the language of the page it was asked on', async () => {
    const browser = browserOf(paper);
    await browser.post('/ar/sign-in', { email: 'mai@example.org', to: '/ar' });
    await paper.runJobs();
    const [letter] = lettersTo(paper, 'mai@example.org');
    expect(letter?.html).toContain('<html lang="ar" dir="rtl">');
    expect(letter?.subject).toContain('رمزك');
    expect(letter?.text).toContain('/ar/sign-in/link?id=');
    expect(Buffer.byteLength(letter?.html ?? '')).toBeLessThan(20_000);
  });
});

describe('the verb', () => {
  it('uses nothing up when what belongs to it fails', async () => {
    minutes(15);
    const browser = browserOf(paper);
    const { code, fields } = await askForLetter(paper, browser, 'ned@example.org');
    const before = [await rows('readers.session'), await rows('readers.reader')];
    const failing = signIn(
      paper.app.db,
      fields.id,
      { by: 'link' },
      { device: '', oldToken: undefined },
      () => Promise.reject(new Error('no')),
      5,
      paper.app.clock(),
    );
    await expect(failing).rejects.toThrow('no');
    expect([await rows('readers.session'), await rows('readers.reader')]).toEqual(before);
    expect((await browser.post('/sign-in/code', { code })).status).toBe(303);
  });
});
