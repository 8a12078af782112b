import { z } from 'zod';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { type Job, job, scheduled } from '#platform/jobs.ts';
import { removeChallenges } from './factors/store.ts';
import { idleHours } from './rules.ts';
import { sendSignIn } from './send-sign-in.ts';
import { removeEnded } from './session-store.ts';
import { notices, sendNotice } from './tell-person.ts';

/** The letters that let staff in and that warn them, and nightly the forgetting of what can't be used again. */
export function staffJobs({ app, press }: { app: App; press: Press }): Job[] {
  return [
    job('staff.send-sign-in', z.object({ signInId: z.uuid() }), ({ signInId }) => sendSignIn(app, press, signInId)),
    job('staff.tell-person', z.object({ personId: z.number().int(), what: z.enum(notices) }), ({ personId, what }) =>
      sendNotice(app, press, personId, what),
    ),
    scheduled('staff.forget', '11 3 * * *', async () => {
      const now = app.clock();
      const ago = (hours: number) => new Date(now.getTime() - hours * 3_600_000);
      await removeEnded(press, { signIn: ago(24), session: now, lastSeen: ago(idleHours) });
      await removeChallenges(press, now);
    }),
  ];
}
