import type { App } from '#platform/app.ts';
import { inTransaction, type Press } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';
import { askFor, mostBytes } from './ask-feed.ts';
import { claimDue, type Feed, findFeed, isFreeAddress, noteTry, type Tried } from './feed-rows.ts';
import { withPages } from './fill-pages.ts';
import { hubOf, noteHub } from './hub.ts';
import { type FeedProblem, minutesUntilNext, problemOfFetch, problemOfStatus, retryAfter } from './problems.ts';
import { readerOf } from './readers.ts';
import { receiveItems } from './receive-items.ts';

// How many feeds are claimed each minute, and how many are asked at a time: each at most one answer in memory.
const most = { claimed: 200, atOnce: 3 };

/** Has every feed that is due asked, a few at a time. Two who look at once claim each feed once. */
export async function fetchDue(press: Press, now: Date): Promise<void> {
  await inTransaction(press, async (press) => {
    for (const feedId of await claimDue(press, most.claimed, now)) await askSoon(press, feedId);
  });
}

/** Has one feed asked as soon as one of those under way has ended. */
export async function askSoon(press: Press, feedId: number): Promise<void> {
  await enqueue(press, 'sources.fetch-feed', { feedId }, { key: `feed:${feedId}`, queue: `feeds:${feedId % most.atOnce}`, priority: 5 });
}

/** Asks a feed, takes in what it holds, and notes how that went and when it is asked again. */
export async function fetchFeed({ app, press }: { app: App; press: Press }, feedId: number): Promise<void> {
  const feed = await findFeed(press, feedId);
  if (!feed || feed.pausedAt || feed.kind === 'mail') return;
  const began = performance.now();
  const tried = await tryFeed(app, press, feed);
  await inTransaction(press, async (press) => {
    const now = app.clock();
    const { items, hub, ...rest } = tried;
    const { fresh, changed } = await receiveItems(press, feed, items, now);
    await noteTry(press, feed, { ...rest, milliseconds: performance.now() - began, itemsNew: fresh, itemsChanged: changed }, now);
    if (hub) await noteHub(press, feed, hub, now);
  });
}

type Outcome = Omit<Tried, 'milliseconds' | 'itemsNew' | 'itemsChanged'> & {
  items: Parameters<typeof receiveItems>[2];
  hub?: { url: string; topic: string } | undefined;
};

async function tryFeed(app: App, press: Press, feed: Feed): Promise<Outcome> {
  const reader = readerOf(feed.kind);
  const answer = await askFor(app, feed.url, mostBytes.feed, feed);
  const now = app.clock();
  if (!answer.ok) return failed(feed, problemOfFetch(answer), null, now);
  const known = { etag: answer.headers.etag ?? null, lastModified: answer.headers['last-modified'] ?? null };
  if (answer.status === 304) return { ...succeeded(feed, now), items: [] };
  const problem = problemOfStatus(answer.status);
  if (problem) return failed(feed, problem, `HTTP ${answer.status}`, now, retryAfter(answer.headers['retry-after'], now));
  const read = await reader?.(answer);
  if (!read) return failed(feed, 'no-feed', feed.kind, now);
  if (!read.ok) return failed(feed, read.problem, read.detail, now);
  const { items, isWhole } = feed.takesPages ? await withPages(app, press, feed, read.items) : { items: read.items, isWhole: true };
  const moved =
    answer.movedTo && answer.movedTo !== feed.url && (await isFreeAddress(press, feed.sourceId, answer.movedTo))
      ? { url: answer.movedTo }
      : {};
  const outcome = succeeded(feed, now);
  // What was left for the next time must be answered again then.
  const change = isWhole
    ? { ...outcome.change, ...known, ...moved }
    : { ...outcome.change, ...moved, nextAt: new Date(now.getTime() + 60_000) };
  return { ...outcome, items, hub: hubOf(answer.headers.link, read, answer.url), change };
}

function succeeded(feed: Feed, now: Date): Omit<Outcome, 'items'> {
  const nextAt = new Date(now.getTime() + feed.minutesBetween * 60_000);
  return { problem: null, detail: null, change: { nextAt, answeredAt: now } };
}

/** A feed that is gone is paused until somebody looks; what is busy says itself when it wants to be asked. */
function failed(feed: Feed, problem: FeedProblem, detail: string | null, now: Date, wished?: Date | undefined): Outcome {
  const minutes = Math.max(minutesUntilNext(feed.failures + 1), Math.min(feed.minutesBetween, 60));
  const nextAt = wished ?? new Date(now.getTime() + minutes * 60_000);
  return { items: [], problem, detail, change: problem === 'gone' ? { nextAt, pausedAt: now } : { nextAt } };
}
