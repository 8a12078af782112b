import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { cookieName } from '#platform/http/cookies.ts';
import { changeSettings } from '#settings';
import type { Role } from '#staff';
import { newViewer } from '../leaks/viewers.ts';
import { addStaff } from '../staff.ts';
import { loadAxe, offencesOf } from './axe.ts';
import { seenPaper } from './visitor.ts';
import { button, words } from './walk.ts';
import { waitForState } from './writers.ts';

const seen = seenPaper();

/** A browser in which somebody of the staff is signed in. */
async function colleague(role: Role, name: string, authorId?: number) {
  const { token } = await addStaff(seen.paper, role, { name, ...(authorId === undefined ? {} : { authorId }) });
  const visitor = await seen.visitor();
  await visitor.context.addCookies([{ name: cookieName('staff', seen.base), value: token, url: seen.base, sameSite: 'Strict' }]);
  return visitor;
}

const surface = (page: Page) => page.locator('.story-surface .ProseMirror');
const said = (page: Page, phrase: Parameters<typeof words>[0]) => page.locator('.notice-good', { hasText: words(phrase) }).waitFor();

/** Opens the form of an act, fills it and sends it. */
async function act(page: Page, label: Parameters<typeof words>[0], fill: (form: ReturnType<Page['locator']>) => Promise<void>) {
  const form = page.locator('details.act', { has: page.getByText(words(label), { exact: true }) }).first();
  await form.locator('summary').click();
  await fill(form);
  await form.getByRole('button', { name: words(label), exact: true }).click();
}

