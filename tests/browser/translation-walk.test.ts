import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { cookieName } from '#platform/http/cookies.ts';
import { changeSettings } from '#settings';
import { addFeed, addLicence, openTerms } from '#sources';
import type { Role } from '#staff';
import { addPairs, saveConcept } from '#translation';
import { answering, feedServer } from '../feed-server.ts';
import { addSource } from '../sources.ts';
import { addStaff } from '../staff.ts';
import { loadAxe, offencesOf } from './axe.ts';
import { seenPaper } from './visitor.ts';
import { button, words } from './walk.ts';
import { waitForState, waitForText } from './writers.ts';

const seen = seenPaper();
const partner = feedServer();

const arabic = {
  headline: 'سفينة الليل',
  harbour: 'وصلت السفينة إلى الميناء عند الفجر.',
  bread: 'كان أهل مدينة صور ينتظرون الخبز.',
  sailors: 'على متنها 40 بحّارًا.',
  mended: 'على متنها 60 بحّارًا.',
};
const french = { headline: 'Le pain du soir', text: 'Le boulanger se lève à minuit.' };
const english = {
  headline: 'The night ship',
  harbour: 'The ship reached the harbour at dawn.',
  bread: 'The people of Tyre were waiting for bread.',
  sailors: 'There were 40 sailors aboard.',
  mended: 'There were 60 sailors aboard.',
};

/** The partner's feed as it stands now: a story in each of its languages. */
function feedText(sailors: string, changedAt: string): string {
  const item = (guid: string, language: string, headline: string, author: string, lines: string[]) =>
    `<item><guid isPermaLink="false">${guid}</guid><title>${headline}</title><link>https://al-mina.example/${guid}</link>
      <dc:language>${language}</dc:language><dc:creator>${author}</dc:creator><pubDate>${changedAt}</pubDate>
      <content:encoded><![CDATA[${lines.map((line) => `<p>${line}</p>`).join('')}]]></content:encoded></item>`;
  return `<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel>
    <title>Al-Mina</title><link>https://al-mina.example/</link>
    ${item('ship', 'ar', arabic.headline, 'رنا الصياد', [arabic.harbour, arabic.bread, sailors])}
    ${item('bread', 'fr', french.headline, 'Paul Fournil', [french.text])}
  </channel></rss>`;
}

/** A browser in which somebody of the staff is signed in. */
async function colleague(role: Role, name: string, authorId?: number) {
  const person = await addStaff(seen.paper, role, { name, ...(authorId === undefined ? {} : { authorId }) });
  const visitor = await seen.visitor();
  await visitor.context.addCookies([{ name: cookieName('staff', seen.base), value: person.token, url: seen.base, sameSite: 'Strict' }]);
  return { ...visitor, id: person.id, email: person.email };
}

const said = (page: Page, phrase: Parameters<typeof words>[0]) => page.locator('.notice-good', { hasText: words(phrase) }).waitFor();
const numberIn = (page: Page) => Number(new URL(page.url()).pathname.split('/')[3]);

/** On the screen of a version: begins it in English, for a translator and a reviewer until a day. Answers the new version's number. */
async function giveOut(page: Page, translator: string, reviewer: string): Promise<number> {
  const box = page.locator('.side-box, .fold-box', { has: page.locator('#versions') });
  await box.getByText(words('newsroom.versions.add'), { exact: true }).click();
  await box.getByLabel(words('newsroom.desk.language'), { exact: true }).selectOption('en');
  await box.getByLabel(words('newsroom.assignment.translator'), { exact: true }).selectOption({ label: translator });
  await box.getByLabel(words('newsroom.assignment.reviewer'), { exact: true }).selectOption({ label: reviewer });
  await box.getByLabel(words('newsroom.desk.deadline'), { exact: true }).fill('2026-11-27');
  const from = numberIn(page);
  await box.getByRole('button', { name: words('newsroom.versions.begin') }).click();
  await page.waitForURL((url) => /^\/newsroom\/versions\/\d+/.test(url.pathname) && Number(url.pathname.split('/')[3]) !== from);
  return numberIn(page);
}

/** To a row of the desk, as with the mouse. */
async function goTo(page: Page, row: number): Promise<void> {
  await page.locator('.desk-row .desk-target').nth(row).click();
  await page.locator(`.desk-row:nth-child(${row + 1}).desk-row-here`).waitFor();
}

async function openDesk(page: Page, headline: string): Promise<void> {
  await page.goto('/newsroom/translations');
  await page.getByRole('link', { name: headline }).first().click();
  await page.locator('.translation-desk .saving-bar').waitFor();
}

async function handInFromDesk(page: Page): Promise<void> {
  await waitForState(page, 'saved');
  await page.getByRole('button', { name: words('editor.desk.handIn') }).click();
  await said(page, 'newsroom.done.handIn');
}

async function passReview(page: Page, headline: string): Promise<void> {
  await page.goto('/newsroom/translations?view=review');
  await page.getByRole('link', { name: headline }).first().click();
  await page.locator('.review-rows').waitFor();
}

