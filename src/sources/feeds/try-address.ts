import { Parser } from 'htmlparser2';
import { plainText } from '#document';
import type { App } from '#platform/app.ts';
import { askFor, mostBytes } from './ask-feed.ts';
import { decoded } from './decode.ts';
import type { FeedKind } from './feed-rows.ts';
import { languagesOf } from './language-of.ts';
import { type FeedProblem, problemOfFetch, problemOfStatus } from './problems.ts';
import { addressOf } from './raw-item.ts';
import { readerOf } from './readers.ts';

export type TriedItem = { headline: string; language: string; publishedAt: Date | undefined; words: number; pictures: number };

export type TriedAddress =
  | { ok: true; url: string; title: string; count: number; items: TriedItem[]; hasHub: boolean; isShort: boolean }
  /** `feeds` are those that a page at this address names. */
  | { ok: false; problem: FeedProblem; detail: string; feeds: { url: string; title: string }[] };

const mostShown = 8;
const fewWords = 120;

/** Looks at what is to be had at an address, and keeps nothing of it. */
export async function tryAddress(app: App, kind: FeedKind, url: string, language: string | null): Promise<TriedAddress> {
  const answer = await askFor(app, url, mostBytes.feed);
  if (!answer.ok) return { ok: false, problem: problemOfFetch(answer), detail: '', feeds: [] };
  const problem = problemOfStatus(answer.status);
  if (problem) return { ok: false, problem, detail: `HTTP ${answer.status}`, feeds: [] };
  const read = await readerOf(kind)?.(answer);
  if (!read) return { ok: false, problem: 'no-feed', detail: kind, feeds: [] };
  if (!read.ok)
    return { ok: false, problem: read.problem, detail: read.detail, feeds: feedsNamedIn(decoded(answer.body, answer.type), answer.url) };
  const shown = read.items.slice(0, mostShown);
  const languages = await languagesOf(shown, language, 'und');
  const lengths = shown.map(({ document }) => plainText(document).split(/\s+/).length);
  return {
    ok: true,
    url: answer.movedTo ?? url,
    title: read.title,
    count: read.items.length,
    hasHub: read.hub !== undefined,
    isShort: shown.length > 0 && lengths.every((words) => words < fewWords),
    items: shown.map(({ headline, publishedAt, pictures }, at) => ({
      headline,
      publishedAt,
      language: languages[at] ?? 'und',
      words: lengths[at] ?? 0,
      pictures: pictures.length,
    })),
  };
}

/** Feeds that a page names in its head. */
function feedsNamedIn(html: string, url: string): { url: string; title: string }[] {
  const found = new Map<string, string>();
  const parser = new Parser({
    onopentag(name, { rel = '', type = '', href, title = '' }) {
      if (
        name !== 'link' ||
        found.size >= 10 ||
        !/\balternate\b/i.test(rel) ||
        !/^application\/(rss|atom|feed)\+(xml|json)$/i.test(type.trim())
      )
        return;
      const address = addressOf(href, url);
      if (address) found.set(address, title.slice(0, 200));
    },
  });
  parser.end(html.slice(0, 200_000));
  return [...found].map(([address, title]) => ({ url: address, title }));
}
