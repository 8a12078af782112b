import type { Database } from '#platform/database.ts';
import type { Money } from '#platform/money.ts';
import { type Every, stateOf } from './rules.ts';
import { type Receipt, receiptsOf } from './store/receipts.ts';
import { findLatest, periodsOf } from './store/subscriptions.ts';

/** A reader's newest subscription as the account shows it, with the receipts of all. */
export type SubscriptionView = {
  planSlug: string;
  every: Every;
  price: Money;
  /** `cancelled` still reads, until `periodEndsAt`. */
  state: 'running' | 'cancelled' | 'ended';
  kind: 'trial' | 'paid';
  startedAt: Date;
  periodEndsAt: Date;
  nextCharge: { at: Date; amount: Money } | undefined;
  cancelledAt: Date | undefined;
  card: { brand: string; last4: string };
  receipts: Receipt[];
};

/** What a reader's account says of their subscription; undefined when they never had one. */
export async function subscriptionOf(db: Database, readerId: number, now: Date): Promise<SubscriptionView | undefined> {
  const latest = await findLatest(db, readerId);
  if (!latest) return undefined;
  const periods = await periodsOf(db, latest.id);
  const price = { minor: latest.priceMinor, currency: latest.currency };
  const state = stateOf(latest, now);
  return {
    planSlug: latest.planSlug,
    every: latest.every,
    price,
    state,
    kind: periods.at(-1)?.kind ?? 'paid',
    startedAt: latest.startedAt,
    periodEndsAt: latest.runsUntil,
    nextCharge: state === 'running' ? { at: latest.runsUntil, amount: price } : undefined,
    cancelledAt: latest.cancelledAt ?? undefined,
    card: { brand: latest.cardBrand, last4: latest.cardLast4 },
    receipts: await receiptsOf(db, readerId),
  };
}
