import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { linesOf } from '#document';
import { cookieName } from '#platform/http/cookies.ts';
import { findWork, proposeStory, saveDraft } from '#stories';
import type { TestPaper } from '../paper.ts';
import { addStaff, type StaffFixture } from '../staff.ts';

/** Somebody who writes, and a way to sign a browser in as them. */
export type Writer = StaffFixture & { name: string; signIn: (context: BrowserContext, base: string) => Promise<void> };

/** An editor of the staff: may write in every text. */
export async function addWriter(paper: TestPaper, name: string): Promise<Writer> {
  const person = await addStaff(paper, 'editor', { name });
  const signIn = (context: BrowserContext, base: string) =>
    context.addCookies([{ name: cookieName('staff', paper.app.baseUrl()), value: person.token, url: base, sameSite: 'Strict' }]);
  return { ...person, name, signIn };
}

/** A draft with a paragraph of each of these words: the id of its version. */
export async function addText(paper: TestPaper, by: StaffFixture, words: string[]): Promise<number> {
  const now = paper.app.clock();
  const staff = { id: by.id, name: '', email: by.email, role: 'editor' as const, authorId: undefined };
  const sectionId = paper.fixtures.ids.sections.get('world') ?? 0;
  const begun = await proposeStory(paper.press, { sectionId, language: 'en', headline: 'The ferry', access: 'free' }, staff, now);
  if (!begun.ok) throw new Error(begun.reason);
  const blocks = words.map((text) => ({ type: 'paragraph' as const, text: [{ text }] }));
  const draft = { headline: 'The ferry', deck: '', dateline: undefined, slug: '', document: { version: 1 as const, blocks } };
  const saved = await saveDraft(paper.press, begun.versionId, draft, 1, staff, now);
  if (!saved.ok) throw new Error(saved.reason);
  return begun.versionId;
}

/** A picture of the library at a text's end, as somebody else puts it there. */
export async function addPicture(paper: TestPaper, versionId: number, by: StaffFixture, picture: string): Promise<void> {
  const newest = (await findWork(paper.press, versionId))?.newest;
  if (!newest) throw new Error('There is no such text.');
  const { headline, deck, dateline, slug, document, number } = newest;
  const blocks = [...document.blocks, { type: 'picture' as const, picture, caption: [], alt: 'Boats' }];
  const staff = { id: by.id, name: '', email: by.email, role: 'editor' as const, authorId: undefined };
  const draft = { headline, deck, dateline, slug, document: { ...document, blocks } };
  const saved = await saveDraft(paper.press, versionId, draft, number, staff, paper.app.clock());
  if (!saved.ok) throw new Error(saved.reason);
}

/** What the paper holds of a version, a line for each block. */
export async function storedText(paper: TestPaper, versionId: number): Promise<string[]> {
  const work = await findWork(paper.press, versionId);
  return work?.newest.document.blocks.map((block) => linesOf(block).join('\n')) ?? [];
}

/** Opens a version and waits until it can be written in. */
export async function openText(page: Page, versionId: number): Promise<void> {
  await page.goto(`/newsroom/versions/${versionId}`);
  await page.locator('.saving-bar').waitFor();
}

/** The text in the editor, a line for each paragraph that isn't empty. */
export async function shownText(page: Page): Promise<string[]> {
  const paragraphs = await page.locator('.story-surface .ProseMirror > p').allTextContents();
  return paragraphs.filter((text) => text.trim() !== '');
}

/** Types at the end of the paragraph that begins with a word. */
export async function typeInto(page: Page, start: string, text: string): Promise<void> {
  const paragraph = page.locator('.story-surface p', { hasText: start }).first();
  await paragraph.evaluate((element) => {
    element.closest<HTMLElement>('.ProseMirror')?.focus();
    const selection = getSelection();
    selection?.selectAllChildren(element);
    selection?.collapseToEnd();
  });
  await page.keyboard.type(text);
}

/** Waits until the bar says that the text stands so. */
export async function waitForState(page: Page, state: string): Promise<void> {
  await page.locator(`.saving-bar[data-saving="${state}"]`).waitFor();
}

/** Waits until the paper holds this. */
export async function waitForText(paper: TestPaper, versionId: number, lines: string[]): Promise<void> {
  await expect.poll(() => storedText(paper, versionId), { timeout: 10_000, interval: 50 }).toEqual(lines);
}

/** The texts that the page's browser keeps because they aren't saved, as JSON. */
export function keptIn(page: Page): Promise<string[]> {
  return page.evaluate(
    () =>
      new Promise((found) => {
        indexedDB.open('newsroom').onsuccess = ({ target }) => {
          const asking = (target as IDBOpenDBRequest).result.transaction('kept').objectStore('kept').getAll();
          asking.onsuccess = () => found(asking.result.map((row) => JSON.stringify(row.draft)));
        };
      }),
  );
}
