import { raw } from 'hono/html';
import type { PictureView, StoryCard } from '#design';
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
    ...(card.lead ? { image: [imageObject(base, card.lead.picture)] } : {}),
    publisher: { '@type': 'NewsMediaOrganization', name: paperName, url: base },
    isAccessibleForFree: isFree,
    ...(isFree ? {} : { hasPart: { '@type': 'WebPageElement', isAccessibleForFree: false, cssSelector: `.${gatedClass}` } }),
  };
}

/** A picture with the credit that stands under it. */
function imageObject(base: string, { href, width, height, credit, agency }: PictureView): Record<string, unknown> {
  const creditText = [credit, agency].filter(Boolean).join(' / ');
  return { '@type': 'ImageObject', url: base + href, width, height, ...(creditText ? { creditText } : {}) };
}

/** A data block in the page. No browser runs it; `<` is written so that no text in it can end it. */
export function JsonLd({ data }: { data: Record<string, unknown> }) {
  return <script type="application/ld+json">{raw(JSON.stringify(data).replaceAll('<', '\\u003c'))}</script>;
}
