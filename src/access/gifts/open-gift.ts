import { type Database, inTransaction } from '#platform/database.ts';
import { type MeterRef, meterId } from '../store.ts';
import { addGiftOpening, countDevice, hasGiftOpening, lockGift } from './store.ts';

export type OpenGiftOutcome = { ok: true; storyId: number } | { ok: false; reason: 'gone' | 'full' };

/**
 * Lets a meter read a gift's story until the gift expires. Again with the same meter is free; of many at once no more get in than the gift
 * has devices. Whether the giver still subscribes the caller asks, and the gate at every reading.
 */
export async function openGift(db: Database, giftId: string, meter: MeterRef, mostDevices: number, now: Date): Promise<OpenGiftOutcome> {
  return inTransaction(db, async (db) => {
    const gift = await lockGift(db, giftId);
    if (!gift || gift.expiresAt <= now) return { ok: false, reason: 'gone' };
    const id = await meterId(db, meter, now);
    if (await hasGiftOpening(db, giftId, id)) return { ok: true, storyId: gift.storyId };
    if (gift.devices >= mostDevices) return { ok: false, reason: 'full' };
    await addGiftOpening(db, giftId, id, now);
    await countDevice(db, giftId);
    return { ok: true, storyId: gift.storyId };
  });
}
