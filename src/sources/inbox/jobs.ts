import { z } from 'zod';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { type Job, job } from '#platform/jobs.ts';
import { bringPictures } from './bring-pictures.ts';
import { tellAssigned } from './tell-assigned.ts';

/** Pictures of what was taken, and letters to those who are asked to look at something. */
export function inboxJobs(paper: { app: App; press: Press }): Job[] {
  return [
    job('sources.bring-pictures', z.object({ itemId: z.number(), personId: z.number() }), ({ itemId, personId }) =>
      bringPictures(paper, itemId, personId),
    ),
    job('sources.tell-assigned', z.object({ itemId: z.number(), personId: z.number(), byId: z.number() }), (told) =>
      tellAssigned(paper, told),
    ),
  ];
}
