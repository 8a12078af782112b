import { inTransaction, type Press } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';
import { signInEnd } from './rules.ts';
import { addSignIn } from './store.ts';

/** Begins a sign-in by letter and answers its id. Whether the address is one of the staff's is looked up by the job, so that no answer and no delay tells it. */
export async function askToSignIn(press: Press, asked: { email: string; language: string; returnTo: string }, now: Date): Promise<string> {
  return inTransaction(press, async (press) => {
    const row = { kind: 'letter', personId: null, askedAt: now, expiresAt: signInEnd('letter', now), ...asked } as const;
    const signInId = await addSignIn(press, row);
    await enqueue(press, 'staff.send-sign-in', { signInId }, { priority: -10 });
    return signInId;
  });
}