test('an Arabic and a French story come by a feed and go out in English, and the Arabic one follows when its original is corrected', async () => {
  const { paper } = seen;
  await changeSettings(paper.press, 'newsroom', { review: 'required', secondFactor: 'optional' }, paper.app.clock());
  const ed = await colleague('editor', 'Ed');
  const rita = await colleague('editor', 'Rita');
  const tom = await colleague('translator', 'Tom', paper.fixtures.ids.authors.get('tom-translator'));
  const now = paper.app.clock();

  // A partner whose licence covers it, what the paper remembers, and how it writes a name.
  const sourceId = await addSource(paper.press, 'al-mina', ['ar', 'fr'], 'CO');
  await addLicence(
    paper.press,
    sourceId,
    { ...openTerms('Letter of 2026', '2026-01-01'), attribution: 'By leave of Al-Mina.' },
    undefined,
    now,
  );
  const pair = { from: 'ar', to: 'en', kind: 'paragraph', scope: 'paper', state: 'approved', madeAt: now } as const;
  await addPairs(paper.press, [{ ...pair, sourceText: arabic.harbour, targetText: english.harbour }]);
  const term = (language: string, text: string, status: 'preferred' | 'forbidden') => ({
    language,
    text,
    status,
    transliteration: '',
    note: '',
  });
  const terms = [term('ar', 'صور', 'preferred'), term('en', 'Tyre', 'preferred'), term('en', 'Sour', 'forbidden')];
  await saveConcept(paper.press, undefined, { kind: 'place', note: 'The Lebanese town.', origin: '', isKept: false, terms }, 0, ed, now);

  // The paper asks the feed by itself.
  let feed = feedText(arabic.sailors, 'Tue, 24 Nov 2026 08:00:00 GMT');
  const url = partner.serveAt('/feed.xml', (request, response) => answering(() => feed)(request, response));
  const by = { id: ed.id, name: 'Ed', email: ed.email, role: 'editor' as const, authorId: undefined };
  const added = await addFeed(paper.press, { sourceId, kind: 'feed', url, language: '', minutesBetween: 30, takesPages: false }, by, now);
  expect(added).toMatchObject({ ok: true });
  await paper.runJobs('sources.fetch-due');

  // An editor takes the French story from the list, the Arabic one after having read it, and gives both out.
  await ed.page.goto('/newsroom/inbox');
  const lines = ed.page.locator('.inbox-line');
  await lines.filter({ hasText: arabic.headline }).getByText(words('newsroom.inbox.licensed')).waitFor();
  await ed.page.getByRole('checkbox', { name: words('newsroom.inbox.choose', { headline: french.headline }) }).check();
  await ed.page.locator('.inbox-acts').getByLabel(words('newsroom.desk.section'), { exact: true }).selectOption({ label: 'World' });
  await ed.page
    .locator('.inbox-acts')
    .getByRole('button', { name: words('newsroom.inbox.take'), exact: true })
    .click();
  await ed.page.locator('.notice-good', { hasText: words('newsroom.inbox.said.taken', { count: 1 }) }).waitFor();
  await ed.page.getByRole('link', { name: arabic.headline }).click();
  expect(await ed.page.locator('article.reading [dir=rtl]', { hasText: arabic.bread }).count()).toBeGreaterThan(0);
  await ed.page.getByLabel(words('newsroom.desk.section'), { exact: true }).selectOption({ label: 'World' });
  await ed.page.getByLabel(words('newsroom.facts.access'), { exact: true }).selectOption('free');
  await button(ed.page, 'newsroom.inbox.take').click();
  await ed.page.waitForURL(/\/newsroom\/versions\/\d+$/);
  const original = numberIn(ed.page);
  const id = await giveOut(ed.page, 'Tom', 'Rita');
  await ed.page.goto('/newsroom/inbox?state=taken');
  await ed.page.getByRole('link', { name: french.headline }).click();
  await ed.page.getByRole('link', { name: words('newsroom.inbox.openVersion') }).click();
  const frenchId = await giveOut(ed.page, 'Tom', 'Rita');
  await paper.runJobs();
  expect(paper.letters.filter(({ to }) => to === tom.email)).toHaveLength(2);

  // The translator takes what the memory has, and minds the glossary.
  const { page } = tom;
  await openDesk(page, arabic.headline);
  await page.locator('textarea[name=headline]').fill(english.headline);
  await page.locator('textarea[name=deck]').fill('Bread came by sea.');
  await goTo(page, 0);
  await page.locator('.desk-matches', { hasText: english.harbour }).waitFor();
  await page.keyboard.press('Control+Alt+1');
  await waitForText(paper, id, [english.harbour]);
  await goTo(page, 1);
  const tyre = page.locator('.desk-terms').getByRole('button', { name: 'Tyre' });
  await tyre.waitFor();
  await page.keyboard.type('The people of Sour');
  const warning = page.locator('.desk-findings', {
    hasText: words('newsroom.translate.found.forbiddenFor', { text: 'Sour', instead: 'Tyre' }),
  });
  await warning.waitFor();
  await loadAxe(page);
  expect(await offencesOf(page)).toEqual([]);
  for (const _ of 'Sour') await page.keyboard.press('Backspace');
  await tyre.click();
  await page.keyboard.type(' were waiting for bread.');
  await warning.waitFor({ state: 'detached' });
  await goTo(page, 2);
  await page.keyboard.type(english.sailors);
  await page.keyboard.press('Control+Enter');
  await waitForText(paper, id, [english.harbour, english.bread, english.sailors]);
  await handInFromDesk(page);
  await openDesk(page, french.headline);
  await page.locator('textarea[name=headline]').fill('The evening bread');
  await goTo(page, 0);
  await page.keyboard.type('The baker gets up at midnight.');
  await waitForText(paper, frenchId, ['The baker gets up at midnight.']);
  await handInFromDesk(page);

  // Somebody else passes them, and an editor sends them out.
  await passReview(rita.page, english.headline);
  await loadAxe(rita.page);
  expect(await offencesOf(rita.page)).toEqual([]);
  await button(rita.page, 'newsroom.acts.approve').click();
  await said(rita.page, 'newsroom.done.approve');
  await passReview(rita.page, 'The evening bread');
  await button(rita.page, 'newsroom.acts.approve').click();
  await said(rita.page, 'newsroom.done.approve');
  for (const version of [id, frenchId]) {
    await ed.page.goto(`/newsroom/versions/${version}`);
    await button(ed.page, 'newsroom.acts.publish').click();
    await said(ed.page, 'newsroom.done.publish');
  }
  await paper.runJobs();

  // A visitor reads whose words these are.
  const visitor = await seen.visitor();
  await visitor.page.goto('/');
  await visitor.page.getByRole('link', { name: 'The evening bread' }).first().waitFor();
  await visitor.page.getByRole('link', { name: english.headline }).first().click();
  await visitor.page.waitForURL('**/world/the-night-ship');
  const passport = visitor.page.locator('.passport');
  for (const fact of ['al-mina', 'Tom Translator', 'رنا الصياد', arabic.headline, 'By leave of Al-Mina.'])
    await passport.getByText(fact, { exact: true }).waitFor();
  await visitor.page.getByText(english.bread).waitFor();
  expect(await visitor.page.locator('.passport-behind').count()).toBe(0);

  // The partner corrects its text; the paper hears of it by itself.
  feed = feedText(arabic.mended, 'Tue, 24 Nov 2026 15:20:00 GMT');
  paper.moveTo('2026-11-24T15:40:00Z');
  await paper.runJobs('sources.fetch-due');
  await waitForText(paper, original, [arabic.harbour, arabic.bread, arabic.mended]);
  const behind = words('design.passport.behind.update', { day: 'Nov. 24' });
  await visitor.page.reload();
  await visitor.page.locator('.passport-behind', { hasText: behind }).waitFor();
  await ed.page.goto('/newsroom/translations?view=stale');
  await ed.page.getByRole('row', { name: english.headline }).getByText(words('newsroom.stale.updated')).waitFor();
  expect(paper.letters.filter(({ to }) => to === tom.email)).toHaveLength(3);

  // The translator sees which word is another, and follows.
  await page.goto(`/newsroom/versions/${id}`);
  await page.getByRole('link', { name: words('newsroom.stale.compare') }).click();
  const change = page.locator('.desk-row[data-stale]');
  await change.locator('del', { hasText: '40' }).waitFor();
  await change.locator('ins', { hasText: '60' }).waitFor();
  expect(await change.count()).toBe(1);
  expect((await change.locator('del').allTextContents()).join('')).not.toContain('بحّارًا');
  await goTo(page, 2);
  await page.keyboard.press('Home');
  for (const _ of 'There were ') await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Delete');
  await page.keyboard.type('6');
  await page.keyboard.press('Control+Alt+u');
  await change.waitFor({ state: 'detached' });
  await waitForText(paper, id, [english.harbour, english.bread, english.mended]);
  await visitor.page.reload();
  await visitor.page.locator('.passport-behind').waitFor();
  await handInFromDesk(page);

  // It goes out again, and nobody is told any more.
  await passReview(rita.page, english.headline);
  await button(rita.page, 'newsroom.acts.approve').click();
  await said(rita.page, 'newsroom.done.approve');
  await ed.page.goto(`/newsroom/versions/${id}`);
  const correct = ed.page.locator('details.act', { has: ed.page.getByText(words('newsroom.acts.correct'), { exact: true }) });
  await correct.locator('summary').click();
  await correct.getByLabel(words('newsroom.acts.publicNote')).fill('There were sixty sailors.');
  await correct.getByRole('button', { name: words('newsroom.acts.correct'), exact: true }).click();
  await said(ed.page, 'newsroom.done.correct');
  await paper.runJobs();
  await visitor.page.reload();
  await visitor.page.getByText(english.mended).waitFor();
  expect(await visitor.page.locator('.passport-behind').count()).toBe(0);
  expect([...ed.offences, ...rita.offences, ...tom.offences, ...visitor.offences]).toEqual([]);
}, 120_000);
