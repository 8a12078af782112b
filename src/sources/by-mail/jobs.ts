import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { type Job, scheduled } from '#platform/jobs.ts';
import { forgetFound } from '../by-hand/store.ts';
import { readPartnerMail } from './take-mail.ts';

/** The reading of what partners mail, and the forgetting of what was looked at and not kept. */
export function partnerMailJobs(paper: { app: App; press: Press }): Job[] {
  return [
    scheduled('sources.read-mail', '*/5 * * * *', () => readPartnerMail(paper)),
    scheduled('sources.forget-found', '41 3 * * *', () => forgetFound(paper.press, paper.app.clock())),
  ];
}
