import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { seed } from '#demo';
import { hasStandIn, loadOf, shiftOf } from './browser/load.ts';
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

/** The heaviest story of a language. */
function heaviestIn(language: 'en' | 'ar'): { path: string; bytes: number } {
  const story = heaviest[language];
  if (!story) throw new Error(`Longitude has no story in ${language}.`);
  return story;
}

const places = (['en', 'ar'] as const).flatMap((language) => (['phone', 'desk'] as const).map((width) => ({ language, width })));

describe('the heaviest story of Longitude', () => {
  it.each(places)('in $language on a $width stays within what it may weigh', async ({ language, width }) => {
    const { page, context } = await seen.visitor({ viewport: widths[width] });
    const story = heaviestIn(language);
    const { requests, bytes, blocking } = await loadOf(page, story.path);
    // The text comes in two parts, preview and rest; together they are the page that a subscriber gets at once.
    const text = Math.max((bytes.document ?? 0) + (bytes.fetch ?? 0), story.bytes);
    expect(text + (bytes.stylesheet ?? 0) + (bytes.script ?? 0)).toBeLessThanOrEqual(40 * kilobyte);
    expect(bytes.font).toBeLessThanOrEqual(120 * kilobyte);
    expect(requests.length, requests.join('\n')).toBeLessThanOrEqual(12);
    expect(blocking).toEqual([]);
    await context.close();
  });
});

describe('the front page', () => {
  it.each(places)('in $language on a $width fetches no more faces, and waits for no script', async ({ language, width }) => {
    const { page, context } = await seen.visitor({ viewport: widths[width] });
    const { bytes, blocking } = await loadOf(page, fronts[language]);
    expect(bytes.font).toBeLessThanOrEqual(120 * kilobyte);
    expect(blocking).toEqual([]);
    await context.close();
  });
});

const fronts = { en: '/', ar: '/ar' };

describe('nothing moves', () => {
  it.each(places)('while the front and a story come and open in $language on a $width', async ({ language, width }) => {
    for (const address of [fronts[language], heaviestIn(language).path]) {
      const { page, context } = await seen.visitor({ viewport: widths[width] });
      expect(await shiftOf(page, address, 'never'), address).toBeLessThanOrEqual(0.02);
      await context.close();
    }
  });

  it.for(places)('when faces come late in $language on a $width', async ({ language, width }, { skip }) => {
    for (const address of [fronts[language], heaviestIn(language).path]) {
      const { page, context } = await seen.visitor({ viewport: widths[width] });
      skip(!(await hasStandIn(page, language === 'en' ? 'latin' : 'arabic')), 'This machine has no face to stand in.');
      expect(await shiftOf(page, address, 'late'), address).toBeLessThanOrEqual(0.02);
      await context.close();
    }
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
