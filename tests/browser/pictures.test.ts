import { expect, it } from 'vitest';
import { agencyPhoto, photo } from '../picture-files.ts';
import { addStaff } from '../staff.ts';
import { seenPaper } from './visitor.ts';

const seen = seenPaper();

it('takes many pictures one by one, has a focal point moved by keys and clicks, and puts a picture above a text', async () => {
  const { browser } = await addStaff(seen.paper, 'editor');
  const { page, context, offences } = await seen.visitor();
  await context.addCookies([...browser.jar].map(([name, value]) => ({ name, value, url: seen.base })));
  await page.goto('/newsroom/pictures');
  const hostile = '"><img src=x onerror=alert(1)>.jpg';
  // The second request is held: meanwhile the first is done and the third waits.
  const held = Promise.withResolvers<void>();
  let sent = 0;
  await page.route('**/newsroom/pictures', async (route) => {
    if (route.request().method() === 'POST' && ++sent === 2) await held.promise;
    await route.continue();
  });
  await page.setInputFiles('#files', [
    { name: hostile, mimeType: 'image/jpeg', buffer: await agencyPhoto() },
    { name: 'chart.png', mimeType: 'image/png', buffer: Buffer.from('<svg onload="alert(1)"/>') },
    { name: 'boat.webp', mimeType: 'image/webp', buffer: await photo(900, 600, 'webp') },
  ]);
  const lines = page.locator('.upload-list li');
  await lines.nth(0).getByText('Added').waitFor();
  expect(await lines.locator('.upload-name').allTextContents()).toEqual([hostile, 'chart.png', 'boat.webp']);
  expect(await lines.locator('progress').evaluateAll((bars) => bars.map((bar) => (bar as HTMLProgressElement).value))).toEqual([
    1,
    expect.any(Number),
    0,
  ]);
  expect(await lines.nth(2).textContent()).toContain('Waiting');
  held.resolve();
  await page.locator('.upload-state').getByText('Everything was sent.').waitFor();
  expect(await lines.evaluateAll((all) => all.map((one) => one.className))).toEqual(['is-added', 'is-refused', 'is-added']);
  expect(await lines.nth(1).textContent()).toContain('This is not a picture the paper can show.');

  await seen.paper.runJobs();
  await lines.nth(2).getByRole('link').click();
  await page.getByLabel('From the left').focus();
  for (const key of ['ArrowRight', 'ArrowRight', 'Tab', 'Home']) await page.keyboard.press(key);
  const classes = () => page.locator('.focal-crop img').evaluateAll((all) => all.map((one) => one.className));
  expect(await classes()).toEqual(['focal-x-7 focal-y-0', 'focal-x-7 focal-y-0']);
  const stage = page.locator('.focal-stage img');
  const { width = 0, height = 0 } = (await stage.boundingBox()) ?? {};
  await stage.click({ position: { x: width * 0.2, y: height * 0.9 } });
  expect(await classes()).toEqual(['focal-x-2 focal-y-9', 'focal-x-2 focal-y-9']);
  await page.getByLabel('Credit').fill('Ben Baker');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText('Saved.').waitFor();
  const row = await seen.paper.press
    .selectFrom('stories.picture')
    .select(['focalX', 'focalY'])
    .where('credit', '=', 'Ben Baker')
    .executeTakeFirstOrThrow();
  expect(row).toEqual({ focalX: expect.closeTo(0.2), focalY: expect.closeTo(0.9) });

  const versionId = seen.paper.fixtures.hidden.unpublished.versions.en ?? 0;
  await seen.paper.press
    .updateTable('stories.revision')
    .set({ leadPictureId: null, leadAlt: null, leadCaption: null })
    .where('versionId', '=', versionId)
    .execute();
  await page.goto(`/newsroom/versions/${versionId}`);
  await page.locator('summary', { hasText: 'Lead picture' }).click();
  await page
    .locator('.side-box', { has: page.locator('#lead-picture') })
    .getByRole('button', { name: 'Choose from the library' })
    .click();
  const dialog = page.getByRole('dialog', { name: 'Choose a picture' });
  await dialog.getByRole('searchbox').pressSequentially('núñez');
  await expect.poll(() => dialog.locator('li').count()).toBe(1);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  expect(await page.getByLabel('Alternative text').first().inputValue()).toBe('Three boats on a river.');
  await page.locator('form[action$="/lead"]').getByRole('button', { name: 'Save' }).click();
  await page.waitForURL(/said=/);
  const lead = await seen.paper.press
    .selectFrom('stories.revision as r')
    .innerJoin('stories.picture as p', 'p.id', 'r.leadPictureId')
    .select(['p.credit', 'r.leadAlt'])
    .where('r.versionId', '=', versionId)
    .orderBy('r.number', 'desc')
    .executeTakeFirst();
  expect(lead).toEqual({ credit: 'Ana Núñez', leadAlt: 'Three boats on a river.' });
  expect(offences.filter((one) => !one.includes('422'))).toEqual([]);
});
