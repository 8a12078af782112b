import type { App } from '#platform/app.ts';
import { type Database, inTransaction } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';
import { announce } from '#platform/signals.ts';
import { readerTag } from '#readers';
import type { About, Billing, OneOff } from '../billing.ts';
import { changeGrant, findGrantAbout, oweGrantLetter } from '../grants/store.ts';
import { nextMark } from '../mirror/rows.ts';
import { oweGiftLetter } from './letters.ts';
import { isGiftId } from './link.ts';
import { redeemEnd } from './rules.ts';
import { changeGift, type Gift, giftPagesAfter, lockGift, writeGiftReceipt } from './store.ts';

const mostReadings = 5;
const perBatch = 100;

/**
 * Reads anew at the provider the payments that something is about, and recomputes the gifts they paid for. Twice is as good as once; a reading
 * that a newer one overtook is made again. Throws Unreachable.
 */
export async function readPayments(app: App, billing: Billing, about: About): Promise<void> {
  for (let count = 1; ; count++) {
    const mark = await nextMark(app.db);
    const payments = await billing.readPayments(about);
    const isOvertaken = await keepPayments(app.db, payments, mark, app.clock());
    if (!isOvertaken || count === mostReadings) return;
  }
}

/** Goes through what was paid for gifts and heals whatever differs here. Answers how many were looked at. */
export async function reconcileGifts(app: App, billing: Billing): Promise<number> {
  let count = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (let last = perBatch; last === perBatch; count += last) {
    const pages = await giftPagesAfter(app.db, billing.provider, after, app.clock(), perBatch);
    for (const { id, ref } of pages) {
      await readPayments(app, billing, { page: ref });
      after = id;
    }
    last = pages.length;
  }
  return count;
}

/** Recomputes gifts from what was paid for them. True when a newer reading of one was there first. */
export async function keepPayments(db: Database, payments: OneOff[], mark: number, now: Date): Promise<boolean> {
  let isOvertaken = false;
  for (const payment of payments) {
    const giftId = payment.paysFor.match(/^gift:(.+)$/)?.[1] ?? '';
    if (!isGiftId(giftId)) continue;
    await inTransaction(db, async (db) => {
      const gift = await lockGift(db, giftId);
      // A payment of less than the price buys nothing.
      if (!gift || payment.amount.minor < gift.price.minor || payment.amount.currency !== gift.price.currency) return;
      if (gift.readMark > mark) isOvertaken = true;
      else await keep(db, gift, payment, mark, now);
    });
  }
  return isOvertaken;
}

async function keep(db: Database, gift: Gift, payment: OneOff, mark: number, now: Date): Promise<void> {
  const { ref, paidAt, amount, returned, isDisputed } = payment;
  // What was paid twice goes back.
  if (gift.paymentRef && gift.paymentRef !== ref) {
    if (returned < amount.minor) await enqueue(db, 'subscriptions.return-gift', { giftId: gift.id, ref }, { key: `return ${ref}` });
    return;
  }
  const isBack = isDisputed || returned >= amount.minor;
  const voidAt = isBack ? (gift.voidAt ?? now) : null;
  const paid = { paymentRef: ref, paidAt: gift.paidAt ?? paidAt, redeemUntil: gift.redeemUntil ?? redeemEnd(paidAt) };
  const change = { ...paid, returnedMinor: returned, voidAt, readMark: mark };
  await changeGift(db, gift.id, change);
  const after = { ...gift, ...change };
  await writeGiftReceipt(db, after, ref, isDisputed, now);
  if (!gift.paidAt) await oweGiftLetter(db, gift.id, 'thanks', ref, now);
  if (returned > gift.returnedMinor) await oweGiftLetter(db, gift.id, 'refunded', `${ref} ${returned}`, now);
  if (!gift.paidAt && gift.delivery && gift.delivery.at <= now && !isBack) await oweGiftLetter(db, gift.id, 'gift', 'once', now);
  if (gift.redeemedAt && (gift.voidAt === null) !== (voidAt === null)) await turnGrant(db, gift, voidAt, now);
}

/** Ends what a gift gave when its money goes back, and lets it go on when a dispute was won. What staff ended stays ended. */
async function turnGrant(db: Database, gift: Gift, voidAt: Date | null, now: Date): Promise<void> {
  const grant = await findGrantAbout(db, 'gift', gift.id);
  if (!grant) return;
  if (voidAt && !grant.endedAt) {
    await changeGrant(db, grant.id, { endedAt: voidAt });
    await oweGrantLetter(db, grant.id, 'taken-back', voidAt.toISOString(), now);
  }
  if (!voidAt && grant.endedAt?.getTime() === gift.voidAt?.getTime()) await changeGrant(db, grant.id, { endedAt: null });
  await announce(db, [readerTag(grant.readerId)]);
}
