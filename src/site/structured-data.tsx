import { raw } from 'hono/html';
import type { StoryCard } from '#design';
import type { App } from '#platform/app.ts';
import type { PublishedStory } from '#stories';

/** The class that stands around what a visitor can't read; structured data points at it in every variant of the page. */
export const gatedClass = 'gated';

/**
 * schema.org NewsArticle for search engines, with Google's marks for paywalled content: `isAccessibleForFree` and `hasPart`.
 * Made of what anyone may see; never holds the body.
 */
export function structuredData(app: App, story: PublishedStory, card: StoryCard, paperName: string): Record<string, unknown> {
  const base = app.baseUrl();
  const isFree = story.access === 'free';
  return {
    '@context': 'https://schema.org',
    '@type': 'NewsArticle',
    mainEntityOfPage: base + card.href,
    headline: story.headline,
    description: story.deck,
    inLanguage: story.language,
    datePublished: story.publishedAt.toISOString(),
    dateModified: (story.updatedAt ?? story.publishedAt).toISOString(),
    articleSection: card.section.name,
    author: card.authors.map((author) => ({ '@type': 'Person', name: author.name, url: base + author.href })),
    ...(card.lead ? { image: [base + card.lead.picture.href] } : {}),
    publisher: { '@type': 'NewsMediaOrganization', name: paperName, url: base },
    isAccessibleForFree: isFree,
    ...(isFree ? {} : { hasPart: { '@type': 'WebPageElement', isAccessibleForFree: false, cssSelector: `.${gatedClass}` } }),
  };
}

/** A data block in the page. No browser runs it; `<` is written so that no text in it can end it. */
export function JsonLd({ data }: { data: Record<string, unknown> }) {
  return <script type="application/ld+json">{raw(JSON.stringify(data).replaceAll('<', '\\u003c'))}</script>;
}
