import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { buildServer } from '../../scripts/build.ts';
import { freePort } from '../../src/platform/postgres.ts';
import { addStaffSession } from '../staff.ts';
import { loadAxe, offencesOf } from './axe.ts';
import { seenPaper } from './visitor.ts';
import { button, words } from './walk.ts';
import {
  addPicture,
  addText,
  addWriter,
  keptIn,
  openText,
  shownText,
  storedText,
  typeInto,
  type Writer,
  waitForState,
  waitForText,
} from './writers.ts';

// A process of its own has a clock of its own.
const seen = seenPaper({ now: new Date().toISOString() });
vi.setConfig({ testTimeout: 60_000 });
const leftovers: string[] = [];
const servers: ChildProcess[] = [];
let ana: Writer;
let eve: Writer;

beforeAll(async () => {
  ana = await addWriter(seen.paper, 'Ana');
  eve = await addWriter(seen.paper, 'Eve');
});

afterAll(async () => {
  for (const server of servers) server.kill('SIGKILL');
  for (const left of leftovers) await rm(left, { recursive: true, force: true });
});

/** A browser of this person, with the text open in it. */
async function opened(who: Writer, versionId: number) {
  const visitor = await seen.visitor();
  await who.signIn(visitor.context, seen.base);
  await openText(visitor.page, versionId);
  return visitor;
}

test('two browsers in one text: different places come together, the same place is decided by whoever comes second', async () => {
  const { paper } = seen;
  const id = await addText(paper, ana, ['One', 'Two', 'Three']);
  const [hers, theirs] = [await opened(ana, id), await opened(eve, id)];
  await theirs.page.getByText(words('editor.saving.present', { name: 'Ana' })).waitFor();

  await typeInto(hers.page, 'One', ' of Ana');
  await waitForText(paper, id, ['One of Ana', 'Two', 'Three']);
  await typeInto(theirs.page, 'Three', ' of Eve');
  await waitForText(paper, id, ['One of Ana', 'Two', 'Three of Eve']);
  await theirs.page.getByText(words('editor.saving.merged', { name: 'Ana' })).waitFor();
  expect(await shownText(theirs.page)).toEqual(['One of Ana', 'Two', 'Three of Eve']);
  // The caret stays where she writes.
  await theirs.page.keyboard.type(' again');
  await waitForText(paper, id, ['One of Ana', 'Two', 'Three of Eve again']);

  // Away from the network she goes on, while Ana saves in the same place.
  await theirs.context.setOffline(true);
  await typeInto(theirs.page, 'Two', ' by Eve');
  await waitForState(theirs.page, 'away');
  await typeInto(hers.page, 'Two', ' by Ana');
  await waitForText(paper, id, ['One of Ana', 'Two by Ana', 'Three of Eve again']);
  expect(await shownText(hers.page)).toEqual(['One of Ana', 'Two by Ana', 'Three of Eve again']);
  await theirs.context.setOffline(false);
  await waitForState(theirs.page, 'conflict');
  expect(await storedText(paper, id)).toEqual(['One of Ana', 'Two by Ana', 'Three of Eve again']);

  const { page } = theirs;
  await button(page, 'editor.saving.compare').press('Enter');
  const dialog = page.getByRole('dialog', { name: words('editor.merge.title') });
  expect(await dialog.locator('.merge-mine mark').allTextContents()).toEqual(['Eve']);
  expect(await dialog.locator('.merge-theirs mark').allTextContents()).toEqual(['Ana']);
  await loadAxe(page);
  expect(await offencesOf(page)).toEqual([]);
  await button(page, 'editor.merge.save').press('Enter');
  await page.getByText(words('editor.merge.undecided')).waitFor();
  // The first place is in focus: the arrows choose there.
  for (const key of ['ArrowDown', 'ArrowDown', 'ArrowDown']) await page.keyboard.press(key);
  await page.getByLabel(words('editor.merge.takeBoth')).press('Space');
  await button(page, 'editor.merge.save').press('Enter');
  await waitForText(paper, id, ['One of Ana', 'Two by Eve', 'Two by Ana', 'Three of Eve again']);
  await waitForState(page, 'saved');
  expect(await shownText(page)).toEqual(['One of Ana', 'Two by Eve', 'Two by Ana', 'Three of Eve again']);
  expect([...hers.offences, ...theirs.offences].filter((line) => !line.includes('Failed to load resource'))).toEqual([]);
});

