import { type Database, inTransaction } from '#platform/database.ts';
import { personKey } from '#readers';
import { plansOnSale } from '../store/plans.ts';
import { giftPrices, payHours } from './rules.ts';
import { addDelivery, addGift } from './store.ts';

/** What a giver has chosen: how many months, in whose name, and by letter to whom and when; without a delivery they hand the link on themselves. */
export type Wanted = {
  giverId: number;
  months: number;
  giverName: string;
  message: string;
  language: string;
  delivery: { email: string; at: Date } | undefined;
};
export type OrderOutcome = { ok: true; giftId: string } | { ok: false; reason: 'not-sold' };

/** Writes a gift down at today's price, to be paid within two hours: what its page shows is what will be agreed. Nothing is given yet. */
export async function orderGift(db: Database, wanted: Wanted, set: Partial<Record<string, number>>, now: Date): Promise<OrderOutcome> {
  return inTransaction(db, async (db) => {
    const sold = giftPrices(await plansOnSale(db), set).find(({ months }) => months === wanted.months);
    if (!sold) return { ok: false, reason: 'not-sold' };
    const { giverId, giverName, message, language, delivery } = wanted;
    const expiresAt = new Date(now.getTime() + payHours * 3_600_000);
    const giftId = await addGift(db, { giverId, giverName, message, language, ...sold, orderedAt: now, expiresAt });
    if (delivery) await addDelivery(db, { giftId, email: delivery.email, emailKey: personKey(delivery.email), deliverAt: delivery.at });
    return { ok: true, giftId };
  });
}
