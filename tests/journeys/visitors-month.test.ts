import { describe, expect, it } from 'vitest';
import { addFixtureStory } from '../fixtures.ts';
import { enter } from '../mailbox.ts';
import { browserOf, testPaper } from '../paper.ts';

const paper = testPaper();
const open = async (browser: ReturnType<typeof browserOf>, slug: string) => {
  const text = await (await browser.post(`/open/${paper.fixtures.stories[slug]?.key}`, { part: 'rest' })).text();
  return text.match(/data-outcome="(\w+)"/)?.[1];
};

describe('a visitor’s month', () => {
  it('goes from one free story to the wall, from the wall to three more as a reader, and starts anew next month', async () => {
    for (const slug of ['fourth', 'fifth', 'sixth', 'seventh']) {
      paper.fixtures.stories[slug] = await addFixtureStory(paper.press, paper.fixtures.ids, { slug, daysOld: 0.5 }, paper.app.clock());
    }
    const browser = browserOf(paper);
    expect(await open(browser, 'first')).toBe('rest');
    expect(await open(browser, 'second')).toBe('wall');

    const back = await enter(paper, browser, 'Vera.Visitor+news@example.org', '/world/second');
    expect(back.status).toBe(303);
    expect(back.headers.get('location')).toBe('/world/second');
    // What the browser opened before counts for the reader: two more, not three.
    expect(await open(browser, 'second')).toBe('rest');
    expect(await open(browser, 'third')).toBe('rest');
    expect(await open(browser, 'fourth')).toBe('wall');
    expect(await open(browser, 'first')).toBe('rest');
    expect(await (await browser.get('/world/first')).text()).toContain('PAID-first-en-1');
    expect(await (await browser.get('/world/fourth')).text()).not.toContain('PAID-fourth');

    // Signing out leaves no free story behind, and another address of the same person is the same meter.
    await browser.post('/sign-out', {});
    expect(await open(browser, 'fifth')).toBe('wall');
    expect(await (await browser.get('/world/first')).text()).not.toContain('PAID-');
    const other = browserOf(paper);
    await enter(paper, other, 'vera.visitor@example.org');
    expect(await open(other, 'fifth')).toBe('wall');

    paper.moveTo('2026-12-01T06:00:00Z');
    expect(await open(browser, 'fifth')).toBe('rest');
    expect(await open(browser, 'sixth')).toBe('wall');
    expect(await open(other, 'seventh')).toBe('rest');
  });
});
