import type { Money } from '#platform/money.ts';

/** What an offer takes off an agreement's charges: a part of each or an amount, of the next `periods` or of all. */
export type Discount = { offerId: number; percent?: number | undefined; minor?: number | undefined; periods?: number | undefined };
/** A discount under way. `left` is how many payments more it lowers: undefined all of them, 0 none. */
export type LiveDiscount = Discount & { left?: number | undefined };

/** An offer by code, as it was made. */
export type SpecialOffer = {
  id: number;
  code: string;
  kind: 'percent' | 'amount' | 'trial';
  percent: number | null;
  minor: number | null;
  currency: string | null;
  trialDays: number | null;
  periods: number | null;
  plans: string[];
  startsAt: Date;
  endsAt: Date | null;
  mostUses: number | null;
  onceEach: boolean;
  newOnly: boolean;
  endedAt: Date | null;
};

export type OfferProblem = 'unknown' | 'ended' | 'spent' | 'plan' | 'had-before' | 'new-only';
/** Who asks for an offer: whether they, or somebody of their address, have subscribed before, have had it, and how often anybody has. */
export type Asker = { hasSubscribed: boolean; hasHadIt: boolean; uses: number };

/** A code as it is kept: capitals, without spaces around it. */
export function codeOf(typed: string): string {
  return typed.normalize('NFKC').trim().toUpperCase();
}

/** The price with a discount taken off, in whole minor units; never below nothing. */
export function reduced(price: Money, { percent, minor }: Discount): Money {
  const off = percent === undefined ? (minor ?? 0) : Math.round((price.minor * percent) / 100);
  return { ...price, minor: Math.max(0, price.minor - off) };
}

/** What the next payment at a price really is. */
export function nextAmount(price: Money, discount: LiveDiscount | undefined): Money {
  return discount && discount.left !== 0 ? reduced(price, discount) : price;
}

/** The discount once one more payment was made under it. */
export function afterPayment(discount: LiveDiscount | undefined): LiveDiscount | undefined {
  if (!discount || discount.left === undefined) return discount;
  return discount.left > 1 ? { ...discount, left: discount.left - 1 } : undefined;
}

/** What an offer takes off; undefined where it gives a longer trial. */
export function discountOf({ id, kind, percent, minor, periods }: Pick<SpecialOffer, 'id' | 'kind' | 'percent' | 'minor' | 'periods'>) {
  if (kind === 'trial') return undefined;
  const discount: Discount = { offerId: id, percent: percent ?? undefined, minor: minor ?? undefined, periods: periods ?? undefined };
  return discount;
}

/** True when an offer holds for a plan at its price: by the plan's name, and an amount by its currency. */
export function holdsFor({ plans, currency }: Pick<SpecialOffer, 'plans' | 'currency'>, plan: { slug: string; currency: string }): boolean {
  return (plans.length === 0 || plans.includes(plan.slug)) && (currency === null || currency === plan.currency);
}

/** Why an offer can't be had, or undefined when it can. An offer that hasn't begun is unknown. */
export function offerProblem(
  offer: SpecialOffer | undefined,
  plan: { slug: string; currency: string } | undefined,
  { hasSubscribed, hasHadIt, uses }: Asker,
  now: Date,
): OfferProblem | undefined {
  if (!offer || offer.startsAt > now) return 'unknown';
  if (offer.endedAt || (offer.endsAt && offer.endsAt <= now)) return 'ended';
  if (offer.mostUses !== null && uses >= offer.mostUses) return 'spent';
  if (plan && !holdsFor(offer, plan)) return 'plan';
  if (offer.onceEach && hasHadIt) return 'had-before';
  // One free trial a person, however long.
  if ((offer.newOnly || offer.kind === 'trial') && hasSubscribed) return 'new-only';
  return undefined;
}
