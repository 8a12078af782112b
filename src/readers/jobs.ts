import { z } from 'zod';
import type { App } from '#platform/app.ts';
import { type Job, job, scheduled } from '#platform/jobs.ts';
import { sendAddressChanged, sendAddressLetters, sendDeviceEnded, sendErasure } from './account/send-letters.ts';
import { idleDays } from './rules.ts';
import { sendSignIn } from './send-sign-in.ts';
import { removeEnded } from './store.ts';

/** The letters of signing in and of the account, and nightly the forgetting of what can't be used again. */
export function readerJobs(app: App): Job[] {
  const change = z.object({ changeId: z.uuid() });
  return [
    job('readers.send-sign-in', z.object({ signInId: z.uuid() }), ({ signInId }) => sendSignIn(app, signInId)),
    job('readers.send-address-letters', change, ({ changeId }) => sendAddressLetters(app, changeId)),
    job('readers.send-address-changed', change, ({ changeId }) => sendAddressChanged(app, changeId)),
    job('readers.send-erasure', z.object({ erasureId: z.uuid() }), ({ erasureId }) => sendErasure(app, erasureId)),
    job('readers.send-device-ended', z.object({ readerId: z.number() }), ({ readerId }) => sendDeviceEnded(app, readerId)),
    scheduled('readers.forget', '7 3 * * *', async () => {
      const now = app.clock();
      const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
      await removeEnded(app.db, { signIn: ago(1), session: now, lastSeen: ago(idleDays), wish: ago(30) });
    }),
  ];
}
