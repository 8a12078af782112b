import { sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import type { Feed } from './feed-rows.ts';
import type { FeedProblem } from './problems.ts';

/** A feed as the health page shows it. */
export type FeedHealth = Feed & {
  /** New items a day, over the last seven. */
  itemsADay: number;
};

/** Feeds, those that fail longest first, then the newest. `before` is the last one of the page before. */
export async function feedsByHealth(
  press: Press,
  { sourceId, before, most }: { sourceId?: number | undefined; before?: { failures: number; id: number } | undefined; most: number },
  now: Date,
): Promise<FeedHealth[]> {
  const week = new Date(now.getTime() - 7 * 86_400_000);
  return (await press
    .selectFrom('sources.feed as f')
    .selectAll('f')
    .select(
      sql<number>`round((select coalesce(sum(t.items_new), 0) from sources.feed_try t where t.feed_id = f.id and t.tried_at > ${week}) / 7.0, 1)::float8`.as(
        'itemsADay',
      ),
    )
    .$if(sourceId !== undefined, (query) => query.where('f.sourceId', '=', sourceId ?? 0))
    .$if(before !== undefined, (query) => query.where(sql<boolean>`(f.failures, f.id) < (${before?.failures ?? 0}, ${before?.id ?? 0})`))
    .orderBy('f.failures', 'desc')
    .orderBy('f.id', 'desc')
    .limit(most)
    .execute()) as FeedHealth[];
}

export type FeedTry = { triedAt: Date; milliseconds: number; problem: FeedProblem | null; itemsNew: number; itemsChanged: number };

/** The last tries of a feed, newest first. */
export async function triesOf(press: Press, feedId: number, most: number): Promise<FeedTry[]> {
  const columns = ['triedAt', 'milliseconds', 'problem', 'itemsNew', 'itemsChanged'] as const;
  return (await press
    .selectFrom('sources.feedTry')
    .select(columns)
    .where('feedId', '=', feedId)
    .orderBy('triedAt', 'desc')
    .limit(most)
    .execute()) as FeedTry[];
}
