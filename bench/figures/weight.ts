import path from 'node:path';
import pg from 'pg';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../../tests/browser/chromium.ts';
import { startProgram } from '../children.ts';
import { type Figure, type Row, row } from '../measure.ts';
import { root, type Stage } from '../stage.ts';

const widths = { phone: { width: 390, height: 844 }, desk: { width: 1280, height: 800 } };

/** Pictures as they are once their renditions are made, without the minutes that takes: a page names each of them. */
const dressed = `update stories.picture set renditions = (select jsonb_agg(jsonb_build_object('format', format, 'width', w, 'height', height * w / width, 'file', file, 'bytes', 1))
  from unnest(array['avif', 'webp', 'jpeg']) format, unnest(array[480, 800, 1280]) w)`;

const newest = `select '/' || sec.slug || '/' || v.slug as path from stories.listing l join stories.version v on v.id = l.version_id
  join stories.story s on s.id = v.story_id join stories.section sec on sec.id = s.section_id
  where l.language = 'en' and l.list = 'all' order by l.published_at desc limit 10`;

/** Loads Longitude and answers the addresses of its ten newest stories. */
async function loadLongitude(stage: Stage, url: string): Promise<string[]> {
  const env = { DATABASE_URL: url, DATA_DIR: path.join(stage.dir, 'data'), LOG: 'error' };
  await (await startProgram(path.join(root, 'bin/broadsheet'), ['seed'], env, 'Longitude is loaded', 90)).stop();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(dressed);
    return (await client.query(newest)).rows.map((found) => found.path);
  } finally {
    await client.end();
  }
}

type Weight = { text: number; fonts: number; requests: number; script: number };

/** What comes when somebody who has never been here opens a story and doesn't scroll: bytes as sent, and requests until it was loaded. */
async function weigh(browser: Browser, address: string, viewport: { width: number; height: number }): Promise<Weight> {
  const context = await browser.newContext({ viewport });
  const page = await context.newPage();
  const bytes = new Map<string, number>();
  let requests = 0;
  let isLoaded = false;
  page.on('response', (response) => {
    const kind = response.request().resourceType();
    if (!isLoaded) requests += 1;
    bytes.set(kind, (bytes.get(kind) ?? 0) + Number(response.headers()['content-length'] ?? 0));
  });
  page.once('load', () => {
    isLoaded = true;
  });
  await page.goto(address, { waitUntil: 'networkidle' });
  await context.close();
  const of = (kind: string) => bytes.get(kind) ?? 0;
  // The rest of a story comes by fetch: with it this is the whole page.
  return { text: of('document') + of('fetch') + of('stylesheet') + of('script'), fonts: of('font'), requests, script: of('script') };
}

export const weight: Figure = {
  seconds: 100,
  async rows(stage) {
    const url = await stage.database('longitude');
    const stories = await loadLongitude(stage, url);
    const paper = await stage.serve(url);
    const browser = await launchChromium();
    const weights: Weight[] = [];
    try {
      for (const story of stories) weights.push(await weigh(browser, `http://127.0.0.1:${paper.port}${story}`, widths.desk));
      const heaviest = weights.findIndex((one) => one.text === Math.max(...weights.map(({ text }) => text)));
      weights.push(await weigh(browser, `http://127.0.0.1:${paper.port}${stories[heaviest]}`, widths.phone));
    } finally {
      await browser.close();
      await paper.stop();
    }
    const most = (figure: string, of: (one: Weight) => number, atMost: number, write: (value: number) => string): Row => {
      const values = weights.map(of);
      return row(figure, values, Math.max(...values), { atMost }, write);
    };
    const kilobytes = (value: number) => `${(value / 1000).toFixed(1)} KB`;
    return [
      most('story page, worst of the ten newest: HTML, CSS and script', (one) => one.text, 40_000, kilobytes),
      most('its script', (one) => one.script, 3000, kilobytes),
      most('fonts', (one) => one.fonts, 120_000, kilobytes),
      most('requests', (one) => one.requests, 12, String),
    ];
  },
};
