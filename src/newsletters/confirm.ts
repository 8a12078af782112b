import { type Database, inTransaction } from '#platform/database.ts';
import type { Keys } from '#platform/tokens.ts';
import { recordChoice, type Said } from './consents.ts';
import { confirmationStateAt } from './rules.ts';
import { liftSuppression } from './sending/bounces.ts';
import { addSignUps, changeConfirmation, lockConfirmation } from './store.ts';

export type ConfirmOutcome = { ok: true } | { ok: false; reason: 'expired' };

/** Puts an address on the lists it was asked to confirm. Confirming twice is as good as once: who has left in between stays away. */
export async function confirm(db: Database, keys: Keys, confirmationId: string, said: Said, now: Date): Promise<ConfirmOutcome> {
  return inTransaction(db, async (db) => {
    const row = await lockConfirmation(db, confirmationId);
    const state = row ? confirmationStateAt(row, now) : 'expired';
    if (!row || state === 'expired') return { ok: false, reason: 'expired' };
    if (state === 'open') {
      await addSignUps(db, { email: row.email, emailKey: row.emailKey, language: row.language }, row.newsletterIds, now);
      await recordChoice(db, keys, row.email, row.newsletterIds, true, said, now);
      await liftSuppression(db, keys, row.email);
      await changeConfirmation(db, confirmationId, { confirmedAt: now });
    }
    return { ok: true };
  });
}
