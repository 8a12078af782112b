import type { Page } from 'playwright-core';
import { beforeAll, expect, test, vi } from 'vitest';
import type { Block } from '#document';
import { beginVersion, findWork } from '#stories';
import { deskOf } from '#translation';
import { seenPaper } from './visitor.ts';
import { addText, addWriter, storedText, type Writer, waitForState, waitForText } from './writers.ts';

const seen = seenPaper({ now: new Date().toISOString() });
vi.setConfig({ testTimeout: 60_000 });
let eve: Writer;

beforeAll(async () => {
  eve = await addWriter(seen.paper, 'Eve');
});

/** A version in a language, made from an English text of these paragraphs. */
async function begun(words: string[], language: string): Promise<number> {
  const { paper } = seen;
  const from = await addText(paper, eve, words);
  const storyId = (await findWork(paper.press, from))?.storyId ?? 0;
  const by = { id: eve.id, name: '', email: eve.email, role: 'editor' as const, authorId: undefined };
  const made = await beginVersion(paper.press, { storyId, language, headline: 'Le bac', madeFrom: from }, by, paper.app.clock());
  if (!made.ok) throw new Error(made.reason);
  return made.versionId;
}

async function opened(id: number) {
  const visitor = await seen.visitor();
  await eve.signIn(visitor.context, seen.base);
  await visitor.page.goto(`/newsroom/versions/${id}/translate`);
  await visitor.page.locator('.saving-bar').waitFor();
  return visitor;
}

async function goTo(page: Page, row: number): Promise<void> {
  await page.locator('.desk-row .desk-target').nth(row).click();
  await page.locator(`.desk-row:nth-child(${row + 1}).desk-row-here`).waitFor();
}

async function rowsOf(id: number) {
  const outcome = await deskOf(seen.paper.press, id);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.desk.rows.map(({ source, target, isDone, note }) => `${source}:${target}${isDone ? ' done' : ''}${note && ` ${note}`}`);
}

test('a story is translated by keyboard: rows done, joined, split, left out and added, offline too, and all of it is there again', async () => {
  const { paper } = seen;
  const id = await begun(['One.', 'Two.', 'Three.', 'Four.', 'Five.'], 'fr');
  const { page, context, offences } = await opened(id);
  await goTo(page, 0);
  await page.keyboard.type('Un.');
  await page.keyboard.press('Control+Enter');
  await page.locator('.desk-row:nth-child(2).desk-row-here').waitFor();
  await page.keyboard.press('Control+Alt+j');
  await page.keyboard.type('Deux');
  await page.keyboard.press('Enter');
  await page.keyboard.type('et trois.');
  await waitForText(paper, id, ['Un.', 'Deux', 'et trois.']);
  expect(await rowsOf(id)).toEqual(['1:1 done', '2:2', '1:0', '1:0']);
  // At the beginning of the second paragraph: the rows part there again.
  await page.keyboard.press('Home');
  await page.keyboard.press('Control+Alt+s');
  await expect.poll(() => rowsOf(id), { timeout: 8000 }).toEqual(['1:1 done', '1:1', '1:1', '1:0', '1:0']);

  await context.setOffline(true);
  await page.keyboard.press('Control+Alt+a');
  await page.keyboard.type('Une explication.');
  await goTo(page, 4);
  await page.keyboard.press('Control+Alt+o');
  await page.locator('dialog input').fill('Everybody knows.');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Alt+n');
  await waitForState(page, 'away');
  await context.setOffline(false);
  await waitForText(paper, id, ['Un.', 'Deux', 'et trois.', 'Une explication.']);
  await expect.poll(() => rowsOf(id), { timeout: 8000 }).toEqual(['1:1 done', '1:1', '1:1', '0:1', '1:0 done Everybody knows.', '1:0']);

  await page.reload();
  await page.locator('.saving-bar').waitFor();
  expect(await page.locator('.desk-row').count()).toBe(6);
  expect(await page.locator('.desk-row[data-state=omitted] .desk-note').textContent()).toBe('Everybody knows.');
  // Words taken out across rows leave the rows.
  await goTo(page, 0);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Backspace');
  await waitForText(paper, id, []);
  expect(await page.locator('.desk-row').count()).toBeGreaterThanOrEqual(5);
  await page.keyboard.press('Control+z');
  await waitForText(paper, id, ['Un.', 'Deux', 'et trois.', 'Une explication.']);
  expect(offences.filter((one) => !/ERR_INTERNET_DISCONNECTED/.test(one))).toEqual([]);
});

test('a source that changes is seen in its row and followed there; the translation runs from right to left beside it', async () => {
  const { paper } = seen;
  const id = await begun(['A harbour of 12 boats.', 'A quay.'], 'ar');
  const { page } = await opened(id);
  await goTo(page, 0);
  await page.keyboard.type('ميناء فيه 12 قاربًا.');
  await waitForText(paper, id, ['ميناء فيه 12 قاربًا.']);
  expect(
    await page
      .locator('.desk-target')
      .first()
      .evaluate((one) => getComputedStyle(one).direction),
  ).toBe('rtl');
  const from = (await findWork(paper.press, id))?.madeFrom ?? 0;
  const text = JSON.stringify({
    version: 1,
    blocks: ['A harbour of 13 boats.', 'A quay.'].map((text): Block => ({ type: 'paragraph', text: [{ text }] })),
  });
  await paper.press.updateTable('stories.revision').set({ document: text }).where('versionId', '=', from).execute();
  await page.reload();
  await page.locator('.desk-row[data-stale] ins', { hasText: '13' }).waitFor();
  await goTo(page, 0);
  await page.keyboard.press('Control+Alt+u');
  await page.locator('.desk-row:not([data-stale]) .desk-source', { hasText: '13 boats' }).waitFor();
  expect(await page.locator('.desk-row[data-stale]').count()).toBe(0);
  expect(await storedText(paper, id)).toEqual(['ميناء فيه 12 قاربًا.']);
  await page.locator('.desk-findings', { hasText: '13' }).waitFor();
});
