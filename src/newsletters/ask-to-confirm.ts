import { type Database, inTransaction } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';
import { addressKey } from '#readers';
import { confirmationDays } from './rules.ts';
import { addConfirmation } from './store.ts';

/** Asks an address, by one letter, to confirm lists. Which of them it is on already is looked up by the letter's job, so that no answer tells it. */
export async function askToConfirm(
  db: Database,
  address: { email: string; language: string },
  newsletterIds: number[],
  now: Date,
): Promise<void> {
  await inTransaction(db, async (db) => {
    const expiresAt = new Date(now.getTime() + confirmationDays * 86_400_000);
    const emailKey = addressKey(address.email);
    const confirmationId = await addConfirmation(db, { ...address, emailKey, newsletterIds, askedAt: now, expiresAt });
    await enqueue(db, 'newsletters.send-confirmation', { confirmationId });
  });
}
