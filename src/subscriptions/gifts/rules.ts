import { addCalendar, dayOf, isDay, momentAt } from '#platform/dates.ts';
import type { Money } from '#platform/money.ts';
import type { Plan } from '../store/plans.ts';

const day = 86_400_000;

/** The lengths in which reading is given, in months. */
export const giftLengths = [1, 3, 6, 12] as const;
export type Months = (typeof giftLengths)[number];
/** How long a gift can be redeemed once it is paid, in days. */
export const redeemDays = 365;
/** How long a gift may wait for its payment, in hours. */
export const payHours = 2;
/** For how many days its giver may withdraw from the contract, while nobody has redeemed it (Directive 2011/83/EU, Art. 9). */
const withdrawalDays = 14;
/** When a letter is sent on its day, by the clocks of the paper's time zone. */
const letterTime = 'T08:00';

/** The dear dates and sums of a gift that decide what can be done with it. */
export type GiftCourse = {
  paidAt: Date | null;
  redeemUntil: Date | null;
  redeemedAt: Date | null;
  voidAt: Date | null;
  withdrawnAt: Date | null;
};
export type GiftState = 'unpaid' | 'open' | 'redeemed' | 'returned' | 'expired';

/** How a gift stands. One whose money went back is `returned`, whether it was redeemed before or not. */
export function giftStateOf({ paidAt, redeemUntil, redeemedAt, voidAt, withdrawnAt }: GiftCourse, now: Date): GiftState {
  if (!paidAt || !redeemUntil) return 'unpaid';
  if (voidAt || withdrawnAt) return 'returned';
  if (redeemedAt) return 'redeemed';
  return redeemUntil <= now ? 'expired' : 'open';
}

/** What a gift of each length costs: as set, else the annual plan's price for twelve months and months of the monthly plan's for the others. */
export function giftPrices(plans: Plan[], set: Partial<Record<string, number>>): { months: Months; price: Money }[] {
  const monthly = plans.find((plan) => plan.every === 'month');
  const currency = monthly?.currency ?? plans[0]?.currency;
  const annual = plans.find((plan) => plan.every === 'year' && plan.currency === currency);
  if (!currency) return [];
  return giftLengths.flatMap((months) => {
    const ofPlans = months === 12 && annual ? annual.priceMinor : monthly && months * monthly.priceMinor;
    const minor = set[String(months)] ?? ofPlans;
    return minor ? [{ months, price: { minor, currency } }] : [];
  });
}

/** When a letter leaves that is to come on a day (`2026-12-24`) of the paper's: at eight in the morning, today's at once; undefined for a day that is past or further than a year. */
export function deliveryMoment(text: string, timeZone: string, now: Date): Date | undefined {
  if (!isDay(text)) return undefined;
  const today = dayOf(now, timeZone);
  if (text < today || text > dayOf(addCalendar(now, 'year', 1), timeZone)) return undefined;
  return text === today ? now : momentAt(`${text}${letterTime}`, timeZone);
}

/** Until when a gift that was paid now can be redeemed. */
export function redeemEnd(paidAt: Date): Date {
  return new Date(paidAt.getTime() + redeemDays * day);
}

/** True while a giver may have their money back by themselves. */
export function mayWithdrawGift(gift: GiftCourse, now: Date): boolean {
  const state = giftStateOf(gift, now);
  return state === 'open' && gift.paidAt !== null && now.getTime() < gift.paidAt.getTime() + withdrawalDays * day;
}
