import { z } from 'zod';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { type Job, job, scheduled } from '#platform/jobs.ts';
import { removeTries } from './feed-rows.ts';
import { fetchDue, fetchFeed } from './fetch-feed.ts';
import { followItem } from './follow-item.ts';
import { subscribeHub } from './hub.ts';
import { obeyKill, tellKill } from './obey-kill.ts';

const daysKept = 14;

/** Asking feeds, following what they change and obeying what they take back, and nightly the forgetting of old tries. */
export function feedJobs({ app, press }: { app: App; press: Press }): Job[] {
  return [
    scheduled('sources.fetch-due', '* * * * *', () => fetchDue(press, app.clock())),
    job('sources.fetch-feed', z.object({ feedId: z.number() }), ({ feedId }) => fetchFeed({ app, press }, feedId)),
    job('sources.subscribe-hub', z.object({ feedId: z.number() }), ({ feedId }) => subscribeHub({ app, press }, feedId)),
    job('sources.follow-item', z.object({ itemId: z.number(), embargoBefore: z.coerce.date().nullable() }), ({ itemId, embargoBefore }) =>
      followItem(press, itemId, embargoBefore, app.clock()),
    ),
    job('sources.obey-kill', z.object({ itemId: z.number() }), ({ itemId }) => obeyKill({ app, press }, itemId)),
    job(
      'sources.tell-kill',
      z.object({ itemId: z.number(), personId: z.number(), withdrawn: z.number() }),
      ({ itemId, personId, withdrawn }) => tellKill(app, press, itemId, personId, withdrawn),
    ),
    scheduled('sources.forget-tries', '23 3 * * *', () => removeTries(press, new Date(app.clock().getTime() - daysKept * 86_400_000))),
  ];
}
