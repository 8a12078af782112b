import { z } from 'zod';
import type { App } from '#platform/app.ts';
import { type Job, job, scheduled } from '#platform/jobs.ts';
import { idleDays } from './rules.ts';
import { sendSignIn } from './send-sign-in.ts';
import { removeEnded } from './store.ts';

/** The sign-in letters, and nightly the forgetting of what can't be used again. */
export function readerJobs(app: App): Job[] {
  return [
    job('readers.send-sign-in', z.object({ signInId: z.uuid() }), ({ signInId }) => sendSignIn(app, signInId)),
    scheduled('readers.forget', '7 3 * * *', async () => {
      const now = app.clock();
      const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
      await removeEnded(app.db, { signIn: ago(1), session: now, lastSeen: ago(idleDays) });
    }),
  ];
}
