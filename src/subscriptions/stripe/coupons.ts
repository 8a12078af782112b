import type Stripe from 'stripe';
import type { Money } from '#platform/money.ts';
import type { Discount, LiveDiscount } from '../offers/rules.ts';
import type { Every } from '../rules.ts';
import { findOf, underKey } from './client.ts';

/** What a subscription's metadata keeps of an offer. `from` is when it was given, in Unix seconds, where that wasn't at the beginning. */
type Kept = Discount & { from?: number };

/**
 * Stripe's name for a discount on `payments` charges, made there when it is new. Stripe counts months and not payments: where a trial or a pause lies
 * between, `moreMonths` are added, and what is over is taken off once all payments were had.
 */
export async function couponRef(
  stripe: Stripe,
  { offerId, percent, minor }: Discount,
  { currency }: Money,
  every: Every,
  payments: number | undefined,
  moreMonths: number,
): Promise<string> {
  const isOnce = payments === 1 && moreMonths === 0;
  const months = (payments ?? 0) * (every === 'year' ? 12 : 1) + moreMonths;
  const duration = payments === undefined ? 'forever' : isOnce ? 'once' : `${months}-months`;
  const id = `broadsheet-${offerId}-${percent === undefined ? `${minor}-${currency.toLowerCase()}` : `${percent}-percent`}-${duration}`;
  const known = await findOf(stripe.coupons.retrieve(id));
  if (known) return known.id;
  const off = percent === undefined ? { amount_off: minor ?? 0, currency: currency.toLowerCase() } : { percent_off: percent };
  const lasts: Stripe.CouponCreateParams =
    payments === undefined
      ? { duration: 'forever' }
      : isOnce
        ? { duration: 'once' }
        : { duration: 'repeating', duration_in_months: months };
  return (await underKey(`coupon/${id}`, (options) => stripe.coupons.create({ id, ...off, ...lasts }, options))).id;
}

/** What is written beside a subscription that an offer lowers. */
export function offerMetadata(discount: Discount, from?: Date): Record<string, string> {
  const kept: Kept = { ...discount, ...(from ? { from: Math.floor(from.getTime() / 1000) } : {}) };
  return { offer: JSON.stringify(kept) };
}

/** The discount of a subscription, with what is left of it: the payments made under it are counted. */
export function discountIn(subscription: Stripe.Subscription, invoices: Stripe.Invoice[]): LiveDiscount | undefined {
  const { offer } = subscription.metadata;
  if (!offer || (subscription.discounts ?? []).length === 0) return undefined;
  const { from = 0, ...discount } = JSON.parse(offer) as Kept;
  if (discount.periods === undefined) return discount;
  const isUnderIt = ({ status, created, total_discount_amounts: off }: Stripe.Invoice) =>
    status === 'paid' && created >= from && (off ?? []).some(({ amount }) => amount > 0);
  return { ...discount, left: Math.max(0, discount.periods - invoices.filter(isUnderIt).length) };
}
