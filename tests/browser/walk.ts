import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Letter } from '#platform/mail.ts';
import { wordsIn } from '#platform/words.ts';
import { marksOf, unseenMarks } from '../marked-text.ts';
import type { SeenPaper, Visitor } from './visitor.ts';

export const words = wordsIn('en');

/** The button of a form, by the phrase on it. */
export const button = (page: Page, phrase: Parameters<typeof words>[0], values?: Record<string, string | number>): Locator =>
  page.locator('main').getByRole('button', { name: words(phrase, values), exact: true });

/** Waits until the story on the page is whole, to its last word. */
export async function expectWhole(page: Page, slug: string, language = 'en'): Promise<void> {
  await page.locator('.story-rest').waitFor();
  const html = await page.content();
  const missing = marksOf(slug, language).filter((mark, at) => !unseenMarks.includes(at + 1) && !html.includes(mark));
  expect(missing).toEqual([]);
  expect(await page.locator('.wall, .story-slot').count()).toBe(0);
}

/** Waits for a wall and looks that nothing behind it has come to the browser: neither into the page nor into any of its storages. */
export async function expectWall(page: Page, kind: 'spent' | 'subscribers' | 'archive' | 'register', slug: string): Promise<void> {
  await page.locator(`.wall.wall-${kind}`).waitFor();
  expect(await page.locator('.wall').textContent()).toContain(words(`design.wall.${kind}Title`));
  expect(await paidMarksKept(page, slug)).toEqual([]);
}

/** What of a story's paid text a page and its browser hold. */
export async function paidMarksKept(page: Page, slug: string): Promise<string[]> {
  return (await keptBy(page)).match(new RegExp(`PAID-${slug}-\\S*`, 'g')) ?? [];
}

/** All that a page and its browser hold as text: the document, both storages, the caches of scripts and what navigation left behind. */
async function keptBy(page: Page): Promise<string> {
  const stored = await page.evaluate(async () => {
    const cached = await Promise.all(
      (await caches.keys()).map(async (name) => {
        const cache = await caches.open(name);
        return Promise.all((await cache.keys()).map(async (request) => (await cache.match(request))?.text()));
      }),
    );
    const databases = await indexedDB.databases();
    return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state, databases, cached]);
  });
  return (await page.content()) + stored;
}

/** A page of somebody who pays: no place for advertising, and no word of it in the document. */
export async function expectNoAdvertising(page: Page): Promise<void> {
  expect(await page.locator('.ad-space').count()).toBe(0);
  expect((await page.content()).match(/advertis|sponsor|\bads?\b|ad-(?:space|box|strip)/gi)).toBeNull();
}

/** Does the jobs that are due and answers the newest letter to an address. */
export async function newestLetter({ paper }: SeenPaper, to: string): Promise<Letter> {
  await paper.runJobs();
  const letter = paper.letters.findLast((one) => one.to === to);
  if (!letter) throw new Error(`No letter to ${to}.`);
  return letter;
}

/** Asks for the letter on the sign-in page, and types its code where it was asked for. */
export async function signInByCode(seen: SeenPaper, page: Page, email: string): Promise<void> {
  await page.getByLabel(words('readers.signIn.email')).fill(email);
  await button(page, 'readers.signIn.submit').click();
  const field = page.getByLabel(words('readers.code.label'));
  await field.waitFor();
  const code = (await newestLetter(seen, email)).text.match(/\b\d{6}\b/)?.[0] ?? '';
  await field.fill(code);
  await button(page, 'readers.code.submit').click();
}

/** Signs in from anywhere, going back to a page of the paper. */
export async function signIn(seen: SeenPaper, { page }: Visitor, email: string, to = '/account'): Promise<void> {
  await page.goto(`/sign-in?to=${encodeURIComponent(to)}`);
  await signInByCode(seen, page, email);
  await page.waitForURL((url) => url.pathname === to);
}

export const testCard = { number: '4242 4242 4242 4242', expiry: '12/39', cvc: '123', name: 'Rosa Reader' };

/** Fills in the sandbox's checkout and presses its button. */
export async function pay(page: Page, card: Partial<typeof testCard> = {}): Promise<void> {
  const { number, expiry, cvc, name } = { ...testCard, ...card };
  await page.getByLabel(words('subscriptions.checkout.number'), { exact: true }).fill(number);
  await page.getByLabel(words('subscriptions.checkout.expiry'), { exact: true }).fill(expiry);
  await page.getByLabel(words('subscriptions.checkout.cvc'), { exact: true }).fill(cvc);
  await page.getByLabel(words('subscriptions.checkout.name'), { exact: true }).fill(name);
  await button(page, 'subscriptions.checkout.startTrial').click();
}
