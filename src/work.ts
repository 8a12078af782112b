import { accessJobs } from '#access';
import { newsletterJobs } from '#newsletters';
import type { Job } from '#platform/jobs.ts';
import { readerJobs } from '#readers';
import { storyJobs } from '#stories';
import { subscriptionJobs } from '#subscriptions';
import type { Paper } from './paper.ts';

/** Every job of the paper. Those with a schedule carry it where they are described. */
export function jobsOf({ app }: Paper): Job[] {
  return [...storyJobs(app), ...readerJobs(app), ...accessJobs(app), ...subscriptionJobs(app), ...newsletterJobs(app)];
}
