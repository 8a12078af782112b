import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import type { Every } from '../rules.ts';
import { type StandingState, stateSql } from './standing-sql.ts';

/** One of a reader's subscriptions as the publisher sees it. */
export type HeldSubscription = {
  id: number;
  state: StandingState;
  planSlug: string;
  every: Every;
  priceMinor: number;
  currency: string;
  provider: string;
  providerRef: string | null;
  customerRef: string | null;
  cardBrand: string;
  cardLast4: string;
  startedAt: Date;
  runsUntil: Date;
  cancelledAt: Date | null;
  endedAt: Date | null;
  endedBecause: string | null;
};

/** A grant that a reader has or will have. */
export type HeldGrant = { id: number; why: 'complimentary' | 'gift' | 'seat'; note: string; startsAt: Date; endsAt: Date | null };

/** A charge, and what may still go back of it. `asked` is how often a refund of it was asked for: who asks again says what they saw. */
export type HeldReceipt = {
  id: number;
  number: string;
  amountMinor: number;
  refundedMinor: number;
  currency: string;
  paidAt: Date;
  provider: string;
  providerRef: string;
  isDisputed: boolean;
  asked: number;
  isRunning: boolean;
};

/** A reader's subscriptions, newest first; at most fifty. */
export async function subscriptionsHeldBy(db: Database, readerId: number, now: Date): Promise<HeldSubscription[]> {
  const { rows } = await sql<HeldSubscription>`
    select s.id, ${stateSql(now)} as state, p.slug as plan_slug, s.every, s.price_minor, s.currency, s.provider, s.provider_ref, s.customer_ref,
      s.card_brand, s.card_last4, s.started_at, s.runs_until, s.cancelled_at, s.ended_at, s.ended_because
    from subscriptions.subscription s join subscriptions.plan p on p.id = s.plan_id
    where s.reader_id = ${readerId} order by s.ended_at is null desc, s.started_at desc, s.id desc limit 50`.execute(db);
  return rows;
}

/** The grants by which a reader reads or will read, those that last longest first; at most fifty. */
export async function grantsHeldBy(db: Database, readerId: number, now: Date): Promise<HeldGrant[]> {
  const { rows } = await sql<HeldGrant>`select id, why, note, starts_at, ends_at from subscriptions.grant
    where reader_id = ${readerId} and ended_at is null and (ends_at is null or ends_at > ${now}) order by ends_at desc nulls first, id desc limit 50`.execute(
    db,
  );
  return rows;
}

/** A reader's newest receipts; at most fifty. */
export async function receiptsHeldBy(db: Database, readerId: number): Promise<HeldReceipt[]> {
  const { rows } = await sql<HeldReceipt>`
    select r.id, r.number, r.amount_minor, r.refunded_minor, r.currency, r.paid_at, s.provider, r.provider_ref, r.disputed_at is not null as is_disputed,
      s.ended_at is null as is_running,
      (select count(*) from subscriptions.operation o where o.subscription_id = s.id and o.act ->> 'do' = 'refund' and o.act ->> 'payment' = r.provider_ref) as asked
    from subscriptions.receipt r join subscriptions.subscription s on s.id = r.subscription_id
    where s.reader_id = ${readerId} order by r.paid_at desc, r.id desc limit 50`.execute(db);
  return rows.map((row) => ({ ...row, asked: Number(row.asked) }));
}
