import type { App } from '#platform/app.ts';
import { errorFields } from '#platform/log.ts';
import type { Billing } from '../billing.ts';
import { findComparison, noteComparison, removeComparison } from '../store/comparison.ts';
import { mirror } from './mirror.ts';
import { readAndMirror } from './read.ts';
import { nextMark } from './rows.ts';

/** A comparison that was broken off is taken up for so many hours; after that what it saw is old, and it begins anew. */
const hoursTakenUp = 20;

/**
 * Goes through all the provider holds and heals whatever differs here, a page of its at a time; killed on the way, the next run goes on where
 * it was. Answers how many agreements were looked at. One that can't be mirrored stops none of the others: it is named once all are done.
 */
export async function reconcile(app: App, billing: Billing): Promise<number> {
  const { provider } = billing;
  const since = new Date(app.clock().getTime() - hoursTakenUp * 3_600_000);
  const begun = await findComparison(app.db, provider, since);
  const beganAt = begun?.beganAt ?? app.clock();
  const failed = begun?.failed ?? [];
  let compared = begun?.compared ?? 0;
  let after = begun?.after;
  for (;;) {
    const mark = await nextMark(app.db);
    const { agreements, next } = await billing.readAll(after);
    const done = await mirror(app.db, { provider, keys: app.keys, agreements, mark }, app.clock()).catch((error) => {
      app.log.error('subscriptions.unmirrored', errorFields(error));
    });
    if (!done || done.overtaken)
      for (const { ref } of agreements) await readAndMirror(app, billing, { agreement: ref }).catch(() => failed.push(ref));
    compared += agreements.length;
    if (next === undefined) break;
    after = next;
    await noteComparison(app.db, { provider, beganAt, after, compared, failed });
  }
  await removeComparison(app.db, provider);
  if (failed.length > 0)
    throw new Error(`${failed.length} of ${compared} subscriptions could not be mirrored: ${failed.slice(0, 20).join(', ')}`);
  return compared;
}
