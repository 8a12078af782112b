import { hash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { plainText } from '#document';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { askFor, mostBytes } from './ask-feed.ts';
import { decoded } from './decode.ts';
import type { IncomingItem } from './incoming.ts';
import { textOfPage } from './page-text.ts';
import { sourceVersionsOf } from './store.ts';

// A partner's server is asked for one page at a time, so many in one go; the rest waits for the next minute.
const most = { pages: 20 };
const pace = 500;

/**
 * The items of a feed that has only their beginnings, with the text of their pages. A page is fetched where the feed says something new of it;
 * what hasn't changed is left out. `isWhole` is false where more pages remain than are fetched in one go.
 */
export async function withPages(
  app: App,
  press: Press,
  feed: { sourceId: number },
  items: IncomingItem[],
): Promise<{ items: IncomingItem[]; isWhole: boolean }> {
  const known = await sourceVersionsOf(
    press,
    feed.sourceId,
    items.map(({ guid }) => guid),
  );
  const news = items
    .map((item) => ({ ...item, version: item.version ?? markOf(item) }))
    .filter((item) => item.status === 'canceled' || known.get(item.guid) !== item.version);
  const filled: IncomingItem[] = [];
  for (const [at, item] of news.slice(0, most.pages).entries()) {
    if (at > 0) await pause(pace);
    filled.push(await withPage(app, item));
  }
  return { items: filled, isWhole: news.length <= most.pages };
}

/** What a feed itself says of an item, in short: when it says something else, the page is fetched again. */
function markOf({ headline, deck, document, changedAt }: IncomingItem): string {
  return hash('sha256', JSON.stringify([headline, deck, plainText(document), changedAt]), 'base64url').slice(0, 22);
}

async function withPage(app: App, item: IncomingItem): Promise<IncomingItem> {
  if (!item.url || item.status === 'canceled') return item;
  const answer = await askFor(app, item.url, mostBytes.page);
  if (!answer.ok || answer.status !== 200 || !/html/i.test(answer.type)) return item;
  const page = textOfPage(decoded(answer.body, answer.type), answer.url);
  if (!page || plainText(page.document).length <= plainText(item.document).length) return item;
  const seen = new Set(item.pictures.map(({ url }) => url));
  return {
    ...item,
    deck: item.deck || beginningOf(item),
    document: page.document,
    pictures: [...item.pictures, ...page.pictures.filter(({ url }) => !seen.has(url))],
    language: item.language ?? page.language,
    authors: item.authors.length > 0 || !page.byline ? item.authors : [page.byline],
  };
}

function beginningOf({ document }: IncomingItem): string {
  const text = plainText(document).replace(/\s+/g, ' ');
  return text.length <= 400 && !/(…|\.\.\.|\[…\])$/.test(text) ? text : '';
}
