import { z } from 'zod';
import type { App } from '#platform/app.ts';
import { type Job, job, scheduled } from '#platform/jobs.ts';
import { readMailbox } from './bounces/read-mailbox.ts';
import { removeReports } from './bounces/store.ts';
import { carryOver } from './bring/carry-over.ts';
import { removeImports } from './bring/store.ts';
import { followAddress } from './follow-address.ts';
import { sendConfirmation } from './send-confirmation.ts';
import { removeDeliveries } from './sending/store.ts';
import { removeUnanswered } from './store.ts';

/** The letters that ask to confirm, the moves to another address, every five minutes what came back by mail, and nightly the forgetting of those nobody answered within a week of their end, of brought files after thirty days, and of who got which mail after 400. */
export function newsletterJobs(app: App): Job[] {
  return [
    job('newsletters.send-confirmation', z.object({ confirmationId: z.uuid() }), ({ confirmationId }) =>
      sendConfirmation(app, confirmationId),
    ),
    job('newsletters.follow-address', z.object({ changeId: z.uuid() }), ({ changeId }) => followAddress(app.db, changeId, app.clock())),
    job('newsletters.import', z.object({ importId: z.uuid() }), ({ importId }) => carryOver(app, importId)),
    scheduled('newsletters.read-bounces', '*/5 * * * *', async () => {
      if (app.config.mail.bounceMailbox) app.log.info('newsletters.bounces-read', await readMailbox(app));
    }),
    scheduled('newsletters.forget', '37 3 * * *', async () => {
      const ago = (days: number) => new Date(app.clock().getTime() - days * 86_400_000);
      await removeUnanswered(app.db, ago(7));
      await removeReports(app.db, ago(400));
      await removeDeliveries(app.db, ago(400));
      await removeImports(app.db, ago(30));
    }),
  ];
}
