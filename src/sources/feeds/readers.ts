import { parseWire } from '../wires/parse-wire.ts';
import type { FeedKind } from './feed-rows.ts';
import { type FeedAnswer, type ReadFeed, readFeed } from './read-feed.ts';

/** Makes items of what a feed answered. */
export type Reader = (answer: FeedAnswer) => Promise<ReadFeed>;

const readWire =
  (kind: 'ninjs' | 'newsml'): Reader =>
  async ({ body, url }) => {
    const read = parseWire(kind, body, { url });
    return read.ok ? { ok: true, title: '', items: read.items } : { ok: false, problem: read.reason, detail: read.problem };
  };

const readers: Partial<Record<FeedKind, Reader>> = { feed: readFeed, ninjs: readWire('ninjs'), newsml: readWire('newsml') };

/** Who reads feeds of a kind; nobody where they come by another way than an address. */
export function readerOf(kind: FeedKind): Reader | undefined {
  return readers[kind];
}
