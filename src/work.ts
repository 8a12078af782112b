import { accessJobs } from '#access';
import { programJobs } from '#api';
import { composingJobs, newsletterJobs } from '#newsletters';
import type { Job } from '#platform/jobs.ts';
import { readerJobs } from '#readers';
import { feedJobs, inboxJobs, licenceJobs, partnerMailJobs } from '#sources';
import { staffJobs } from '#staff';
import { storyJobs } from '#stories';
import { subscriptionJobs } from '#subscriptions';
import { abridgedAmong, licences, translationJobs } from '#translation';
import type { Paper } from './paper.ts';

/** Every job of the paper. Those with a schedule carry it where they are described. */
export function jobsOf(paper: Paper): Job[] {
  const { app } = paper;
  return [
    ...storyJobs(paper, licences),
    ...licenceJobs(paper, abridgedAmong),
    ...partnerMailJobs(paper),
    ...readerJobs(app),
    ...staffJobs(paper),
    ...inboxJobs(paper),
    ...feedJobs(paper),
    ...translationJobs(paper),
    ...accessJobs(app),
    ...subscriptionJobs(app),
    ...newsletterJobs(app),
    ...composingJobs(paper),
    ...programJobs(paper),
  ];
}
