import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { type Job, scheduled } from '#platform/jobs.ts';
import { readPartnerMail } from './take-mail.ts';

/** The reading of what partners mail. */
export function partnerMailJobs(paper: { app: App; press: Press }): Job[] {
  return [scheduled('sources.read-mail', '*/5 * * * *', () => readPartnerMail(paper))];
}
