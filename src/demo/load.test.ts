import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testPaper } from '../../tests/paper.ts';
import { seed } from './load.ts';

const paper = testPaper({ fixtures: false });
const now = new Date('2026-11-24T15:00:00Z');
let dir = '';

const story =
  '---\nslug: the-ferry\nheadline: The ferry\nlead: { picture: ferry, caption: A ferry., alt: A ferry on a river. }\n---\nIt leaves at six.\n\nIt comes back at nine.\n';

beforeAll(async () => {
  dir = await mkdtemp(path.join(tmpdir(), 'broadsheet-demo-'));
  const files: Record<string, string | Buffer> = {
    'paper.yaml': JSON.stringify({
      paper: { name: 'The Loaded', tagline: {}, timeZone: 'UTC', homeLanguage: 'en', languages: ['en'] },
      meter: { visitors: 1, readers: 3, newPerNetwork: 30 },
      archive: { closesAfterDays: 30 },
      offer: { benefits: [] },
      front: { headerNewsletter: null },
      plans: [{ slug: 'monthly', priceMinor: 290, currency: 'USD', every: 'month', trialDays: 30, bestValue: false }],
    }),
    'sections.yaml': '- { slug: world, names: { en: World } }',
    'topics.yaml': '- { slug: water, names: { en: Water } }',
    'people.yaml': '- { slug: ana, name: Ana, about: { en: Ana writes. } }',
    'sources.yaml': '- { slug: le-test, name: Le Test, country: FR, languages: [fr], url: "https://letest.example" }',
    'licences.yaml': '[]',
    'items.yaml': '- { source: le-test, guid: a, age: 1h, headline: Un bac, text: Un bac sur la rivière. }',
    'translations.yaml': '{ machineHelped: [], updated: [] }',
    'newsletters.yaml': '- { slug: daily, names: { en: Daily }, frequency: daily, access: free, topics: [water] }',
    'readers.yaml':
      '- { email: rea@readers.example, language: en, age: 90d, plan: monthly, begun: 80d, trial: true, did: [{ what: cancel, on: 3d }] }',
    'pictures.yaml': '- { slug: ferry, file: ferry.webp, credit: Ana }',
    'pictures/ferry.webp': await sharp({ create: { width: 900, height: 600, channels: 3, background: '#357' } })
      .webp()
      .toBuffer(),
    'stories/the-ferry/story.yaml': 'section: world\naccess: metered\nage: 2d 04:30\nauthors: [ana]\ncountries: [CO]\ntopics: [water]\n',
  };
  for (const folder of ['pictures', 'stories/the-ferry']) await mkdir(path.join(dir, folder), { recursive: true });
  for (const [name, bytes] of Object.entries(files)) await writeFile(path.join(dir, name), bytes);
});

afterAll(() => rm(dir, { recursive: true }));

test('a mistake in a file names the file and leaves nothing behind, so the next try succeeds', async () => {
  const version = path.join(dir, 'stories/the-ferry/en.md');
  await writeFile(version, `${story}\n::picture{slug="ferry"}\n`);
  await expect(seed(paper.app, paper.press, dir, now)).rejects.toThrow('the-ferry/en.md');
  expect(await paper.press.selectFrom('stories.picture').select('slug').execute()).toEqual([]);

  await writeFile(version, story);
  expect(await seed(paper.app, paper.press, dir, now)).toBe(1);
  await paper.runJobs();
  const page = await paper.web.request('/world/the-ferry');
  expect(page.status).toBe(200);
  const html = await page.text();
  expect(html).toContain('The Loaded');
  expect(html).toContain('/pictures/ferry/800.avif');
  // Two days, four hours and a half before it was loaded.
  expect(html).toContain('2026-11-22T10:30:00.000Z');
});
