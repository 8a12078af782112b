import { inTransaction, type Press } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import { record } from './record.ts';
import { sessionTag } from './session.ts';
import { removeSessions } from './session-store.ts';

/** Ends the session of a token's hash, or one of a person's own by its number, in every process. Ending it twice is as good as once. */
export async function endSession(
  press: Press,
  which: { tokenHash: Buffer } | { personId: number; sessionId: number },
  now: Date,
): Promise<void> {
  await inTransaction(press, async (press) => {
    for (const { tokenHash, personId, waitsFor } of await removeSessions(press, which)) {
      await announce(press, [sessionTag(tokenHash)]);
      if (waitsFor === null) await record(press, { personId, act: 'staff.signed-out' }, now);
    }
  });
}
