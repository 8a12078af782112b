import type { Money } from '#platform/money.ts';
import type { LiveDiscount } from './offers/rules.ts';
import type { Every } from './rules.ts';

/** A card as the paper knows it: the provider's name for it, and what its owner recognises. `fingerprint` is the same for the same card, whoever shows it. */
export type Card = { ref: string; brand: string; last4: string; fingerprint: string | undefined; expires: string | undefined };

/** One charge that was paid, for the time it pays for. `returned` is what has gone back of it, in minor units. */
export type Payment = {
  ref: string;
  amount: Money;
  paidAt: Date;
  startsAt: Date;
  endsAt: Date;
  returned: number;
  isDisputed: boolean;
};

/** Everything a provider holds about one subscription, in our words. What it doesn't say isn't so. */
export type Agreement = {
  ref: string;
  customerRef: string;
  /** The checkout it began with. */
  checkoutId: string | undefined;
  planId: number;
  price: Money;
  every: Every;
  /** How many readers the price is for; undefined: for one. */
  seats?: number | undefined;
  startedAt: Date;
  /** The end of the free trial it began with. */
  trialEndsAt: Date | undefined;
  /** When the provider charges next, or ends it. */
  turnsAt: Date;
  card: Card | undefined;
  /** Until when the paper lets somebody read without a charge, in the midst of it. */
  postponedUntil?: Date | undefined;
  cancelledAt: Date | undefined;
  pausedAt: Date | undefined;
  pausedUntil: Date | undefined;
  /** When the oldest charge that is still tried fell due. */
  lateSince: Date | undefined;
  endedAt: Date | undefined;
  /** Agreed for the time after `turnsAt`. */
  next: { planId: number; price: Money; every: Every; seats?: number | undefined } | undefined;
  /** What an offer takes off the next charges; one with none left has yet to be taken off at the provider. */
  discount?: LiveDiscount | undefined;
  payments: Payment[];
};
