import { expect, it } from 'vitest';
import { linkIn } from '../mailbox.ts';
import { seenPaper } from './visitor.ts';
import { newestLetter, signInByCode, words } from './walk.ts';

const seen = seenPaper();

const listsOf = async (email: string) => {
  const on = seen.paper.app.db.selectFrom('newsletters.signUp').select('newsletterId').where('emailKey', '=', email);
  return (await on.where('leftAt', 'is', null).execute()).length;
};

it.each([true, false])(
  'signs up in the header, in a story, on the list page and in the account (script: %s)',
  async (javaScriptEnabled) => {
    const { page, offences } = await seen.visitor({ javaScriptEnabled });
    const name = javaScriptEnabled ? 'with' : 'without';

    await page.goto('/');
    const box = page.locator('form.sign-up-header');
    await box.locator('input[type=email]').fill(`${name}-header@example.org`);
    await box.getByRole('button').click();
    await page
      .getByText(words(javaScriptEnabled ? 'newsletters.said.askedBox' : 'newsletters.said.asked'))
      .first()
      .waitFor();
    expect((await newestLetter(seen, `${name}-header@example.org`)).text).toContain('/newsletters/confirm?');

    // With a script the box is tried in `comforts.test.ts`.
    if (!javaScriptEnabled) {
      await page.goto('/world/first');
      await page.getByRole('button', { name: words('design.story.open') }).click();
      await page.locator('.story-rest').waitFor();
      const inStory = page.locator('form.newsletter-box').first();
      await inStory.locator('input[type=email]').fill(`${name}-story@example.org`);
      await inStory.getByRole('button').click();
      await page.waitForURL(/\/newsletters\/said/);
      expect((await newestLetter(seen, `${name}-story@example.org`)).text).toContain('/newsletters/confirm?');
    }

    await page.goto('/newsletters');
    for (const slug of ['daily', 'friday']) await page.locator(`main input[type=checkbox][value=${slug}]`).check();
    await page.locator('main input[type=email]').fill(`${name}-list@example.org`);
    await page
      .getByRole('main')
      .getByRole('button', { name: words('newsletters.list.submit') })
      .click();
    await page.waitForURL(/\/newsletters\/said/);
    const { link } = linkIn(await newestLetter(seen, `${name}-list@example.org`));
    for (let count = 0; count < 20; count++) await page.request.get(link);
    expect(await listsOf(`${name}-list@example.org`)).toBe(0);
    await page.goto(link);
    await page.getByRole('button', { name: words('newsletters.confirm.submit') }).click();
    await page.waitForURL(/\/newsletters\/said\?what=joined/);
    expect(await listsOf(`${name}-list@example.org`)).toBe(2);

    await page.goto('/sign-in');
    await signInByCode(seen, page, `${name}-account@example.org`);
    await page.goto('/account');
    const form = page.locator('form[action$="/account/newsletters"]');
    await form.locator('input[value=daily]').check();
    await form.locator('select[name=pause]').selectOption('month');
    await form.getByRole('button', { name: words('site.account.saveNewsletters') }).click();
    await page.waitForURL(/\/account$/);
    await page.getByText('Paused until').first().waitFor({ state: 'attached' });
    expect(await listsOf(`${name}-account@example.org`)).toBe(1);
    expect(offences).toEqual([]);
  },
);
