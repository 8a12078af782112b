import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { SeenPaper, Visitor } from './visitor.ts';
import { button, expectNoAdvertising, expectWall, expectWhole, pay, signInByCode, words } from './walk.ts';

const email = 'rosa@example.org';

/** From the front page to the wall: one story free, again and again, the next one not. `open` does what opens a story where it stands. */
export async function readToTheWall({ page }: Visitor, open: () => Promise<void>): Promise<void> {
  await page.goto('/');
  for (const time of [1, 2]) {
    await headline(page, 'first').click();
    await page.locator('.page-story').waitFor();
    if (time === 1) expect(await page.locator('.ad-space').count()).toBe(1);
    await open();
    await expectWhole(page, 'first');
    await page.locator('.nameplate a').click();
    await page.locator('.page-front').waitFor();
  }
  await headline(page, 'second').click();
  await page.locator('.page-story').waitFor();
  await open();
  await expectWall(page, 'spent', 'second');
  expect(await page.locator('.wall').textContent()).toContain('save $14.90');
}

/** From the wall to a trial and back to the story one stood at. */
export async function takeTheTrial(seen: SeenPaper, { page }: Visitor): Promise<void> {
  await button(page, 'design.offer.startTrial').click();
  await signInByCode(seen, page, email);
  await button(page, 'design.offer.startTrial').click();

  await page.waitForURL(/\/checkout\//);
  const terms = await page.locator('main').textContent();
  for (const term of ['Monthly access', '$0.00', 'Dec. 24, 2026', '$2.90 on Dec. 24, 2026', 'every month until you cancel'])
    expect(terms).toContain(term);
  await button(page, 'subscriptions.checkout.agree').click();
  await page.waitForURL(/\/sandbox\/checkout\//);
  expect(await page.locator('main').textContent()).toContain('Test mode');
  await pay(page);

  await page.waitForURL(/\/world\/second$/);
  await expectWhole(page, 'second');
  await expectNoAdvertising(page);
  await page.goto('/world/first');
  await expectWhole(page, 'first');
  await expectNoAdvertising(page);
  await page.goto('/');
  await expectNoAdvertising(page);
}

/** From the account's plan to its cancellation, and to the wall when the month is over. */
export async function cancelAndComeBack(seen: SeenPaper, { page }: Visitor): Promise<void> {
  await page.locator('.account-links a').click();
  await page.waitForURL(/\/account$/);
  const account = await page.locator('main').textContent();
  for (const fact of [email, 'Monthly access', '$2.90', 'Dec. 24', '4242']) expect(account).toContain(fact);
  await button(page, 'site.account.cancel').click();
  await button(page, 'site.account.resume').waitFor();
  expect(await page.locator('main').textContent()).toContain(words('site.account.cancelled', { day: 'Dec. 24' }));

  for (const slug of ['first', 'second']) {
    await page.goto(`/world/${slug}`);
    await expectWhole(page, slug);
  }
  seen.paper.passDays(31);
  await seen.paper.runJobs('subscriptions.turn-periods');
  await page.goto('/world/for-subscribers');
  await expectWall(page, 'subscribers', 'for-subscribers');
  expect(await page.locator('.ad-space').count()).toBe(1);
  // What was read on the subscription is over a month old by now, and in the archive.
  await page.goto('/world/second');
  await expectWall(page, 'archive', 'second');
}

function headline(page: Page, slug: string) {
  return page.getByRole('link', { name: `Headline of ${slug} in en` }).first();
}
