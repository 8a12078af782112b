import type { App } from '#platform/app.ts';
import { enqueue } from '#platform/jobs.ts';
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
