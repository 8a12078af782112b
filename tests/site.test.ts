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
      expect(response.status, `${page} ${JSON.stringify(paper.logged.filter((line) => line['level'] === 'error').at(-1))}`).toBe(200);
      expect(response.headers.get('cache-control'), page).toContain('public');
    }
  });
});
