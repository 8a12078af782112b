import type { App } from '#platform/app.ts';
import { type Database, inTransaction } from '#platform/database.ts';
import { dayOf } from '#platform/dates.ts';
import { GiveUp } from '#platform/errors.ts';
import { enqueue } from '#platform/jobs.ts';
import { type Billing, Unreachable } from '../billing.ts';
import { readPayments } from './keep-payments.ts';
import { oweGiftLetter } from './letters.ts';
import { giftStateOf, mayWithdrawGift } from './rules.ts';
import { changeGift, findGift, lockGift } from './store.ts';

export type AgainOutcome = { ok: true } | { ok: false; reason: 'unknown' | 'not-open' | 'not-yet' | 'today-already' };

/** Sends the letter of a gift that waits to be redeemed once more: once a day at most, whoever asks. */
export async function sendGiftAgain(db: Database, giverId: number, giftId: string, now: Date): Promise<AgainOutcome> {
  return inTransaction(db, async (db) => {
    const gift = await lockGift(db, giftId);
    if (gift?.giverId !== giverId || !gift.delivery) return { ok: false, reason: 'unknown' };
    if (giftStateOf(gift, now) !== 'open') return { ok: false, reason: 'not-open' };
    if (gift.delivery.at > now) return { ok: false, reason: 'not-yet' };
    const isOwed = await oweGiftLetter(db, giftId, 'again', dayOf(now, 'UTC'), now);
    return isOwed ? { ok: true } : { ok: false, reason: 'today-already' };
  });
}

export type WithdrawGiftOutcome = { ok: true } | { ok: false; reason: 'unknown' | 'too-late' };

/** Undoes a gift within fourteen days of its payment, while nobody has redeemed it: its link is dead at once, and a job gives the money back. */
export async function withdrawGift(db: Database, giverId: number, giftId: string, now: Date): Promise<WithdrawGiftOutcome> {
  return inTransaction(db, async (db) => {
    const gift = await lockGift(db, giftId);
    if (gift?.giverId !== giverId || !gift.paidAt) return { ok: false, reason: 'unknown' };
    if (gift.withdrawnAt) return { ok: true };
    if (!mayWithdrawGift(gift, now)) return { ok: false, reason: 'too-late' };
    await changeGift(db, giftId, { withdrawnAt: now });
    await enqueue(db, 'subscriptions.return-gift', { giftId }, { key: `return ${giftId}`, priority: -5 });
    return { ok: true };
  });
}

/** Gives back what was paid for a gift that was withdrawn from, or `ref`, a second payment for it; asked again until the provider answers. */
export async function returnGift(app: App, billing: Billing, giftId: string, ref?: string): Promise<void> {
  const gift = await findGift(app.db, giftId);
  if (!gift?.paymentRef || gift.page?.provider !== billing.provider) return;
  const isSurplus = ref !== undefined && ref !== gift.paymentRef;
  if (!isSurplus && (!gift.withdrawnAt || gift.returnedMinor >= gift.price.minor)) return;
  const paid = isSurplus ? ref : gift.paymentRef;
  const minor = isSurplus ? gift.price.minor : gift.price.minor - gift.returnedMinor;
  const outcome = await billing.returnPayment(`return/${paid}`, paid, minor);
  if (!outcome.ok && outcome.reason === 'unreachable') throw new Unreachable('The provider of payments could not be reached.');
  await readPayments(app, billing, { page: gift.page.ref });
  if (!outcome.ok) throw new GiveUp(`The provider would not give back ${paid}, paid for a gift. Look at it there.`);
}
