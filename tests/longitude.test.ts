import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { seed } from '#demo';
import { browserOf, testPaper } from './paper.ts';

const paper = testPaper({ fixtures: false });
let sitemap: { href: string; language: string }[] = [];

/** Every story of the demo paper in every language, found by reading its list pages to the end as a reader would. */
async function everyStory(): Promise<{ href: string; language: string }[]> {
  const found = new Map<string, string>();
  for (const language of ['en', 'fr', 'es', 'ar']) {
    let next: string | undefined = language === 'en' ? '/latest' : `/${language}/latest`;
    while (next) {
      const text: string = await (await browserOf(paper).get(next)).text();
      for (const [, href = ''] of text.matchAll(/class="teaser-headline"><a href="([^"]+)"/g)) found.set(href, language);
      next = text.match(/class="pager-older"[^>]*href="([^"]+)"/)?.[1];
    }
  }
  return [...found].map(([href, language]) => ({ href, language }));
}

describe('Longitude', () => {
  beforeAll(async () => {
    await seed(paper.app, paper.press, path.resolve('db/demo'), paper.app.clock());
    await paper.settled();
    sitemap = await everyStory();
  });

  it('is as large as the demo paper has to be', async () => {
    const { db } = paper.app;
    const versions = await paper.press
      .selectFrom('stories.version')
      .select((one) => ['language', one.fn.countAll<number>().as('count')])
      .where('publishedAt', 'is not', null)
      .groupBy('language')
      .execute();
    const countOf = (language: string) => Number(versions.find((one) => one.language === language)?.count ?? 0);
    expect(countOf('en')).toBeGreaterThanOrEqual(40);
    for (const language of ['fr', 'es', 'ar']) expect(countOf(language), language).toBeGreaterThanOrEqual(10);
    const long = await db.selectFrom('stories.version').select('id').where('language', '=', 'en').where('wholeWords', '>=', 900).execute();
    expect(long.length).toBeGreaterThanOrEqual(12);
    const sources = await db.selectFrom('stories.source').select('languages').execute();
    expect(sources).toHaveLength(12);
    expect(new Set(sources.flatMap((one) => one.languages)).size).toBeGreaterThanOrEqual(10);
    expect((await db.selectFrom('stories.country').select('code').execute()).length).toBeGreaterThanOrEqual(25);
    expect(await db.selectFrom('stories.section').select('id').execute()).toHaveLength(8);
    expect(await db.selectFrom('newsletters.newsletter').select('id').execute()).toHaveLength(9);
    expect((await db.selectFrom('stories.note').select('id').where('kind', '=', 'correction').execute()).length).toBeGreaterThan(0);
    const oldest = await db.selectFrom('stories.story').select('firstPublishedAt').orderBy('firstPublishedAt').limit(1).executeTakeFirst();
    expect(paper.app.clock().getTime() - (oldest?.firstPublishedAt?.getTime() ?? 0)).toBeGreaterThan(700 * 86_400_000);
    expect(sitemap.length).toBe(versions.reduce((sum, one) => sum + Number(one.count), 0));
  });

  it('shows every story in every language, with pictures, and gives no paid paragraph away', async () => {
    for (const { href, language } of sitemap) {
      const response = await browserOf(paper).get(href);
      expect(response.status, href).toBe(200);
      const text = await response.text();
      expect(text, href).toContain(`<html lang="${language}" dir="${language === 'ar' ? 'rtl' : 'ltr'}"`);
      expect(text, href).toMatch(/<img [^>]*src="\/pictures\//);
      const last = await paper.press
        .selectFrom('stories.body as b')
        .innerJoin('stories.version as v', 'v.id', 'b.versionId')
        .innerJoin('stories.story as s', 's.id', 'v.storyId')
        .select(['b.document', 's.access'])
        .where('v.language', '=', language)
        .where('v.slug', '=', href.split('/').at(-1) ?? '')
        .executeTakeFirstOrThrow();
      const paragraphs = (last.document as { blocks: { type: string; text: { text: string }[] }[] }).blocks.filter(
        (one) => one.type === 'paragraph',
      );
      const closing = paragraphs.at(-1)?.text[0]?.text.slice(0, 40) ?? '';
      const shown = text.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&');
      expect(shown.includes(closing), `${href} ${last.access}`).toBe(last.access === 'free');
    }
  });

  it('links every language version to all the others and to itself', async () => {
    const linksOf = new Map<string, string[]>();
    for (const { href } of sitemap) {
      const text = await (await browserOf(paper).get(href)).text();
      const links = [...text.matchAll(/<link rel="alternate" hreflang="(\w+)" href="http:\/\/[^/"]+([^"]+)"/g)].filter(
        ([, code]) => code !== 'x',
      );
      linksOf.set(href, [...new Set(links.map(([, , target = '']) => target))]);
    }
    for (const [href, links] of linksOf) {
      expect(links, href).toContain(href);
      for (const other of links) expect(linksOf.get(other), `${other} links back to ${href}`).toContain(href);
    }
  });
});
