import { expect, test } from 'vitest';
import { linkPage, printFirstLink } from '#staff';
import { loadAxe, offencesOf } from './axe.ts';
import { seenPaper } from './visitor.ts';
import { button, words } from './walk.ts';
import { waitForState } from './writers.ts';

const seen = seenPaper({ fixtures: false, env: { DEMO: '0' }, now: new Date().toISOString() });

test('an empty paper is set up by its first publisher, and its first story is published in under two minutes', async () => {
  const { paper } = seen;
  const first = await printFirstLink(paper.press, paper.app.clock());
  const stranger = await seen.visitor();
  await stranger.page.goto('/');
  expect(await stranger.page.locator('main').textContent()).toBe(words('design.front.empty'));
  await loadAxe(stranger.page);
  expect(await offencesOf(stranger.page)).toEqual([]);

  // From the printed link to the set-up.
  const { page, offences } = await seen.visitor();
  await page.goto(linkPage(paper.app.keys, first ?? ''));
  await page.getByLabel(words('staff.people.name'), { exact: true }).fill('Pia Publisher');
  await page.getByLabel(words('staff.people.email'), { exact: true }).fill('pia@example.org');
  await page.locator('main button[type=submit]').click();
  await page.waitForURL(/\/newsroom\/set-up$/);
  const began = Date.now();
  await page.getByLabel(words('newsroom.settings.paper.name'), { exact: true }).fill('The Harbour');
  await page.getByLabel(words('newsroom.settings.paper.tagline'), { exact: true }).fill('News of the water’s edge');
  await page.getByLabel(words('newsroom.settings.paper.timeZone'), { exact: true }).selectOption('Europe/Lisbon');
  await page.getByLabel('French', { exact: true }).check();
  await button(page, 'newsroom.setUp.next').click();

  // A tab that was closed goes on where it was left; what was typed wrong comes back.
  await page.goto('/newsroom');
  await page.waitForURL(/\/newsroom\/set-up$/);
  const sections = page.locator('.set-up-sections input');
  expect(await sections.nth(0).inputValue()).toBe('World');
  await sections.nth(0).fill('Latest');
  await button(page, 'newsroom.setUp.next').click();
  expect(await sections.nth(0).inputValue()).toBe('Latest');
  await page.getByText(words('newsroom.settings.sections.reserved', { slug: 'latest' })).waitFor();
  await sections.nth(0).fill('Harbour life');
  await button(page, 'newsroom.setUp.next').click();
  await page.getByLabel(words('newsroom.settings.plans.monthlyPrice'), { exact: true }).first().fill('3.20');
  await loadAxe(page);
  expect(await offencesOf(page)).toEqual([]);
  await button(page, 'newsroom.setUp.finish').click();

  // The first story.
  await page.waitForURL(/\/newsroom$/);
  await page.getByRole('link', { name: words('newsroom.setUp.firstStory') }).click();
  await page.getByLabel(words('newsroom.begin.headline'), { exact: true }).fill('The first boat is back');
  await button(page, 'newsroom.begin.submit').click();
  await page.locator('.saving-bar').waitFor();
  await page.locator('.story-surface .ProseMirror').click();
  await page.keyboard.type('It came in at dawn, with the nets full.');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Nobody had expected that.');
  await waitForState(page, 'saved');
  await button(page, 'newsroom.acts.publish').click();
  await page.getByText(words('newsroom.done.publish')).waitFor();
  expect(Date.now() - began).toBeLessThan(120_000);
  expect(offences).toEqual([]);

  await paper.settled();
  await stranger.page.goto('/');
  expect(await stranger.page.title()).toBe('The Harbour: News of the water’s edge');
  expect(await stranger.page.locator('.section-nav').textContent()).toContain('Harbour life');
  await stranger.page.getByRole('link', { name: 'The first boat is back' }).first().click();
  await stranger.page.getByText('It came in at dawn, with the nets full.').waitFor();
  expect(await stranger.page.locator('main').textContent()).toContain('Pia Publisher');
  await stranger.page.goto('/subscribe');
  expect(await stranger.page.locator('main').textContent()).toContain('$3.20');
  expect(stranger.offences).toEqual([]);
  expect((await paper.web.request('/fr')).status).toBe(200);
  // Whoever comes back to the form is led on.
  await page.goto('/newsroom/set-up');
  await page.waitForURL(/\/newsroom$/);
});
