import { sql } from 'kysely';
import { beforeEach, describe, expect, it } from 'vitest';
import { changeSettings, loadSettings } from '#settings';
import { addFixtureStory } from './fixtures.ts';
import { browserOf, testPaper } from './paper.ts';

const paper = testPaper();

async function openingsStored(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from access.opening`.execute(paper.app.db);
  return rows[0]?.count ?? 0;
}

const openPath = (slug: string) => `/open/${paper.fixtures.stories[slug]?.key}`;
const outcome = (text: string) => text.match(/data-outcome="(\w+)"/)?.[1];

beforeEach(async () => {
  paper.moveTo('2026-11-24T15:00:00Z');
  await sql`truncate access.meter, access.month, access.opening, access.network cascade`.execute(paper.press).catch(async () => {
    for (const table of ['opening', 'month', 'meter', 'network'])
      await sql`delete from ${sql.table(`access.${table}`)}`.execute(paper.app.db);
  });
});

describe('opening stories', () => {
  it('gives one story free, again and again, then the wall', async () => {
    const browser = browserOf(paper);
    const first = await (await browser.post(openPath('first'), { language: 'en', part: 'rest' })).text();
    expect(outcome(first)).toBe('rest');
    expect(first).toContain('PAID-first-en-1');
    expect(first).not.toContain('PUB-first-en');
    const again = await (await browser.post(openPath('first'), { language: 'en', part: 'rest' })).text();
    expect(again).toBe(first);
    const second = await (await browser.post(openPath('second'), { language: 'en', part: 'rest' })).text();
    expect(outcome(second)).toBe('wall');
    expect(second).not.toContain('PAID-');
    expect(second).toContain('$14.90');
    expect(second).toContain('$19.90');
    expect(second).toContain('You’ve reached your limit of free stories');
    expect(await openingsStored()).toBe(1);
  });

  it('counts one story in several languages once', async () => {
    const browser = browserOf(paper);
    for (const language of ['en', 'fr', 'ar']) {
      const text = await (await browser.post(openPath('first'), { language, part: 'rest' })).text();
      expect(text).toContain(`PAID-first-${language}-1`);
    }
    expect(await openingsStored()).toBe(1);
  });

  it('answers a whole page when the form is posted without a script', async () => {
    const response = await browserOf(paper).post(openPath('first'), { language: 'en' });
    const text = await response.text();
    expect(text).toMatch(/^<!doctype html>/);
    expect(text).toContain('PUB-first-en');
    expect(text).toContain('PAID-first-en-9');
    expect(response.headers.get('cache-control')).toBe('private, no-store');
  });

  it('has a wall of its own for subscribers’ stories and for the archive, and charges neither', async () => {
    const browser = browserOf(paper);
    expect(await (await browser.post(openPath('for-subscribers'), { part: 'rest' })).text()).toContain('This story is for subscribers');
    expect(await (await browser.post(openPath('from-the-archive'), { part: 'rest' })).text()).toContain('moved to the archive');
    expect(await openingsStored()).toBe(0);
    expect(browser.jar.has('meter')).toBe(false);
  });

  it('begins anew with the calendar month of the paper’s time zone', async () => {
    const browser = browserOf(paper);
    await browser.post(openPath('first'), { part: 'rest' });
    paper.moveTo('2026-12-01T04:59:00Z');
    expect(outcome(await (await browser.post(openPath('second'), { part: 'rest' })).text())).toBe('wall');
    paper.moveTo('2026-12-01T05:00:00Z');
    expect(outcome(await (await browser.post(openPath('second'), { part: 'rest' })).text())).toBe('rest');
  });
});

describe('beating the meter', () => {
  it('lets exactly one of 40 parallel openings of 40 stories through', async () => {
    for (let at = 0; at < 40; at++) {
      if (!paper.fixtures.stories[`race-${at}`])
        paper.fixtures.stories[`race-${at}`] = await addFixtureStory(
          paper.press,
          paper.fixtures.ids,
          { slug: `race-${at}` },
          paper.app.clock(),
        );
    }
    for (let round = 0; round < 5; round++) {
      const browser = browserOf(paper);
      // The meter's cookie comes with a first opening; the next month it is fresh again.
      await browser.post(openPath('first'), { part: 'rest' });
      paper.moveTo(`2026-${12 - 0}-0${round + 2}T12:00:00Z`);
      await sql`delete from access.month`.execute(paper.app.db);
      await sql`delete from access.opening`.execute(paper.app.db);
      const answers = await Promise.all(
        Array.from({ length: 40 }, async (_, at) => outcome(await (await browser.post(openPath(`race-${at}`), { part: 'rest' })).text())),
      );
      expect(answers.filter((one) => one === 'rest')).toHaveLength(1);
      expect(await openingsStored()).toBe(1);
    }
  });

  it('charges the same story opened 40 times at once a single time and grants it 40 times', async () => {
    const browser = browserOf(paper);
    await browser.post(openPath('second'), { part: 'rest' });
    await sql`delete from access.month`.execute(paper.app.db);
    await sql`delete from access.opening`.execute(paper.app.db);
    const answers = await Promise.all(
      Array.from({ length: 40 }, async () => outcome(await (await browser.post(openPath('first'), { part: 'rest' })).text())),
    );
    expect(answers).toEqual(Array(40).fill('rest'));
    expect(await openingsStored()).toBe(1);
    const { rows } = await sql<{ opened: number }>`select opened from access.month`.execute(paper.app.db);
    expect(rows).toEqual([{ opened: 1 }]);
  });

  it('gives nothing for an old cookie jar put back', async () => {
    const browser = browserOf(paper);
    await browser.post(openPath('first'), { part: 'rest' });
    const jar = new Map(browser.jar);
    paper.moveTo('2026-12-02T12:00:00Z');
    expect(outcome(await (await browser.post(openPath('second'), { part: 'rest' })).text())).toBe('rest');
    browser.jar.clear();
    for (const [name, value] of jar) browser.jar.set(name, value);
    expect(outcome(await (await browser.post(openPath('third'), { part: 'rest' })).text())).toBe('wall');
  });

  it('takes a forged cookie for none', async () => {
    const browser = browserOf(paper);
    await browser.post(openPath('first'), { part: 'rest' });
    const real = browser.jar.get('meter') ?? '';
    for (let at = 0; at < real.length; at += 7) {
      const forged = real.slice(0, at) + (real[at] === 'A' ? 'B' : 'A') + real.slice(at + 1);
      const stranger = browserOf(paper);
      stranger.jar.set('meter', forged);
      const response = await stranger.post(openPath('second'), { part: 'rest' });
      expect(response.status).toBe(200);
      // The last character of base64url carries bits that are not part of the MAC.
      if (stranger.jar.get('meter') !== forged) expect(outcome(await response.text())).toBe('rest');
    }
  });

  it('asks for registration once a network has used up its new meters, and leaves other networks alone', async () => {
    const settings = await loadSettings(paper.app.db);
    await changeSettings(paper.app.db, 'meter', { ...settings.meter, newPerNetwork: 5 }, paper.app.clock());
    await paper.settled();
    const from = (address: string) => ({ incoming: { socket: { remoteAddress: address } } });
    const openFrom = async (address: string) => {
      const init = { method: 'POST', body: 'part=rest', headers: { 'content-type': 'application/x-www-form-urlencoded' } };
      const text = await (await paper.web.request(openPath('first'), init, from(address))).text();
      return text.includes('Register to read this story') ? 'register' : outcome(text);
    };
    const answers = [];
    for (let at = 1; at <= 8; at++) answers.push(await openFrom(`198.51.100.${at}`));
    expect(answers).toEqual(['rest', 'rest', 'rest', 'rest', 'rest', 'register', 'register', 'register']);
    expect(await openFrom('203.0.113.9')).toBe('rest');
    expect(await openFrom('2001:db8:1:2::7')).toBe('rest');
    paper.moveTo('2026-11-25T15:00:00Z');
    expect(await openFrom('198.51.100.1')).toBe('rest');
    await changeSettings(paper.app.db, 'meter', settings.meter, paper.app.clock());
    await paper.settled();
  });

  it('charges nothing on GET, HEAD or with prefetch headers', async () => {
    const browser = browserOf(paper);
    for (const headers of [{}, { 'sec-purpose': 'prefetch;prerender' }, { purpose: 'prefetch' }, { 'user-agent': 'Googlebot' }]) {
      await browser.get('/world/first', headers);
      await paper.web.request('/world/first', { method: 'HEAD', headers });
      expect((await browser.get(openPath('first'))).status).toBe(405);
    }
    expect(await openingsStored()).toBe(0);
    expect(browser.jar.size).toBe(0);
  });

  it('refuses an opening that another site asks for', async () => {
    const response = await browserOf(paper).post(openPath('first'), { part: 'rest' }, { 'sec-fetch-site': 'cross-site' });
    expect(response.status).toBe(403);
    expect(await openingsStored()).toBe(0);
  });
});
