import { describe, expect, it } from 'vitest';
import { seenPaper } from './visitor.ts';
import { button, newestLetter, pay, signIn, testCard, words } from './walk.ts';

const seen = seenPaper();

describe('the checkout', () => {
  it('says beside the field that a card was declined, keeps what can be kept, and takes another', async () => {
    const visitor = await seen.visitor();
    const { page, offences } = visitor;
    await signIn(seen, visitor, 'declined@example.org');
    await page.goto('/subscribe?to=/world/second');
    await button(page, 'design.offer.startTrial').click();
    await button(page, 'subscriptions.checkout.agree').click();
    await pay(page, { number: '4000 0000 0000 0002' });
    const number = page.getByLabel(words('subscriptions.checkout.number'), { exact: true });
    await page.locator('.problem').waitFor();
    expect(await page.locator(`#${await number.getAttribute('aria-describedby')}`).textContent()).toBe(
      words('subscriptions.checkout.declined'),
    );
    expect(await number.inputValue()).toBe('');
    expect(await page.getByLabel(words('subscriptions.checkout.name'), { exact: true }).inputValue()).toBe(testCard.name);
    await pay(page);
    await page.waitForURL(/\/world\/second$/);
    await page.locator('.story-rest').waitFor();
    // The browser logs the refused form's status, and nothing else.
    expect(offences.filter((line) => !line.includes('status of 400'))).toEqual([]);
  });

  it('asks a second time where the bank does, and begins nothing when that is refused', async () => {
    const visitor = await seen.visitor();
    const { page } = visitor;
    await signIn(seen, visitor, 'confirmer@example.org');
    await page.goto('/subscribe?to=/world/second');
    await button(page, 'design.offer.startTrial').click();
    await button(page, 'subscriptions.checkout.agree').click();
    await pay(page, { number: '4000 0025 0000 3155' });
    await button(page, 'subscriptions.confirm.refuse').click();
    await page.getByText(words('subscriptions.checkout.notConfirmed')).waitFor();
    await page.goto('/account');
    expect(await page.locator('main').textContent()).toContain(words('site.account.none'));

    await page.goto('/subscribe?to=/world/second');
    await button(page, 'design.offer.startTrial').click();
    await button(page, 'subscriptions.checkout.agree').click();
    await pay(page, { number: '4000 0025 0000 3155' });
    await button(page, 'subscriptions.confirm.confirm').click();
    await page.waitForURL(/\/world\/second$/);
    await page.locator('.story-rest').waitFor();
  });
});

describe('the letter to sign in', () => {
  it('lets its reader in by the link too, in whichever browser it is opened, and once', async () => {
    const asking = await seen.visitor();
    await asking.page.goto('/sign-in?to=/world/first');
    await asking.page.getByLabel(words('readers.signIn.email')).fill('linker@example.org');
    await button(asking.page, 'readers.signIn.submit').click();
    await asking.page.getByLabel(words('readers.code.label')).waitFor();
    const link = new URL((await newestLetter(seen, 'linker@example.org')).text.match(/https?:\/\/\S+\?\S+/)?.[0] ?? '');

    const { page, offences } = await seen.visitor({ viewport: { width: 390, height: 800 } });
    await page.goto(link.pathname + link.search);
    await button(page, 'readers.link.submit').click();
    await page.waitForURL(/\/world\/first$/);
    expect(await page.locator('.account-links a').getAttribute('href')).toBe('/account');
    expect(offences).toEqual([]);

    const late = await seen.visitor();
    await late.page.goto(link.pathname + link.search);
    expect(await late.page.locator('main').textContent()).toContain(words('readers.gone.used'));
  });
});
