import { type Database, inTransaction } from '#platform/database.ts';
import type { Keys } from '#platform/tokens.ts';
import { addressKey } from '#readers';
import { chooseLists } from '../choose-lists.ts';
import type { Said } from '../consents.ts';
import { type Pause, pausedUntil } from '../rules.ts';
import { changeWishes, lockAddress, wishesOf } from './store.ts';

/** What an address wants: exactly these lists, in a language, after a pause. `keep` leaves a pause as it is. */
export type Preferences = { newsletterIds: number[]; language: string; pause: Pause | 'none' | 'keep' };

/** Puts an address on exactly the lists it wants, in the language it wants, none of them before its pause is over. Done twice is as good as once. */
export async function prefer(db: Database, keys: Keys, email: string, wanted: Preferences, said: Said, now: Date): Promise<void> {
  const { newsletterIds, language, pause } = wanted;
  const key = addressKey(email);
  await inTransaction(db, async (db) => {
    await lockAddress(db, key);
    const before = await wishesOf(db, key);
    await chooseLists(db, keys, { email, language }, newsletterIds, said, now);
    const kept = before?.pausedUntil ?? null;
    const until = pause === 'keep' ? kept : pause === 'none' ? null : pausedUntil(pause, now);
    await changeWishes(db, key, { language, pausedUntil: until });
  });
}
