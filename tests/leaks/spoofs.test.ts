import { Hono } from 'hono';
import { describe, expect, test } from 'vitest';
import { changeSettings, loadSettings } from '#settings';
import { testPaper } from '../paper.ts';
import { addressesOf } from './addresses.ts';
import { type Answer, type Asked, askAt, askIn, bytesOfAnswer, eachOf } from './ask.ts';
import { formOf } from './questions.ts';
import { spoofs } from './spoofs.ts';

const paper = testPaper();

/** Pages of the developer's own machine do ask where a request comes from: they refuse those that came from elsewhere. */
const machinesOwn = (path: string) => path.startsWith('/dev/');

type Ask = (asked: Asked) => Promise<Answer>;

/** The headers that sway the answer, a line each; `before` runs ahead of every fourth request. */
async function swayedBy(ask: Ask, path: string, headers: [string, string][], before = () => {}): Promise<string[]> {
  const plain = bytesOfAnswer(await ask({ method: 'GET', path }));
  const answers = await eachOf(headers, 8, async ([name, value], at) => {
    if (at % 4 === 0) before();
    return bytesOfAnswer(await ask({ method: 'GET', path, headers: { [name]: value } }));
  });
  return headers.filter((_, at) => answers[at] !== plain).map(([name, value]) => `${path} with ${name}: ${value}`);
}

describe('a visitor is a visitor, whatever they say', () => {
  test('no header changes a page, whether it is kept in memory or made anew', { timeout: 60_000 }, async () => {
    const ask = askAt(await paper.serve());
    expect(spoofs.length).toBeGreaterThan(90);
    for (const path of ['/', '/world/first', '/fr/world/first', '/subscribe', '/world/withdrawn']) {
      expect(await swayedBy(ask, path, spoofs, () => paper.app.pages.clear())).toEqual([]);
    }
  });

  test('no header changes any other route', { timeout: 60_000 }, async () => {
    const ask = askAt(await paper.serve());
    const paths = paper.routes.flatMap((route) => (route.method === 'GET' ? (addressesOf(paper, route)[0]?.path ?? []) : []));
    for (const path of paths.filter((one) => !machinesOwn(one))) {
      // Programs say by this header who they are: there it isn't a lie but a wrong key.
      const lies = path.startsWith('/api/') ? spoofs.filter(([name]) => name !== 'authorization') : spoofs;
      expect(
        await swayedBy(
          ask,
          path,
          lies.filter((_, at) => (at + path.length) % 9 === 0),
        ),
      ).toEqual([]);
      const plain = await ask({ method: 'GET', path });
      const all = await ask({ method: 'GET', path, headers: Object.fromEntries(lies) });
      expect(bytesOfAnswer(all), `${path} with everything`).toBe(bytesOfAnswer(plain));
    }
  });

  test('a paper that believes one of them is found out', async () => {
    const gullible = new Hono();
    gullible.use(async (c, next) => {
      if (c.req.header('user-agent')?.includes('Googlebot/') || c.req.header('x-forwarded-for') === '66.249.66.1')
        return c.text('PAID-first-en-1');
      if (c.req.header('host') === 'evil.example') c.header('Link', '<http://evil.example/>; rel=canonical');
      return next();
    });
    gullible.all('*', async (c) => {
      const answer = await paper.web.fetch(c.req.raw);
      for (const [name, value] of answer.headers) c.header(name, value);
      return c.body(await answer.text(), answer.status as 200);
    });
    const found = await swayedBy(askIn(gullible), '/world/first', spoofs);
    expect(found.map((one) => one.slice(0, 60))).toEqual([
      '/world/first with user-agent: Mozilla/5.0 (compatible; Googl',
      '/world/first with x-forwarded-for: 66.249.66.1',
      '/world/first with host: evil.example',
    ]);
  });

  test('letters kept on this machine are shown to nobody who comes by a proxy or by another name', async () => {
    const ask = askAt(await paper.serve());
    await paper.app.db
      .insertInto('platform.keptMail')
      .values({ madeAt: paper.app.clock(), sender: 'a', recipient: 'b', subject: 'Your code is 123456', text: '', html: '' })
      .execute();
    expect((await ask({ method: 'GET', path: '/dev/mail' })).text).toContain('Your code is 123456');
    const strangers = [
      ['host', 'evil.example'],
      ['x-forwarded-for', '127.0.0.1'],
      ['forwarded', 'for=127.0.0.1'],
      ['x-real-ip', '127.0.0.1'],
      ['via', '1.1 proxy'],
    ];
    for (const [name = '', value = ''] of strangers) {
      for (const path of ['/dev/mail', '/dev/mail/1', '/dev/mail/1?as=html', '/fr/dev/mail']) {
        const answer = await ask({ method: 'GET', path, headers: { [name]: value } });
        expect([answer.status, answer.text.includes('123456')], `${path} with ${name}`).toEqual([404, false]);
      }
    }
  });

  test('an invented address earns no new meter', async () => {
    const { app } = paper;
    const ask = askAt(await paper.serve());
    const { meter } = await loadSettings(app.db);
    await changeSettings(app.db, 'meter', { ...meter, newPerNetwork: 3 }, app.clock());
    await paper.settled();
    const outcomes: boolean[] = [];
    for (let at = 0; at < 8; at++) {
      const { headers, body } = formOf({ part: 'rest' });
      const forged = {
        'x-forwarded-for': `203.0.${at}.7`,
        'x-real-ip': `203.0.${at}.7`,
        forwarded: `for=203.0.${at}.7`,
        'cf-connecting-ip': `203.0.${at}.7`,
      };
      const answer = await ask({ method: 'POST', path: '/open/key-first', headers: { ...headers, ...forged }, body });
      outcomes.push(answer.text.includes('PAID-first-en-1'));
    }
    await changeSettings(app.db, 'meter', meter, app.clock());
    await paper.settled();
    expect(outcomes).toEqual([true, true, true, false, false, false, false, false]);
  });
});
