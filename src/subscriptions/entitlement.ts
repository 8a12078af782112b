import type { App } from '#platform/app.ts';
import { believe, believed } from '#platform/believed.ts';
import { readerTag } from '#readers';
import { nextGrantStart, readsEverythingUntil } from './rules.ts';
import { standingOf } from './store/standing.ts';

/** `until`: undefined where they may not. `changesAt`: when that may be otherwise though nobody does anything. */
type Entitlement = { until: Date | undefined; changesAt: Date | undefined };

/** Until when a reader may read everything, or undefined when they may not now. Believed for a quarter of an hour, unless a change is announced. */
export async function entitlementOf(app: App, readerId: number): Promise<{ until: Date } | undefined> {
  const now = app.clock();
  const key = `entitlement:${readerId}`;
  const known = believed<Entitlement>(app, key);
  // What has run out or was to begin since it was looked up is looked up again.
  if (known && !(known.changesAt && known.changesAt <= now)) return known.until && { until: known.until };
  const asOf = app.kept.changes;
  const standing = await standingOf(app.db, readerId);
  const until = readsEverythingUntil(standing, now);
  believe<Entitlement>(app, key, { until, changesAt: until ?? nextGrantStart(standing, now) }, [readerTag(readerId)], asOf);
  return until && { until };
}
