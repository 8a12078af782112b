import { generateRssFeed } from 'feedsmith';
import type { Gate } from '#access';
import type { App } from '#platform/app.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readSettings } from '#settings';
import { listOf, listStories, listTag } from '#stories';
import { answerPage } from './answer.ts';
import { editionIn } from './frame.ts';

const storiesInFeed = 30;

/** The edition's RSS 2.0 feed: headline, deck and address of the newest stories. It never holds more than a list page does. */
export function feedPage(app: App, gate: Gate) {
  return (c: Ctx) =>
    answerPage(app, gate, c, async (frame) => {
      const edition = editionIn(await readSettings(app), frame.language);
      const stories = await listStories(app.db, edition, listOf.all, storiesInFeed);
      const base = app.baseUrl();
      const text = generateRssFeed({
        title: frame.paper.name,
        link: base + frame.href('/'),
        description: frame.paper.tagline,
        language: frame.language,
        ...(stories[0] ? { lastBuildDate: stories[0].card.publishedAt } : {}),
        atom: { links: [{ href: base + frame.href('/feed.xml'), rel: 'self', type: 'application/rss+xml' }] },
        items: stories.map(({ card }) => ({
          title: card.headline,
          link: base + card.href,
          description: card.deck,
          guid: { value: `${base}/stories/${card.key}/${card.language}`, isPermaLink: false },
          pubDate: card.publishedAt,
          categories: [{ name: card.section.name }],
          dc: { creators: card.authors.map((author) => author.name) },
        })),
      });
      return {
        text,
        type: 'application/rss+xml; charset=utf-8',
        tags: [listTag(frame.language, listOf.all), ...stories.map((one) => `story:${one.storyId}`)],
      };
    });
}
