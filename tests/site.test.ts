import { describe, expect, it } from 'vitest';
import { browserOf, testPaper } from './paper.ts';

const paper = testPaper();

describe('the reading site', () => {
  it('serves every kind of public page', async () => {
    const browser = browserOf(paper);
    const pages = [
      '/',
      '/latest',
      '/world',
      '/world/first',
      '/topics',
      '/topics/water',
      '/countries',
      '/countries/colombia',
      '/languages',
      '/languages/fr',
      '/authors',
      '/authors/ana-author',
    ];
    for (const page of [
      ...pages,
      '/sources',
      '/sources/le-test',
      '/archive',
      '/archive/2026-11',
      '/feed.xml',
      '/fr',
      '/fr/world/first',
      '/ar/world/first',
    ]) {
      const response = await browser.get(page);
      expect(response.status, `${page} ${JSON.stringify(paper.logged.filter((line) => line.level === 'error').at(-1))}`).toBe(200);
      expect(response.headers.get('cache-control'), page).toContain('public');
    }
  });
});

describe('later pages of a list', () => {
  it('are found by their cursor, are kept by nobody here, and never take the place of the first', async () => {
    const base = await paper.serve();
    const first = await (await fetch(`${base}/latest`)).text();
    const listed = await paper.app.db
      .selectFrom('stories.listing')
      .select(['publishedAt', 'versionId'])
      .where('list', '=', 'all')
      .execute();
    const newest = listed.toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime())[0];
    const cursor = `${newest?.publishedAt.getTime()}-${newest?.versionId}`;
    const kept = paper.app.pages.size;
    for (const query of [`before=${cursor}`, `%62efore=${cursor}`, `utm_source=x&before=${cursor}`, `b%65for%65=${cursor}`]) {
      const later = await (await fetch(`${base}/latest?${query}`)).text();
      expect(later, query).not.toBe(first);
    }
    expect(paper.app.pages.size).toBe(kept);
    expect(await (await fetch(`${base}/latest?utm_source=elsewhere`)).text()).toBe(first);
    expect(await (await fetch(`${base}/latest`)).text()).toBe(first);
    expect((await fetch(`${base}/latest?before=nowhere`)).status).toBe(404);
  });
});
