import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { seenPaper } from './visitor.ts';
import { button, expectWall, expectWhole, paidMarksKept, signIn, words } from './walk.ts';

const seen = seenPaper();

/** Counts the openings a page asks for. */
function openingsOf(page: Page): { count: number } {
  const asked = { count: 0 };
  page.on('request', (request) => {
    if (new URL(request.url()).pathname.startsWith('/open/')) asked.count++;
  });
  return asked;
}

/** Has the browser say that a page is fetched ahead, or lies in a tab behind others, until `look` is called. */
async function unlooked(page: Page, how: 'prerendering' | 'hidden'): Promise<() => Promise<void>> {
  const change = how === 'hidden' ? 'visibilitychange' : 'prerenderingchange';
  await page.addInitScript((how) => {
    let isLookedAt = false;
    document.addEventListener('looked', () => (isLookedAt = true));
    if (how === 'hidden') Object.defineProperty(Document.prototype, 'visibilityState', { get: () => (isLookedAt ? 'visible' : 'hidden') });
    else Object.defineProperty(Document.prototype, 'prerendering', { get: () => !isLookedAt });
  }, how);
  return () =>
    page.evaluate((change) => {
      document.dispatchEvent(new Event('looked'));
      document.dispatchEvent(new Event(change));
    }, change);
}

describe('a story', () => {
  it('opened in one language is open in every other, and counts once', async () => {
    const { page, offences } = await seen.visitor();
    for (const [prefix, language] of [
      ['', 'en'],
      ['/fr', 'fr'],
      ['/ar', 'ar'],
    ]) {
      await page.goto(`${prefix}/world/first`);
      await expectWhole(page, 'first', language);
    }
    await page.goto('/world/second');
    await expectWall(page, 'spent', 'second');
    expect(offences).toEqual([]);
  });

  it.each(['prerendering', 'hidden'] as const)('does not open while the page is %s, and does once it is looked at', async (how) => {
    const { page } = await seen.visitor();
    const asked = openingsOf(page);
    const look = await unlooked(page, how);
    await page.goto('/world/first', { waitUntil: 'networkidle' });
    expect(asked.count).toBe(0);
    expect(await page.locator('.story-slot').count()).toBe(1);
    await look();
    await expectWhole(page, 'first');
    expect(asked.count).toBe(1);
  });

  it('that could not be opened says so and opens at the next try', async () => {
    const { page } = await seen.visitor();
    await page.route('**/open/*', (route) => route.abort());
    await page.goto('/world/first');
    await page.getByText(words('design.story.openFailed')).waitFor();
    expect(await page.locator('.story-slot [role=status]').textContent()).toBe(words('design.story.openFailed'));
    await page.unroute('**/open/*');
    await button(page, 'design.story.open').click();
    await expectWhole(page, 'first');
  });

  it('is announced without taking the focus, and with it where the button was pressed', async () => {
    const { page } = await seen.visitor();
    await page.goto('/world/first');
    await page.locator('.said', { hasText: words('design.story.opened') }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');

    const look = await unlooked(page, 'hidden');
    await page.goto('/world/second');
    await button(page, 'design.story.open').focus();
    await page.keyboard.press('Enter');
    await expectWall(page, 'spent', 'second');
    await page.locator('.said', { hasText: words('design.wall.spentTitle') }).waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('wall-title');
    await look();
    expect(await page.locator('.wall').count()).toBe(1);
  });
});

describe('what was read', () => {
  it('is there again by the Back button, and gone from it once its reader has signed out', async () => {
    const visitor = await seen.visitor();
    const { page } = visitor;
    await signIn(seen, visitor, 'leaver@example.org');
    await page.goto('/world/first');
    await expectWhole(page, 'first');
    // Only now does the page come whole from the server, which is what browsers keep.
    await page.reload();
    await page.goto('/account');
    await goBack(page, '/world/first');
    await expectWhole(page, 'first');

    await page.goto('/account');
    await button(page, 'site.account.signOut').click();
    await page.waitForURL((url) => url.pathname === '/');
    await page.context().route('**/open/*', (route) => route.abort());
    await goBack(page, '/sign-in');
    await goBack(page, '/world/first');
    await page.locator('.story-slot').waitFor();
    expect(await paidMarksKept(page, 'first')).toEqual([]);
  });
});

/** Presses Back. A page that the browser has kept comes back as it was left, without being loaded. */
async function goBack(page: Page, to: string): Promise<void> {
  await page.evaluate(() => history.back());
  await page.waitForURL((url) => url.pathname === to, { waitUntil: 'commit' });
}
