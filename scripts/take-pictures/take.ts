// Takes the pictures of the documentation: starts Longitude from nothing, walks through it as its readers do, and writes docs/pictures/.
// node scripts/take-pictures/take.ts [front story newsroom …] takes all, or those whose names begin so.
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser } from 'playwright-core';
import sharp from 'sharp';
import { wordsIn } from '#platform/words.ts';
import { launchChromium } from '../../tests/browser/chromium.ts';
import { takeNewsroom } from './newsroom.ts';
import { type Cookies, folder, type Look, lights, openWindow, startPaper, take } from './stage.ts';

const wanted = process.argv.slice(2);

const stories = {
  story: '/culture/the-woman-who-ran-beside-the-film',
  next: '/economy/the-teahouse-that-keeps-the-price-index',
  archive: '/culture/letters-on-cassette',
};
// Two screens of a desk, and two of a phone at the sharpness phones have.
const widths = [
  { width: 1280, height: 1600, scale: 1 },
  { width: 390, height: 1600, scale: 2 },
];
const languages = ['en', 'ar'];

/** Waits until every picture of a page comes in the sizes that pages ask for. */
async function waitForRenditions(base: string, address: string): Promise<void> {
  for (const late = Date.now() + 900_000; Date.now() < late; await sleep(2000)) {
    const html = await (await fetch(base + address)).text();
    if (!/<img(?![^>]*srcset)/.test(html)) return;
  }
  throw new Error(`The pictures of ${address} were not ready within a quarter of an hour.`);
}

/** Signs somebody in with a free trial, and answers their cookies. */
async function subscribe(browser: Browser, base: string): Promise<Cookies> {
  const words = wordsIn('en');
  const page = await openWindow(browser, base, { language: 'en', light: 'light', width: 1280, height: 1000, scale: 1 });
  const press = (name: string) => page.locator('main').getByRole('button', { name, exact: true }).click();
  await page.goto('/sign-in?to=/subscribe');
  await page.getByLabel(words('readers.signIn.email')).fill('rosa.reader@example.org');
  await press(words('readers.signIn.submit'));
  const field = page.getByLabel(words('readers.code.label'));
  await field.waitFor();
  await field.fill(await newestCode(base));
  await press(words('readers.code.submit'));
  await press(words('design.offer.startTrial'));
  await press(words('subscriptions.checkout.agree'));
  await page.getByLabel(words('subscriptions.checkout.number'), { exact: true }).fill('4242 4242 4242 4242');
  await page.getByLabel(words('subscriptions.checkout.expiry'), { exact: true }).fill('12/39');
  await page.getByLabel(words('subscriptions.checkout.cvc'), { exact: true }).fill('123');
  await page.getByLabel(words('subscriptions.checkout.name'), { exact: true }).fill('Rosa Reader');
  await press(words('subscriptions.checkout.startTrial'));
  await page.waitForURL(/\/subscribe\/done/);
  const cookies = await page.context().cookies();
  await page.context().close();
  return cookies;
}

/** The code of the newest letter, which a paper without a mail server keeps and shows. */
async function newestCode(base: string): Promise<string> {
  for (const late = Date.now() + 30_000; Date.now() < late; await sleep(200)) {
    const [, code] = (await (await fetch(`${base}/dev/mail`)).text()).match(/: (\d{6})</) ?? [];
    if (code) return code;
  }
  throw new Error('No letter with a code came within half a minute.');
}

/** A page's address in a language, as the page itself names it. */
async function addressIn(base: string, address: string, language: string): Promise<string> {
  const html = await (await fetch(base + address)).text();
  const [, href] = html.match(new RegExp(`hreflang="${language}" href="([^"]+)"`)) ?? [];
  if (!href) throw new Error(`${address} is not to be had in ${language}.`);
  return new URL(href).pathname;
}

