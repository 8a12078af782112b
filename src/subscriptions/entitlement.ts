import type { App } from '#platform/app.ts';
import { readerTag } from '#readers';
import { readsEverythingUntil } from './rules.ts';
import { standingOf } from './store/standing.ts';

const secondsKept = 60;

/** Until when a reader may read everything, or undefined when they may not now. Kept in memory for at most a minute, and dropped once a change is announced. */
export async function entitlementOf(app: App, readerId: number): Promise<{ until: Date } | undefined> {
  const now = app.clock();
  const key = `entitlement:${readerId}`;
  const known = app.kept.get(key) as { until: Date | undefined } | undefined;
  // What has run out since it was looked up may have been renewed in the meantime.
  if (known?.until && known.until > now) return { until: known.until };
  if (known && !known.until) return undefined;
  const asOf = app.kept.changes;
  const until = readsEverythingUntil(await standingOf(app.db, readerId), now);
  app.kept.set(key, { until }, { tags: [readerTag(readerId)], asOf, expiresAt: Date.now() + secondsKept * 1000 });
  return until && { until };
}
