import { z } from 'zod';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { type Job, job, scheduled } from '#platform/jobs.ts';
import { answerHours } from './rules.ts';
import { removeAnswers } from './store.ts';
import { deliver } from './webhooks/deliver.ts';
import { logDays, newsKinds } from './webhooks/rules.ts';
import { dueDeliveries, removeDeliveries } from './webhooks/store.ts';
import { askToDeliver, tellPrograms } from './webhooks/tell-programs.ts';

const newsSchema = z.object({
  newsId: z.uuid(),
  kind: z.enum(newsKinds),
  versionId: z.number(),
  happenedAt: z.coerce.date(),
});

/** What other programs are told, now and again where they didn't hear; nightly the forgetting of what is over. */
export function programJobs({ app, press }: { app: App; press: Press }): Job[] {
  return [
    job('api.tell-programs', newsSchema, (news) => tellPrograms(press, newsSchema.parse(news), app.clock())),
    job('api.deliver', z.object({ deliveryId: z.uuid() }), ({ deliveryId }) => deliver(app, press, deliveryId)),
    scheduled('api.deliver-due', '* * * * *', async () => {
      for (const id of await dueDeliveries(press, app.clock(), 500)) await askToDeliver(press, id);
    }),
    scheduled('api.forget', '23 3 * * *', async () => {
      const ago = (hours: number) => new Date(app.clock().getTime() - hours * 3_600_000);
      await removeAnswers(press, ago(answerHours));
      await removeDeliveries(press, ago(logDays * 24));
    }),
  ];
}
