import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';

const root = path.resolve(import.meta.dirname, '../..');

/** Where the pictures of the documents stand. */
export const folder = path.join(root, 'docs/pictures');

export const lights = ['light', 'dark'] as const;

/** Starts the paper in an empty folder; answers where it is, and the link that lets its first publisher in. */
export async function startPaper(dataDir: string): Promise<{ child: ChildProcess; base: string; staffLink: string }> {
  const env = { ...process.env, DATA_DIR: dataDir, PORT: '0', LOG: 'error', DATABASE_URL: '' };
  const child = spawn(path.join(root, 'bin/broadsheet'), ['start'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  let said = '';
  child.stdout?.on('data', (more) => (said += more));
  for (const late = Date.now() + 180_000; Date.now() < late; await sleep(200)) {
    const [, base] = said.match(/The paper is at (\S+)/) ?? [];
    const [, staffLink] = said.match(/A staff sign-in link: (\S+)/) ?? [];
    if (base && staffLink) return { child, base, staffLink };
    if (child.exitCode !== null) throw new Error(`The paper ended with ${child.exitCode}.`);
  }
  throw new Error('The paper was not up within three minutes.');
}

export type Look = { language: string; light: (typeof lights)[number]; width: number; height: number; scale: number };

/** Opens a window that looks at the paper in one way, with the cookies of somebody. */
export async function openWindow(browser: Browser, base: string, look: Look, cookies: Cookies = []): Promise<Page> {
  const { width, height, scale, light } = look;
  const context = await browser.newContext({
    baseURL: base,
    viewport: { width, height },
    deviceScaleFactor: scale,
    colorScheme: light,
    reducedMotion: 'reduce',
  });
  await context.addCookies(cookies);
  return context.newPage();
}

export type Cookies = Awaited<ReturnType<ReturnType<Page['context']>['cookies']>>;

/** Waits for faces and pictures, and keeps what the window shows, without the empty part under a short page. `from` is an element to begin above. */
export async function take(page: Page, name: string, from?: { element: string; above: number }): Promise<void> {
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
  if (from)
    await page.evaluate(({ element, above }) => {
      scrollTo(0, (document.querySelector(element)?.getBoundingClientRect().top ?? 0) + scrollY - above);
    }, from);
  await page.waitForFunction(() =>
    [...document.images].every((image) => image.complete || image.getBoundingClientRect().top > innerHeight),
  );
  const file = path.join(folder, `${name}.webp`);
  const { width = 0, height = 0 } = page.viewportSize() ?? {};
  const whole = await page.evaluate(() => Math.ceil(document.body.getBoundingClientRect().bottom));
  const shot = await page.screenshot({ clip: { x: 0, y: 0, width, height: Math.min(height, whole) } });
  for (let quality = 84; ; quality -= 8) {
    const { size } = await sharp(shot).webp({ quality, smartSubsample: true }).toFile(file);
    if (size <= 250_000 || quality < 40) return;
  }
}
