import type { FeedKind } from './feed-rows.ts';
import { type FeedAnswer, type ReadFeed, readFeed } from './read-feed.ts';

/** Makes items of what a feed answered. */
export type Reader = (answer: FeedAnswer) => Promise<ReadFeed>;

const readers: Partial<Record<FeedKind, Reader>> = { feed: readFeed };

/** Who reads feeds of a kind; nobody where they come by another way than an address. */
export function readerOf(kind: FeedKind): Reader | undefined {
  return readers[kind];
}
