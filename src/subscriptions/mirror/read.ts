import type { App } from '#platform/app.ts';
import { enqueue } from '#platform/jobs.ts';
import { errorFields } from '#platform/log.ts';
import type { Agreement } from '../agreement.ts';
import type { About, Billing } from '../billing.ts';
import { type Mirrored, mirror } from './mirror.ts';
import { nextMark } from './rows.ts';

const mostReadings = 5;

/** Reads anew at the provider what something is about, and mirrors it; a reading that a newer one overtook is made again. Throws Unreachable. */
export async function readAndMirror(app: App, billing: Billing, about: About): Promise<Mirrored> {
  for (let count = 1; ; count++) {
    const mark = await nextMark(app.db);
    const agreements = await billing.read(about);
    const mirrored = await mirror(app.db, { provider: billing.provider, keys: app.keys, agreements, mark }, app.clock());
    if (!mirrored.overtaken || count === mostReadings) return mirrored;
  }
}

/** Asks for an agreement to be read by a job: soon, and again until the provider answers. */
export async function readLater(db: App['db'], about: About): Promise<void> {
  await enqueue(db, 'subscriptions.read', about, { key: `read ${JSON.stringify(about)}` });
}

/**
 * Goes through all the provider holds and heals whatever differs here. Answers how many agreements were looked at. One that can't be mirrored
 * stops none of the others: it is named once all are done.
 */
export async function reconcile(app: App, billing: Billing): Promise<number> {
  let count = 0;
  let after: string | undefined;
  const failed: string[] = [];
  do {
    const mark = await nextMark(app.db);
    const { agreements, next } = await billing.readAll(after);
    const given = (some: Agreement[]) => ({ provider: billing.provider, keys: app.keys, agreements: some, mark });
    const done = await mirror(app.db, given(agreements), app.clock()).catch((error) => {
      app.log.error('subscriptions.unmirrored', errorFields(error));
    });
    if (!done || done.overtaken)
      for (const { ref } of agreements) await readAndMirror(app, billing, { agreement: ref }).catch(() => failed.push(ref));
    count += agreements.length;
    after = next;
  } while (after !== undefined);
  if (failed.length > 0)
    throw new Error(`${failed.length} of ${count} subscriptions could not be mirrored: ${failed.slice(0, 20).join(', ')}`);
  return count;
}
