import { afterAll, expect, it } from 'vitest';
import { startFakeStripe } from '../fakes/stripe/server.ts';
import { courier, envOf } from '../stripe.ts';
import { seenPaper } from './visitor.ts';
import { button, expectWhole, signIn, words } from './walk.ts';

const fake = await startFakeStripe(new Date('2026-11-24T15:00:00Z'));
afterAll(() => fake.stop());
const seen = seenPaper({ env: envOf(fake) });

it('leads to Stripe’s page and back to the story, and to a new card, without a script', { timeout: 60_000 }, async () => {
  const { paper, base } = seen;
  paper.app.baseUrl = () => base;
  const deliver = courier(paper, fake);
  const visitor = await seen.visitor({ javaScriptEnabled: false });
  const { page } = visitor;
  await signIn(seen, visitor, 'payer@example.org');
  await page.goto('/subscribe?to=/world/for-subscribers');
  await button(page, 'design.offer.startTrial').click();
  await button(page, 'subscriptions.checkout.agree').click();
  await page.waitForURL(`${fake.url}/pay/**`);
  await page.getByLabel('Card number').fill('4000 0000 0000 0002');
  await page.getByLabel('Name').fill('Test Person');
  await page.getByRole('button', { name: 'Pay' }).click();
  await page.getByText('Your card was declined.').waitFor();
  await page.getByLabel('Card number').fill('4000 0025 0000 3155');
  await page.getByLabel('Name').fill('Test Person');
  await page.getByRole('button', { name: 'Pay' }).click();
  await page.getByRole('button', { name: 'Confirm' }).click();
  await page.getByRole('heading', { name: words('subscriptions.waiting.title') }).waitFor();
  await deliver();
  // The page looks again by itself.
  await page.getByRole('heading', { name: words('subscriptions.done.title') }).waitFor();
  await page.getByRole('link', { name: words('subscriptions.done.read') }).click();
  await page.waitForURL(/\/world\/for-subscribers$/);
  await expectWhole(page, 'for-subscribers');
  await page.goto('/account');
  await button(page, 'subscriptions.account.newCard').click();
  await page.getByLabel('Card number').fill('5555 5555 5555 4444');
  await page.getByLabel('Name').fill('Test Person');
  await page.getByRole('button', { name: 'Pay' }).click();
  await page.waitForURL(/\/account\?said=card$/);
  await deliver();
  await page.reload();
  expect(await page.locator('main').textContent()).toContain('Mastercard ···· 4444');
});