test('a contributor’s idea becomes a story with pictures: reviewed, scheduled, read by a subscriber, corrected, withdrawn', async () => {
  const { paper } = seen;
  await changeSettings(paper.press, 'newsroom', { review: 'required', secondFactor: 'optional' }, paper.app.clock());
  const ana = await colleague('contributor', 'Ana', paper.fixtures.ids.authors.get('ana-author'));
  const ed = await colleague('editor', 'Ed');

  // An idea.
  await ana.page.goto('/newsroom');
  await ana.page.getByRole('link', { name: words('newsroom.begin.title') }).click();
  await ana.page.getByLabel(words('newsroom.begin.headline')).fill('The ferry of two hours');
  await ana.page.getByRole('radio', { name: words('newsroom.states.idea') }).check();
  await button(ana.page, 'newsroom.begin.submit').click();
  await ana.page.locator('.saving-bar').waitFor();
  const screen = new URL(ana.page.url()).pathname;

  // Words and a picture, typed in the editor, without the mouse.
  const deck = ana.page.locator('textarea[name=deck]');
  await deck.fill('One river, two time zones.');
  await deck.press('Enter');
  await ana.page.keyboard.type('SANLUCAR');
  await ana.page.keyboard.press('Enter');
  await surface(ana.page).waitFor();
  for (const word of ['One', 'Two', 'Three']) {
    await ana.page.keyboard.type(`${word}: a paragraph of some length about a ferry that crosses a river between two hours.`);
    await ana.page.keyboard.press('Enter');
  }
  await ana.page.keyboard.type('ONLY-BEHIND-THE-GATE');
  await ana.page.keyboard.press('Enter');
  await ana.page.keyboard.type('/pict');
  await ana.page.keyboard.press('Enter');
  const panel = ana.page.getByRole('dialog', { name: words('editor.panels.pictures') });
  await panel.getByText('Credit of harbour').click();
  await panel.getByRole('button', { name: words('editor.panels.insert') }).click();
  await surface(ana.page).locator('figure').getByLabel(words('editor.fields.alt')).fill('A ferry at noon');
  await waitForState(ana.page, 'saved');

  // The lead picture, in the box beside.
  const lead = ana.page.locator('.fold-box', { has: ana.page.locator('#lead') });
  await lead.locator('summary').click();
  await lead.getByLabel(words('newsroom.lead.picture'), { exact: true }).fill('market');
  await lead.getByLabel(words('newsroom.lead.alt')).fill('A market by the river');
  await lead.getByRole('button', { name: words('newsroom.plan.save') }).click();
  await said(ana.page, 'newsroom.done.saved');
  await button(ana.page, 'newsroom.acts.handIn').click();
  await said(ana.page, 'newsroom.done.handIn');

  // An editor asks, and hands it back.
  await ed.page.goto('/newsroom');
  await ed.page.getByRole('link', { name: 'The ferry of two hours' }).first().click();
  const talk = ed.page.locator('.side-box', { has: ed.page.locator('#comments') });
  await talk.locator('summary').first().click();
  await talk.getByLabel(words('newsroom.comments.text')).fill('Who steers it, @Ana?');
  await talk.getByRole('button', { name: words('newsroom.comments.send') }).click();
  await said(ed.page, 'newsroom.done.comment');
  await loadAxe(ed.page);
  expect(await offencesOf(ed.page)).toEqual([]);
  await act(ed.page, 'newsroom.acts.handBack', (form) => form.getByLabel(words('newsroom.acts.note')).fill('Name the pilot.'));
  await said(ed.page, 'newsroom.done.handBack');

  // It is mended and handed in again: what was just typed goes along.
  await ana.page.goto(screen);
  await ana.page.getByText('Who steers it, @Ana?').waitFor();
  await ana.page.getByText('Name the pilot.').waitFor();
  await ana.page.locator('.saving-bar').waitFor();
  await surface(ana.page).locator('p', { hasText: 'Three' }).click();
  await ana.page.keyboard.press('End');
  await ana.page.keyboard.type(' Old Manuel steers it.');
  await button(ana.page, 'newsroom.acts.handIn').click();
  await said(ana.page, 'newsroom.done.handIn');

  // Approved, seen as a subscriber will see it, and scheduled for a minute later.
  await ed.page.goto(screen);
  await button(ed.page, 'newsroom.acts.approve').click();
  await said(ed.page, 'newsroom.done.approve');
  await ed.page.getByRole('link', { name: words('newsroom.story.preview') }).click();
  await ed.page.getByRole('link', { name: words('newsroom.preview.as.subscriber') }).click();
  const framed = ed.page.frameLocator('iframe');
  await framed.getByText('ONLY-BEHIND-THE-GATE').waitFor();
  await ed.page.goto(screen);
  await act(ed.page, 'newsroom.acts.schedule', (form) => form.getByLabel(words('newsroom.acts.at')).fill('2026-11-24T10:01'));
  await said(ed.page, 'newsroom.done.schedule');

  const visitor = await seen.visitor();
  const address = '/world/the-ferry-of-two-hours';
  await paper.runJobs('stories.publish-due');
  expect((await visitor.page.goto(address))?.status()).toBe(404);
  paper.moveTo('2026-11-24T15:01:00Z');
  await paper.runJobs('stories.publish-due');

  // A subscriber reads it, pictures and all; a visitor finds it on the front.
  const [name = '', value = ''] = (await newViewer(paper, 'paid')).split('=');
  const reader = await seen.visitor();
  await reader.context.addCookies([{ name, value, url: seen.base }]);
  await reader.page.goto(address);
  await reader.page.getByText('ONLY-BEHIND-THE-GATE').waitFor();
  expect(await reader.page.getByText('Old Manuel steers it.').count()).toBe(1);
  expect(await reader.page.getByRole('img', { name: 'A market by the river' }).count()).toBe(1);
  expect(await reader.page.getByRole('img', { name: 'A ferry at noon' }).count()).toBe(1);
  await visitor.page.goto('/');
  await visitor.page.getByRole('link', { name: 'The ferry of two hours' }).first().waitFor();

  await ed.page.goto(screen);
  await act(ed.page, 'newsroom.acts.correct', (form) =>
    form.getByLabel(words('newsroom.acts.publicNote')).fill('The river is the Guadiana.'),
  );
  await said(ed.page, 'newsroom.done.correct');
  await paper.settled();
  await reader.page.reload();
  await reader.page.getByText('The river is the Guadiana.').waitFor();

  await act(ed.page, 'newsroom.acts.withdraw', (form) => form.getByLabel(words('newsroom.acts.reason')).fill('It was never there.'));
  await said(ed.page, 'newsroom.done.withdraw');
  await paper.settled();
  expect((await reader.page.goto(address))?.status()).toBe(410);
  expect((await visitor.page.goto(address))?.status()).toBe(410);
  for (const page of ['/', '/latest', '/world', '/authors/ana-author', '/feed.xml'])
    expect(await (await visitor.page.request.get(page)).text(), page).not.toContain('The ferry of two hours');
  expect([...ana.offences, ...ed.offences, ...reader.offences]).toEqual([]);
}, 90_000);
