import { sql } from 'kysely';
import type { Press } from '#platform/database.ts';
import type { FeedProblem } from './problems.ts';

export type FeedKind = 'feed' | 'ninjs' | 'newsml' | 'mail';

/** A way by which a source reaches us, as it stands. */
export type Feed = {
  id: number;
  sourceId: number;
  kind: FeedKind;
  url: string;
  language: string | null;
  minutesBetween: number;
  takesPages: boolean;
  pausedAt: Date | null;
  etag: string | null;
  lastModified: string | null;
  nextAt: Date;
  triedAt: Date | null;
  answeredAt: Date | null;
  failures: number;
  problem: FeedProblem | null;
  problemDetail: string | null;
  hubUrl: string | null;
  hubTopic: string | null;
  hubKey: string;
  hubUntil: Date | null;
  hubAskedAt: Date | null;
};

/** A feed by its number. */
export async function findFeed(press: Press, feedId: number): Promise<Feed | undefined> {
  return (await press.selectFrom('sources.feed').selectAll().where('id', '=', feedId).executeTakeFirst()) as Feed | undefined;
}

/** A feed by the key in the address that its hub calls. */
export async function findFeedByKey(press: Press, key: string): Promise<Feed | undefined> {
  return (await press.selectFrom('sources.feed').selectAll().where('hubKey', '=', key).executeTakeFirst()) as Feed | undefined;
}

const minutesClaimed = 15;

/** Claims feeds that are due, the longest waiting first: nobody else takes them for a quarter of an hour. Mailboxes are looked into by others. */
export async function claimDue(press: Press, most: number, now: Date): Promise<number[]> {
  const until = new Date(now.getTime() + minutesClaimed * 60_000);
  const { rows } = await sql<{ id: number }>`
    update sources.feed set next_at = ${until} where id in (
      select id from sources.feed where paused_at is null and next_at <= ${now} and kind <> 'mail' order by next_at, id limit ${most} for update skip locked)
    returning id`.execute(press);
  return rows.map(({ id }) => id);
}

export type Tried = {
  milliseconds: number;
  problem: FeedProblem | null;
  detail: string | null;
  itemsNew: number;
  itemsChanged: number;
  change: Partial<Pick<Feed, 'url' | 'etag' | 'lastModified' | 'pausedAt' | 'answeredAt'>> & { nextAt: Date };
};

/** Notes how a try of a feed went, and when the next one is. */
export async function noteTry(press: Press, feed: Feed, tried: Tried, now: Date): Promise<void> {
  const { milliseconds, problem, detail, itemsNew, itemsChanged, change } = tried;
  const row = { feedId: feed.id, triedAt: now, milliseconds: Math.round(milliseconds), problem, itemsNew, itemsChanged };
  await press.insertInto('sources.feedTry').values(row).execute();
  await press
    .updateTable('sources.feed')
    .set({ ...change, triedAt: now, problem, problemDetail: detail?.slice(0, 500) ?? null, failures: problem ? sql`failures + 1` : 0 })
    .where('id', '=', feed.id)
    .execute();
}

/** True when a source has no other feed at an address. */
export async function isFreeAddress(press: Press, sourceId: number, url: string): Promise<boolean> {
  const found = await press
    .selectFrom('sources.feed')
    .select('id')
    .where('sourceId', '=', sourceId)
    .where('url', '=', url)
    .executeTakeFirst();
  return found === undefined;
}

/** Forgets tries before a moment. */
export async function removeTries(press: Press, before: Date): Promise<void> {
  await press.deleteFrom('sources.feedTry').where('triedAt', '<', before).execute();
}
