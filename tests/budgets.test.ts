import path from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { seed } from '#demo';
import { seenPaper } from './browser/visitor.ts';

const seen = seenPaper({ fixtures: false });
const kilobyte = 1000;
const widths = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } };

/** The heaviest story of Longitude in English and in Arabic: its address, and how much its whole page weighs. */
const heaviest: Record<string, { path: string; bytes: number }> = {};

beforeAll(async () => {
  const { app, press } = seen.paper;
  await seed(app, press, path.resolve('db/demo'), app.clock());
  await dressPictures();
  await seen.paper.settled();
  for (const [language, prefix] of [
    ['en', ''],
    ['ar', '/ar'],
  ] as const) {
    const versions = await press
      .selectFrom('stories.version as v')
      .innerJoin('stories.story as s', 's.id', 'v.storyId')
      .innerJoin('stories.section as n', 'n.id', 's.sectionId')
      .select(['s.key', 'v.slug', 'n.slug as section'])
      .where('v.language', '=', language)
      .execute();
    for (const { key, slug, section } of versions) {
      const answer = await seen.paper.web.request(`${prefix}/open/${key}`, {
        method: 'POST',
        body: `language=${language}`,
        headers: { 'content-type': 'application/x-www-form-urlencoded', 'accept-encoding': 'br' },
      });
      const bytes = Number(answer.headers.get('content-length'));
      if (bytes > (heaviest[language]?.bytes ?? 0)) heaviest[language] = { path: `${prefix}/${section}/${slug}`, bytes };
    }
  }
});

/** Gives every picture the renditions it would have, without the minutes that making them takes. */
async function dressPictures(): Promise<void> {
  const { press } = seen.paper;
  for (const { id, file, width, height } of await press.selectFrom('stories.picture').select(['id', 'file', 'width', 'height']).execute()) {
    const renditions = ['avif', 'webp', 'jpeg'].flatMap((format) =>
      [480, 800, 1280].map((one) => ({ format, width: one, height: Math.round((height * one) / width), file, bytes: 1 })),
    );
    await press
      .updateTable('stories.picture')
      .set({ renditions: JSON.stringify(renditions) })
      .where('id', '=', id)
      .execute();
  }
}

type Load = { requests: string[]; bytes: Record<string, number>; blocking: string[]; shift: number };

/** Loads a page as somebody does who has never been here, waits until it has come to rest, and counts. */
async function load(address: string, viewport: { width: number; height: number }): Promise<Load> {
  const { page, context } = await seen.visitor({ viewport });
  const bytes: Record<string, number> = {};
  const requests: string[] = [];
  page.on('response', async (response) => {
    const kind = response.request().resourceType();
    requests.push(`${kind} ${new URL(response.url()).pathname}`);
    bytes[kind] = (bytes[kind] ?? 0) + Number(response.headers()['content-length'] ?? 0);
  });
  await page.addInitScript(() => {
    const seen = window as unknown as Shifts;
    seen.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) seen.shift += (entry as unknown as { value: number }).value;
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  if (await page.locator('.page-story').count()) await page.locator('.story-rest, .wall').waitFor();
  const found = await settledShift(page);
  const blocking = await page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .filter((entry) => /\.js$/.test(entry.name) && (entry as unknown as Blocking).renderBlockingStatus === 'blocking')
      .map((entry) => entry.name),
  );
  await context.close();
  return { requests, bytes, blocking, shift: found };
}

type Shifts = { shift: number };
type Blocking = { renderBlockingStatus: string };

/** The sum of all layout shifts, once two frames have been painted after fonts and text came. */
function settledShift(page: Page): Promise<number> {
  return page.evaluate(async () => {
    await document.fonts.ready;
    for (let frame = 0; frame < 2; frame++) await new Promise(requestAnimationFrame);
    return (window as unknown as Shifts).shift;
  });
}

describe('the heaviest story of Longitude', () => {
  it.each([
    ['en', 'phone'],
    ['en', 'desk'],
    ['ar', 'phone'],
    ['ar', 'desk'],
  ] as const)('in %s on a %s stays within what it may weigh', async (language, width) => {
    const story = heaviest[language];
    if (!story) throw new Error(`Longitude has no story in ${language}.`);
    const { requests, bytes, blocking, shift } = await load(story.path, widths[width]);
    // The text comes in two parts, preview and rest; together they are the page that a subscriber gets at once.
    const text = Math.max((bytes['document'] ?? 0) + (bytes['fetch'] ?? 0), story.bytes);
    expect(text + (bytes['stylesheet'] ?? 0) + (bytes['script'] ?? 0)).toBeLessThanOrEqual(40 * kilobyte);
    expect(bytes['font']).toBeLessThanOrEqual(120 * kilobyte);
    expect(requests.length, requests.join('\n')).toBeLessThanOrEqual(12);
    expect(blocking).toEqual([]);
    expect(shift).toBeLessThanOrEqual(0.02);
  });
});

describe('the front page', () => {
  it.each([
    ['/', 'phone'],
    ['/', 'desk'],
    ['/ar', 'phone'],
    ['/ar', 'desk'],
  ] as const)('%s on a %s does not move while it comes', async (address, width) => {
    const { bytes, blocking, shift } = await load(address, widths[width]);
    expect(bytes['font']).toBeLessThanOrEqual(120 * kilobyte);
    expect(blocking).toEqual([]);
    expect(shift).toBeLessThanOrEqual(0.02);
  });
});

describe('the reader’s script', () => {
  it('has at most 3 kB, compressed', async () => {
    const address = seen.paper.app.assets.href('reader.js');
    const answer = await seen.paper.web.request(address, { headers: { 'accept-encoding': 'br' } });
    const bytes = (await answer.arrayBuffer()).byteLength;
    expect(answer.headers.get('content-encoding')).toBe('br');
    expect(bytes).toBeGreaterThan(100);
    expect(bytes).toBeLessThanOrEqual(3 * kilobyte);
  });
});
