import { describe, expect, it } from 'vitest';
import { seenPaper } from './visitor.ts';
import { newestLetter, words } from './walk.ts';

const seen = seenPaper();

describe('comforts', () => {
  it('keep text size and light as they were chosen, on the next page and after a reload', async () => {
    const { page, offences } = await seen.visitor();
    const look = () =>
      page.evaluate(() => {
        const { fontSize, backgroundColor } = getComputedStyle(document.documentElement);
        return { fontSize, backgroundColor };
      });
    await page.goto('/');
    const usual = await look();
    await page.getByRole('button', { name: words('design.footer.textLarger'), exact: true }).click();
    await page.getByRole('button', { name: words('design.footer.themeDark'), exact: true }).click();
    const chosen = await look();
    expect(chosen.fontSize).toBe('20px');
    expect(chosen.backgroundColor).not.toBe(usual.backgroundColor);
    await page.reload();
    expect(await look()).toEqual(chosen);
    await page.goto('/latest');
    expect(await look()).toEqual(chosen);
    const pressed = page.locator('.reading-controls [aria-pressed=true]');
    expect(await pressed.allTextContents()).toEqual([words('design.footer.textLarger'), words('design.footer.themeDark')]);
    await page.getByRole('button', { name: words('design.footer.textNormal'), exact: true }).click();
    await page.getByRole('button', { name: words('design.footer.themeAuto'), exact: true }).click();
    expect(await look()).toEqual(usual);
    expect(offences).toEqual([]);
  });

  it('are hidden where there is no script to do them', async () => {
    const { page } = await seen.visitor({ javaScriptEnabled: false });
    await page.goto('/world/first');
    expect(await page.locator('.reading-controls').isVisible()).toBe(false);
    expect(await page.getByText(words('design.story.copyLink')).isVisible()).toBe(false);
  });

  it.each([true, false])('unfold the next story and fold it again (script: %s)', async (javaScriptEnabled) => {
    const { page } = await seen.visitor({ javaScriptEnabled });
    await page.goto('/world/first');
    const next = page.locator('.next-story');
    const preview = next.getByText('PUB-second-en The first paragraph');
    expect(await preview.isVisible()).toBe(false);
    await next.getByText(words('design.story.keepReading')).click();
    await preview.waitFor();
    await next.getByText(words('design.story.showLess')).click();
    await preview.waitFor({ state: 'hidden' });
    await next.getByText(words('design.story.keepReading')).click();
    await next.getByRole('link', { name: words('design.story.wholeStory') }).click();
    await page.waitForURL(/\/world\/second$/);
  });

  it('sign up for a newsletter where it is offered, without leaving the story', async () => {
    const { page, offences } = await seen.visitor();
    await page.goto('/world/first');
    await page.locator('.story-rest').waitFor();
    // One box stands in the text that was opened, one under it, and a line in the header.
    const boxes = page.locator('form.newsletter-box, form.sign-up');
    expect(await boxes.count()).toBeGreaterThanOrEqual(2);
    const places = await boxes.count();
    for (let at = 0; at < places; at++) {
      const box = boxes.first();
      await box.locator('input[type=email]').fill(`box-${at}@example.org`);
      await box.getByRole('button').click();
      await page.getByText(words('newsletters.said.askedBox')).nth(at).waitFor();
      expect(new URL(page.url()).pathname).toBe('/world/first');
      expect((await newestLetter(seen, `box-${at}@example.org`)).text).toContain('/newsletters/confirm?');
    }
    expect(await boxes.count()).toBe(0);
    expect(offences).toEqual([]);
  });

  it('copy the address of a story', async () => {
    const { page, context } = await seen.visitor();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto('/world/first');
    await page.getByRole('button', { name: words('design.story.copyLink') }).click();
    await page.getByRole('button', { name: words('design.story.copied') }).waitFor();
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(`${seen.paper.app.baseUrl()}/world/first`);
  });
});