async function takePages(browser: Browser, base: string, look: Look, cookies: Cookies): Promise<void> {
  const { language, light, width } = look;
  const name = (kind: string) => `${kind}-${language}-${width}-${light}`;
  const isWanted = (kind: string) => wanted.length === 0 || wanted.includes(kind);
  const home = language === 'en' ? '' : `/${language}`;
  const visitor = await openWindow(browser, base, look);
  if (isWanted('front')) {
    await visitor.goto(home || '/');
    await take(visitor, name('front'));
  }
  if (isWanted('story') || isWanted('wall')) {
    await visitor.goto(await addressIn(base, stories.story, language));
    await visitor.locator('.story-rest').waitFor();
    if (isWanted('story')) await take(visitor, name('story'));
  }
  if (isWanted('wall')) {
    await visitor.goto(await addressIn(base, stories.next, language));
    await visitor.locator('.wall').waitFor();
    await take(visitor, name('wall'), { element: '.wall', above: width < 500 ? 420 : 640 });
  }
  if (isWanted('subscribe')) {
    await visitor.goto(`${home}/subscribe`);
    await take(visitor, name('subscribe'));
  }
  await visitor.context().close();
  if (!isWanted('account')) return;
  const reader = await openWindow(browser, base, look, cookies);
  await reader.goto(`${home}/account`);
  await take(reader, name('account'));
  await reader.context().close();
}

/** The four walls beside each other. The last asks to register, once a network has begun more meters than it may in a day. */
async function takeWalls(browser: Browser, base: string): Promise<void> {
  const page = await openWindow(browser, base, { language: 'en', light: 'light', width: 760, height: 1600, scale: 1 });
  const shots: Buffer[] = [];
  const shoot = async (address: string) => {
    await page.goto(address);
    await page.locator('.wall').waitFor();
    await page.evaluate(() => document.fonts.ready.then(() => undefined));
    shots.push(await page.locator('.wall').screenshot());
  };
  await page.goto(stories.story);
  await page.locator('.story-rest').waitFor();
  await shoot(stories.next);
  await shoot(await firstForSubscribers(base));
  await shoot(stories.archive);
  const [, open = ''] = (await (await fetch(base + stories.story)).text()).match(/action="(\/open\/[^"]+)"/) ?? [];
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  for (let at = 0; at < 400; at++) await fetch(base + open, { method: 'POST', body: 'part=rest', headers });
  await page.context().clearCookies();
  await shoot(stories.story);
  await page.context().close();

  const sizes = await Promise.all(shots.map((shot) => sharp(shot).metadata()));
  const width = Math.max(...sizes.map((size) => size.width));
  const height = Math.max(...sizes.map((size) => size.height));
  const gap = 32;
  const place = (at: number) => ({ left: gap + (at % 2) * (width + gap), top: gap + Math.floor(at / 2) * (height + gap) });
  const sheet = { width: 2 * width + 3 * gap, height: 2 * height + 3 * gap, channels: 3 as const, background: '#fdfcf9' };
  await sharp({ create: sheet })
    .composite(shots.map((input, at) => ({ input, ...place(at) })))
    .webp({ quality: 84 })
    .toFile(path.join(folder, 'walls.webp'));
}

async function firstForSubscribers(base: string): Promise<string> {
  const html = await (await fetch(`${base}/latest`)).text();
  for (const [, href = ''] of html.matchAll(/class="teaser-headline"><a href="([^"]+)"/g)) {
    if ((await (await fetch(base + href)).text()).includes('wall-subscribers')) return href;
  }
  throw new Error('No story on the first page of the latest is for subscribers.');
}

await mkdir(folder, { recursive: true });
const dataDir = await mkdtemp(path.join(tmpdir(), 'broadsheet-pictures-'));
const { child, base, staffLink } = await startPaper(dataDir);
try {
  // The newsroom shows pictures in whatever size there is.
  const isOfReaders = wanted.length === 0 || wanted.some((one) => one !== 'newsroom');
  if (isOfReaders) for (const address of ['/', '/ar', ...Object.values(stories)]) await waitForRenditions(base, address);
  const browser = await launchChromium();
  const cookies = isOfReaders ? await subscribe(browser, base) : [];
  for (const language of isOfReaders ? languages : []) {
    for (const { width, height, scale } of widths) {
      for (const light of lights) await takePages(browser, base, { language, light, width, height, scale }, cookies);
    }
  }
  if (wanted.length === 0 || wanted.includes('walls')) await takeWalls(browser, base);
  if (wanted.length === 0 || wanted.includes('newsroom')) await takeNewsroom(browser, base, staffLink);
  await browser.close();
} finally {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
  await rm(dataDir, { recursive: true, force: true });
}
