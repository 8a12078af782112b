import { z } from 'zod';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { type Job, job, scheduled } from '#platform/jobs.ts';
import { audiences } from './mail.ts';
import { makeDueMailings } from './make-due.ts';
import { sendTest } from './send-test.ts';
import { startDueMailings, startMailing } from './start.ts';

/** Makes and begins mailings: each minute those that are due, at once those that somebody sends now; and letters by which staff see one as mail. */
export function composingJobs({ app, press }: { app: App; press: Press }): Job[] {
  const test = z.object({ mailingId: z.int(), personId: z.int(), audience: z.enum(audiences) });
  return [
    scheduled('newsletters.make-mailings', '* * * * *', async () => {
      await makeDueMailings(app, press);
      await startDueMailings(app, press);
    }),
    job('newsletters.begin-mailing', z.object({ mailingId: z.int() }), ({ mailingId }) => startMailing(app, press, mailingId)),
    job('newsletters.send-test', test, (given) => sendTest(app, press, given)),
  ];
}
