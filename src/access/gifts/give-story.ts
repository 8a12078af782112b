import { type Database, inTransaction } from '#platform/database.ts';
import { addGift, countGifts, findOpenGift, type Gift, lockGiver } from './store.ts';

export type GiveOutcome = { ok: true; gift: Gift } | { ok: false; reason: 'spent' };

/** How many stories a subscriber may give in a calendar month, and for how many days each can be opened. */
export type GiftTerms = { month: string; most: number; days: number };

/** Makes a gift of a story, or answers the one that can still be opened: the same story again costs nothing. */
export async function giveStory(db: Database, readerId: number, storyId: number, terms: GiftTerms, now: Date): Promise<GiveOutcome> {
  return inTransaction(db, async (db) => {
    await lockGiver(db, readerId);
    const known = await findOpenGift(db, readerId, storyId, now);
    if (known) return { ok: true, gift: known };
    if ((await countGifts(db, readerId, terms.month)) >= terms.most) return { ok: false, reason: 'spent' };
    const expiresAt = new Date(now.getTime() + terms.days * 86_400_000);
    return { ok: true, gift: await addGift(db, { readerId, storyId, month: terms.month, madeAt: now, expiresAt }) };
  });
}
