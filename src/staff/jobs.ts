import { z } from 'zod';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { type Job, job, scheduled } from '#platform/jobs.ts';
import { idleHours } from './rules.ts';
import { sendSignIn } from './send-sign-in.ts';
import { removeEnded } from './store.ts';

/** The letters that let staff in, and nightly the forgetting of what can't be used again. */
export function staffJobs({ app, press }: { app: App; press: Press }): Job[] {
  return [
    job('staff.send-sign-in', z.object({ signInId: z.uuid() }), ({ signInId }) => sendSignIn(app, press, signInId)),
    scheduled('staff.forget', '11 3 * * *', async () => {
      const now = app.clock();
      const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
      await removeEnded(press, { signIn: ago(24), session: now, lastSeen: ago(idleHours) });
    }),
  ];
}
