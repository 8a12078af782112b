import type { Agreement } from '../agreement.ts';
import { courseOf } from '../rules.ts';
import type { OwedLetter } from '../store/letters.ts';
import type { Subscription } from '../store/subscriptions.ts';
import type { Reading, WrittenReceipt } from './rows.ts';

/** The letters that a new reading calls for, beside those about charges: what is so now and was not before. `isMoved`: another price is the publisher's doing. */
export function newsOf(before: Subscription, { id, agreement, endedBecause }: Reading, isMoved: boolean): OwedLetter[] {
  const after = courseOf(agreement);
  const letter = (kind: OwedLetter['kind'], about: Date | string): OwedLetter => ({
    subscriptionId: id,
    kind,
    about: about instanceof Date ? about.toISOString() : about,
  });
  if (before.endedAt || endedBecause === 'refused') return [];
  if (after.endedAt) return [letter('ended', 'end')];
  const news: OwedLetter[] = [];
  if (after.cancelledAt && !before.cancelledAt) news.push(letter('cancelled', after.cancelledAt));
  if (!after.cancelledAt && before.cancelledAt) news.push(letter('resumed', before.cancelledAt));
  if (after.lateSince && !before.lateSince) news.push(letter('payment-failed', after.lateSince));
  if (after.pausedAt && !before.pausedAt) news.push(letter('paused', after.pausedAt));
  if (!after.pausedAt && before.pausedAt) news.push(letter('unpaused', before.pausedAt));
  // What the publisher has changed was told a month before.
  if ((isChanged(before, agreement) && !isMoved) || isLowered(before, agreement)) news.push(letter('changed', termsOf(agreement)));
  return news;
}

/** True when other terms were agreed, for now or for the next period. Those that were agreed before and begin now are no news. */
function isChanged(before: Subscription, { price, every, next }: Agreement): boolean {
  if (next) return before.nextPriceMinor !== next.price.minor || before.nextEvery !== next.every;
  const isAsBefore = before.priceMinor === price.minor && before.every === every;
  return !isAsBefore && !(before.nextPriceMinor === price.minor && before.nextEvery === every);
}

/** True when an offer lowers what is charged from now on, and none did. */
function isLowered(before: Subscription, { discount }: Agreement): boolean {
  return before.offerId === null && discount !== undefined && discount.left !== 0;
}

function termsOf({ planId, price, every, next, payments }: Agreement): string {
  return `${planId} ${price.minor} ${every} ${next ? `${next.planId} ${next.price.minor}` : ''} after ${payments.length}`;
}

/** The letters about charges: a receipt for each new one, and word of what has gone back. */
export function chargeNews(readings: Reading[], written: WrittenReceipt[]): OwedLetter[] {
  const byId = new Map(readings.map((one) => [one.id, one]));
  return written.flatMap(({ id: receiptId, subscriptionId, providerRef, isNew }): OwedLetter[] => {
    const reading = byId.get(subscriptionId);
    if (!reading) return [];
    const returned = reading.agreement.payments.find((one) => one.ref === providerRef)?.returned ?? 0;
    const receipt: OwedLetter = { subscriptionId, kind: 'receipt', about: providerRef, receiptId };
    const refund: OwedLetter = { subscriptionId, kind: 'refunded', about: `${providerRef} ${returned}` };
    return [...(isNew ? [receipt] : []), ...(returned > 0 ? [refund] : [])];
  });
}
