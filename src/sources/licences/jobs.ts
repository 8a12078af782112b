import { z } from 'zod';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { type Job, job, scheduled } from '#platform/jobs.ts';
import type { AbridgedAmong } from './clearance.ts';
import { endLicences, noteStanding } from './end-licences.ts';
import { carryOutTakeDown } from './take-downs.ts';
import { sendWarning, warnOfEnds } from './warn.ts';

/** Every five minutes what licences that are over covered is taken down and their ends are told ahead; at once what a partner wants taken down. */
export function licenceJobs({ app, press }: { app: App; press: Press }, abridgedAmong: AbridgedAmong): Job[] {
  return [
    scheduled('sources.end-licences', '*/5 * * * *', async () => {
      await warnOfEnds(press, app.clock());
      await endLicences(press, abridgedAmong, app.clock());
    }),
    job('sources.warn-of-end', z.object({ licenceId: z.int(), personId: z.int() }), ({ licenceId, personId }) =>
      sendWarning(app, press, licenceId, personId),
    ),
    job('sources.note-standing', z.object({ sourceId: z.int() }), ({ sourceId }) =>
      noteStanding(press, sourceId, abridgedAmong, app.clock()),
    ),
    job('sources.take-down', z.object({ takeDownId: z.int() }), ({ takeDownId }) => carryOutTakeDown(press, takeDownId, app.clock())),
  ];
}
