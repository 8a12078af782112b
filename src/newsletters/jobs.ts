import { z } from 'zod';
import type { App } from '#platform/app.ts';
import { type Job, job, scheduled } from '#platform/jobs.ts';
import { followAddress } from './follow-address.ts';
import { sendConfirmation } from './send-confirmation.ts';
import { removeUnanswered } from './store.ts';

/** The letters that ask to confirm, the moves to another address, and nightly the forgetting of those nobody answered within a week of their end. */
export function newsletterJobs(app: App): Job[] {
  return [
    job('newsletters.send-confirmation', z.object({ confirmationId: z.uuid() }), ({ confirmationId }) =>
      sendConfirmation(app, confirmationId),
    ),
    job('newsletters.follow-address', z.object({ changeId: z.uuid() }), ({ changeId }) => followAddress(app.db, changeId, app.clock())),
    scheduled('newsletters.forget', '37 3 * * *', () => removeUnanswered(app.db, new Date(app.clock().getTime() - 7 * 86_400_000))),
  ];
}
