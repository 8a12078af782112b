import { describe, expect, it } from 'vitest';
import { enter } from '../mailbox.ts';
import { browserOf, testPaper } from '../paper.ts';
import { subscribe } from './walk.ts';

const paper = testPaper();
const seesWhole = async (browser: ReturnType<typeof browserOf>, path: string, slug: string) =>
  (await (await browser.get(path)).text()).includes(`PAID-${slug}-en-1`);

describe('a subscriber’s first months', () => {
  it('begins with a trial, turns into a paid month, is cancelled, and ends with the period', async () => {
    const browser = browserOf(paper);
    await enter(paper, browser, 'ana@example.org');
    expect(await (await browser.get('/world/second')).text()).toContain('ad-space');
    const done = await subscribe(browser, 'monthly', undefined, '/world/second');
    expect(done.status).toBe(303);
    expect(done.headers.get('location')).toBe('/world/second');
    for (const [path, slug] of [
      ['/world/second', 'second'],
      ['/world/first', 'first'],
      ['/world/for-subscribers', 'for-subscribers'],
      ['/world/from-the-archive', 'from-the-archive'],
    ] as const) {
      expect(await seesWhole(browser, path, slug), path).toBe(true);
      expect(await (await browser.get(path)).text(), path).not.toContain('ad-space');
    }
    const account = await (await browser.get('/account')).text();
    expect(account).toContain('$2.90');
    expect(account).toContain('Dec. 24');
    await paper.runJobs();
    const letters = () => paper.letters.filter((one) => one.to === 'ana@example.org').map((one) => one.subject);
    const afterTrial = letters().length;

    // The trial ends, the clock passes it, and a paid month begins with a receipt.
    paper.passDays(30);
    paper.moveTo(new Date(paper.app.clock().getTime() + 60_000));
    await paper.runJobs('subscriptions.turn-periods');
    await paper.runJobs();
    expect(letters().length).toBe(afterTrial + 1);
    expect(await (await browser.get('/account')).text()).toContain('Receipts');
    expect(await seesWhole(browser, '/world/second', 'second')).toBe(true);
    await paper.runJobs('subscriptions.turn-periods');
    expect(letters().length).toBe(afterTrial + 1);

    await browser.post('/account/cancel', {});
    await browser.post('/account/cancel', {});
    await paper.runJobs();
    expect(letters().length).toBe(afterTrial + 2);
    expect(await seesWhole(browser, '/world/second', 'second')).toBe(true);

    paper.passDays(31);
    await paper.runJobs('subscriptions.turn-periods');
    await paper.runJobs();
    expect(await seesWhole(browser, '/world/second', 'second')).toBe(false);
    expect(letters().length).toBe(afterTrial + 3);

    // One trial a person: the second time the plan is paid from the first day.
    const again = await (await browser.get('/subscribe')).text();
    expect(again).not.toContain('30 days free');
  });

  it('gives nothing for a declined card and lets the reader try another', async () => {
    const browser = browserOf(paper);
    await enter(paper, browser, 'dana@example.org');
    const refused = await subscribe(browser, 'annual', '4000 0000 0000 0002');
    expect(refused.status).toBe(400);
    expect(await seesWhole(browser, '/world/second', 'second')).toBe(false);
    const done = await subscribe(browser, 'annual');
    expect(done.status).toBe(303);
    expect(await seesWhole(browser, '/world/second', 'second')).toBe(true);
  });
});
