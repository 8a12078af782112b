import type { Database } from '#platform/database.ts';
import type { Money } from '#platform/money.ts';
import { type LiveDiscount, nextAmount } from './offers/rules.ts';
import { type Every, readsUntil, type State, stateOf } from './rules.ts';
import { type Receipt, receiptsOf } from './store/receipts.ts';
import { discountUnderWay, type Ending, findLatest, periodsOf } from './store/subscriptions.ts';

/** A reader's newest subscription as the account shows it, with the receipts of all. */
export type SubscriptionView = {
  id: number;
  planSlug: string;
  every: Every;
  price: Money;
  /** How many readers it is for, where it is a group's. */
  seats: number | undefined;
  /** `cancelled` and `paused` still read until `periodEndsAt`, `late` until `readsUntil`. */
  state: State;
  kind: 'trial' | 'paid';
  startedAt: Date;
  periodEndsAt: Date;
  readsUntil: Date;
  nextCharge: { at: Date; amount: Money } | undefined;
  /** Other terms that begin with the next period. */
  next: { every: Every; price: Money } | undefined;
  /** The offer that lowers the next payments. */
  offer: { code: string; discount: LiveDiscount } | undefined;
  cancelledAt: Date | undefined;
  pausedUntil: Date | undefined;
  endedBecause: Ending | undefined;
  card: { brand: string; last4: string };
  receipts: Receipt[];
};

/** What a reader's account says of their subscription; undefined when they never had one. */
export async function subscriptionOf(db: Database, readerId: number, now: Date): Promise<SubscriptionView | undefined> {
  const latest = await findLatest(db, readerId);
  if (!latest) return undefined;
  const periods = await periodsOf(db, latest.id);
  const { currency, nextEvery, nextPriceMinor } = latest;
  const price = { minor: latest.priceMinor, currency };
  const next = nextEvery && nextPriceMinor ? { every: nextEvery, price: { minor: nextPriceMinor, currency } } : undefined;
  const state = stateOf(latest, now);
  const discount = discountUnderWay(latest);
  return {
    id: latest.id,
    planSlug: latest.planSlug,
    every: latest.every,
    price,
    seats: latest.seats ?? undefined,
    state,
    kind: periods.at(-1)?.kind ?? 'paid',
    startedAt: latest.startedAt,
    periodEndsAt: latest.runsUntil,
    readsUntil: readsUntil(latest),
    nextCharge:
      state === 'running' && latest.providerRef ? { at: latest.runsUntil, amount: nextAmount(next?.price ?? price, discount) } : undefined,
    next,
    offer: discount && { code: latest.offerCode ?? '', discount },
    cancelledAt: latest.cancelledAt ?? undefined,
    pausedUntil: latest.pausedUntil ?? undefined,
    endedBecause: latest.endedBecause ?? undefined,
    card: { brand: latest.cardBrand, last4: latest.cardLast4 },
    receipts: await receiptsOf(db, readerId),
  };
}