test('a tab that is closed, or dies, before its text was sent leaves it to the next one, and to nobody else', async () => {
  const { paper } = seen;
  const id = await addText(paper, ana, ['One']);
  const { context, page } = await opened(ana, id);
  await typeInto(page, 'One', ' and closed');
  await page.close();
  await waitForText(paper, id, ['One and closed']);

  const second = await context.newPage();
  await openText(second, id);
  await context.setOffline(true);
  await typeInto(second, 'One', ' and offline');
  await second.close();
  await context.setOffline(false);
  await context.route('**/draft', (route) => route.abort());
  const third = await context.newPage();
  await openText(third, id);
  await third.getByText(words('editor.saving.broughtBack')).waitFor();
  await typeInto(third, 'One', ' and dead');
  await expect.poll(async () => (await keptIn(third)).join()).toContain('offline and dead');
  const dying = third.waitForEvent('crash');
  third.goto('chrome://crash').catch(() => undefined);
  await dying;
  await third.close();
  expect(await storedText(paper, id)).toEqual(['One and closed']);

  await context.unroute('**/draft');
  await context.clearCookies();
  await eve.signIn(context, seen.base);
  const other = await context.newPage();
  await openText(other, id);
  expect(await shownText(other)).toEqual(['One and closed']);
  await other.close();

  await ana.signIn(context, seen.base);
  const last = await context.newPage();
  await openText(last, id);
  await waitForText(paper, id, ['One and closed and offline and dead']);
  await waitForState(last, 'saved');
  await expect.poll(() => keptIn(last)).toEqual([]);
});

test('another tab of the same browser follows, and shows the picture a colleague has put in', async () => {
  const { paper } = seen;
  const id = await addText(paper, ana, ['One', 'Two']);
  const { context, page, offences } = await opened(ana, id);
  const twin = await context.newPage();
  await openText(twin, id);
  await typeInto(page, 'One', ' there');
  await page.keyboard.press('Control+s');
  await twin.locator('.story-surface p', { hasText: 'One there' }).waitFor();
  await typeInto(twin, 'Two', ' here');
  await waitForText(paper, id, ['One there', 'Two here']);
  await page.locator('.story-surface p', { hasText: 'Two here' }).waitFor();

  await addPicture(paper, id, eve, 'harbour');
  await typeInto(page, 'One', ' again');
  await page.locator('.story-surface figure img[src*="harbour"]').waitFor();
  await expect.poll(() => storedText(paper, id)).toEqual(['One there again', 'Two here', '']);
  expect(offences.filter((line) => !line.includes('Failed to load resource'))).toEqual([]);
});

test('a session that ends, and a form of the page, wait for the text', async () => {
  const { paper } = seen;
  const id = await addText(paper, ana, ['One']);
  const { context, page } = await opened(ana, id);
  await context.clearCookies();
  await typeInto(page, 'One', ' signed out');
  await waitForState(page, 'signed-out');
  const link = page.getByRole('link', { name: words('editor.saving.signIn') });
  expect(await link.getAttribute('target')).toBe('_blank');
  const token = await addStaffSession(paper, ana.id);
  await context.addCookies([{ name: 'staff', value: token, url: seen.base, sameSite: 'Strict' }]);
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await waitForText(paper, id, ['One signed out']);
  await typeInto(page, 'One', ', and handed in');
  await button(page, 'newsroom.acts.handIn').click();
  await page.getByText(words('newsroom.done.handIn')).waitFor();
  expect(await storedText(paper, id)).toEqual(['One signed out, and handed in']);
});

test('a server that is killed while somebody types, and started again, has all of it', async () => {
  const { paper } = seen;
  const id = await addText(paper, ana, ['One']);
  const name = `killed-${process.pid}.js`;
  const folder = await mkdtemp(path.join(tmpdir(), 'broadsheet-killed-'));
  const port = await freePort();
  await buildServer(name);
  const file = path.resolve(import.meta.dirname, '../../dist', name);
  leftovers.push(file, `${file}.map`, folder);
  const start = async () => {
    const env = { PORT: String(port), DATA_DIR: folder, DATABASE_URL: paper.databaseUrl, DEMO: '0', ROLE: 'web', LOG: 'error' };
    const child = spawn(process.execPath, [file, 'start'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    servers.push(child);
    await new Promise<void>((up, down) => {
      child.stdout.on('data', (text) => String(text).includes('The paper is at') && up());
      child.once('exit', down);
    });
    return child;
  };
  const base = `http://127.0.0.1:${port}`;
  let server = await start();
  const { context, page } = await seen.visitor({ baseURL: base });
  await ana.signIn(context, base);
  await openText(page, id);
  await typeInto(page, 'One', ' before');
  await waitForState(page, 'saved');
  await typeInto(page, 'One', ', while');
  server.kill('SIGKILL');
  await page.keyboard.type(' it was down');
  await waitForState(page, 'away');
  await page.getByText(words('editor.saving.away')).waitFor();
  expect((await storedText(paper, id))[0]).not.toContain('down');
  server = await start();
  await page.keyboard.type(', after');
  await waitForText(paper, id, ['One before, while it was down, after']);
  await waitForState(page, 'saved');
});
