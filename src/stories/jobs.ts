import { z } from 'zod';
import type { App } from '#platform/app.ts';
import { type Job, job } from '#platform/jobs.ts';
import { makeRenditions } from './make-renditions.ts';

export function storyJobs(app: App): Job[] {
  return [
    job('stories.make-renditions', z.object({ pictureId: z.number() }), ({ pictureId }) => makeRenditions(app.db, app.files, pictureId)),
  ];
}
