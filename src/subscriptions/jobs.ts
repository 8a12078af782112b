import { z } from 'zod';
import type { App } from '#platform/app.ts';
import { type Job, job, scheduled } from '#platform/jobs.ts';
import { billingOf } from './billing.ts';
import { sendLetter } from './send-letter.ts';
import { removeUnfinished } from './store/checkouts.ts';
import { turnPeriods } from './turn-periods.ts';

const day = 86_400_000;

/** The letters about subscriptions, the turning of periods every ten minutes, and nightly the forgetting of checkouts nothing came of. */
export function subscriptionJobs(app: App): Job[] {
  return [
    job('subscriptions.send-letter', z.object({ letterId: z.number().int() }), ({ letterId }) => sendLetter(app, letterId)),
    scheduled('subscriptions.turn-periods', '*/10 * * * *', async () => {
      const turned = await turnPeriods(app.db, billingOf(app), app.clock());
      app.log.info('subscriptions.turned', turned);
    }),
    scheduled('subscriptions.forget', '27 3 * * *', () => removeUnfinished(app.db, new Date(app.clock().getTime() - 30 * day))),
  ];
}
