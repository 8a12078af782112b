import { setImmediate as breath } from 'node:timers/promises';
import { parseFeed } from 'feedsmith';
import { parseXml } from '#platform/xml.ts';
import { dateOf } from './dates.ts';
import { decoded, harmlessXml } from './decode.ts';
import { rawOfAtom, rawOfJson, rawOfRss } from './formats.ts';
import type { IncomingItem } from './incoming.ts';
import type { FeedProblem } from './problems.ts';
import { addressOf, itemOf, type RawItem } from './raw-item.ts';

/** Where a feed lies, and what its server said of the type of its bytes. */
export type FeedAnswer = { body: Uint8Array; type: string; url: string };

/** What a feed holds. `hub` and `topic` are where it is subscribed to by WebSub. */
export type ReadFeed =
  | { ok: true; title: string; items: IncomingItem[]; hub?: string | undefined; topic?: string | undefined }
  | { ok: false; problem: FeedProblem; detail: string };

const mostItems = 10_000;
const atOnce = 20;

/** Reads RSS, RDF, Atom or JSON Feed, whichever it is. Lets other work be done between items. */
export async function readFeed({ body, type, url }: FeedAnswer): Promise<ReadFeed> {
  const text = decoded(body, type).replace(/^\ufeff/, '');
  const isJson = /^\s*\{/.test(text);
  const harmless = isJson ? { ok: true as const, xml: text } : harmlessXml(text);
  if (!harmless.ok)
    return /<(rss|feed|rdf:RDF)\b/i.test(text.slice(0, 5000)) || harmless.problem === 'doctype'
      ? noPage(text, harmless)
      : { ok: false, problem: 'no-feed', detail: '' };
  const found = parsed(harmless.xml, url);
  if (!found) return { ok: false, problem: 'no-feed', detail: '' };
  const items: IncomingItem[] = [];
  for (const [at, raw] of found.raws.slice(0, mostItems).entries()) {
    if (at % atOnce === 0) await breath();
    items.push(itemOf(raw, found.base));
  }
  return {
    ok: true,
    title: found.title.slice(0, 200),
    items: [...items, ...(isJson ? [] : tombstones(harmless.xml))],
    hub: found.hub,
    topic: found.topic,
  };
}

function noPage(text: string, problem: Extract<ReadFeed, { ok: false }>): ReadFeed {
  // A page where a feed should be has a DOCTYPE too, and it isn't the point.
  return /^\s*<!doctype html|^\s*<html/i.test(text) ? { ok: false, problem: 'no-feed', detail: 'HTML' } : problem;
}

type Found = { title: string; raws: RawItem[]; base: string; hub: string | undefined; topic: string | undefined };

function parsed(text: string, url: string): Found | undefined {
  try {
    return foundIn(parseFeed(text, { parseDateFn: dateOf }), url);
  } catch {
    // Whatever the library can't make out isn't a feed to us either.
    return undefined;
  }
}

function foundIn(parsed: ReturnType<typeof parseFeed<Date | undefined>>, url: string): Found {
  if (parsed.format === 'json') {
    const { feed } = parsed;
    const about = { language: feed.language, author: feed.authors?.[0]?.name };
    const hub = feed.hubs?.find(({ type }) => /^websub$/i.test(type ?? ''))?.url;
    return {
      title: feed.title ?? '',
      base: addressOf(feed.home_page_url, url) ?? url,
      hub: addressOf(hub, url),
      topic: addressOf(feed.feed_url, url),
      raws: (feed.items ?? []).map((item) => rawOfJson(item, about)),
    };
  }
  if (parsed.format === 'atom') {
    const { feed } = parsed;
    const about = { language: feed.xml?.lang, rights: feed.rights?.value, author: feed.authors?.[0]?.name };
    const base = addressOf(feed.xml?.base, url) ?? url;
    return {
      title: feed.title?.value ?? '',
      base,
      ...hubIn(feed.links, url),
      raws: (feed.entries ?? []).map((entry) => rawOfAtom(entry, about)),
    };
  }
  const { feed } = parsed;
  const language = 'language' in feed ? feed.language : undefined;
  const about = {
    language: language ?? feed.xml?.lang ?? feed.dc?.languages?.[0],
    rights: ('copyright' in feed ? feed.copyright : undefined) ?? feed.dc?.rights?.[0],
  };
  return {
    title: feed.title ?? '',
    base: addressOf(feed.link, url) ?? url,
    ...hubIn(feed.atom?.links, url),
    raws: (feed.items ?? []).map((item) => rawOfRss(item, about)),
  };
}

function hubIn(links: { rel?: string; href?: string }[] | undefined, url: string): Pick<Found, 'hub' | 'topic'> {
  const named = (name: string) => addressOf(links?.find(({ rel }) => rel?.toLowerCase() === name)?.href, url);
  return { hub: named('hub'), topic: named('self') };
}

/** What an Atom feed says was taken back (RFC 6721). */
function tombstones(xml: string): IncomingItem[] {
  if (!xml.includes('deleted-entry')) return [];
  const whole = parseXml(xml);
  if (!whole.ok) return [];
  return whole.root.children.flatMap((child): IncomingItem[] => {
    if (typeof child === 'string' || child.name !== 'deleted-entry' || child.namespace !== 'http://purl.org/atompub/tombstones/1.0')
      return [];
    const comment = child.children.find((one) => typeof one !== 'string' && one.name === 'comment');
    const killReason =
      typeof comment === 'object'
        ? comment.children
            .filter((one) => typeof one === 'string')
            .join('')
            .trim()
        : '';
    return [
      {
        ...itemOf({ id: child.attributes.ref, links: [], texts: [], authors: [], subjects: [], pictures: [], status: 'canceled' }, ''),
        changedAt: dateOf(child.attributes.when),
        killReason,
      },
    ];
  });
}
