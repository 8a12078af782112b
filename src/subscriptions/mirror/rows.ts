import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import type { Agreement, Payment } from '../agreement.ts';
import { courseOf, periodsIn } from '../rules.ts';
import type { Ending } from '../store/subscriptions.ts';

/** One subscription and the newest reading of its agreement. */
export type Reading = {
  id: number;
  readerId: number;
  agreement: Agreement;
  mark: number;
  endedBecause: Ending | undefined;
  isQuiet?: boolean;
};
export type WrittenReceipt = { id: number; subscriptionId: number; providerRef: string; isNew: boolean };

/** Adds a subscription for an agreement; the rest of its columns follow with the first reading. Undefined when the reader has one that runs. */
export async function addMirror(
  db: Database,
  provider: string,
  readerId: number,
  agreement: Agreement,
  refusedAt: Date | undefined,
): Promise<number | undefined> {
  const { ref, customerRef, planId, price, every, startedAt, trialEndsAt, card } = agreement;
  const { rows } = await sql<{ id: number }>`
    insert into subscriptions.subscription (reader_id, plan_id, price_minor, currency, every, provider, provider_ref, customer_ref, card_ref, card_brand,
      card_last4, started_at, anchored_at, runs_until, ended_at, ended_because)
    values (${readerId}, ${planId}, ${price.minor}, ${price.currency}, ${every}, ${provider}, ${ref}, ${customerRef}, ${card?.ref ?? ''},
      ${card?.brand ?? ''}, ${card?.last4 ?? '0000'}, ${startedAt}, ${trialEndsAt ?? startedAt}, ${trialEndsAt ?? startedAt},
      ${refusedAt ?? null}, ${refusedAt ? 'refused' : null})
    on conflict (reader_id) where ended_at is null do nothing returning id`.execute(db);
  return rows[0]?.id;
}

/** Brings the subscriptions to what was read. What has ended stays ended. */
export async function writeMirrors(db: Database, readings: Reading[]): Promise<void> {
  const rows = readings.map(({ id, agreement, mark, endedBecause }) => {
    const { planId, price, every, customerRef, card, pausedUntil, next, trialEndsAt, payments, startedAt } = agreement;
    const discount = agreement.discount?.left === 0 ? undefined : agreement.discount;
    return {
      id,
      mark,
      customer_ref: customerRef,
      plan_id: planId,
      price_minor: price.minor,
      currency: price.currency,
      every,
      card_ref: card?.ref,
      card_brand: card?.brand,
      card_last4: card?.last4,
      card_expires_on: card?.expires,
      anchored_at: trialEndsAt ?? payments[0]?.startsAt ?? startedAt,
      paused_until: pausedUntil,
      next_plan_id: next?.planId,
      next_price_minor: next?.price.minor,
      next_every: next?.every,
      seats: agreement.seats,
      next_seats: next?.seats,
      ended_because: endedBecause,
      offer_id: discount?.offerId,
      offer_left: discount?.left,
      ...snake(courseOf(agreement)),
    };
  });
  await sql`update subscriptions.subscription s set read_mark = r.mark, customer_ref = case when s.ended_at is null then r.customer_ref else s.customer_ref end,
      plan_id = coalesce((select p.id from subscriptions.plan p where p.id = r.plan_id), s.plan_id), price_minor = r.price_minor,
      currency = r.currency, every = r.every, anchored_at = r.anchored_at,
      card_ref = case when s.ended_at is null then coalesce(r.card_ref, s.card_ref) else s.card_ref end,
      card_brand = case when s.ended_at is null then coalesce(r.card_brand, s.card_brand) else s.card_brand end,
      card_last4 = case when s.ended_at is null then coalesce(r.card_last4, s.card_last4) else s.card_last4 end,
      card_expires_on = case when s.ended_at is null then r.card_expires_on else s.card_expires_on end,
      runs_until = r.runs_until, cancelled_at = r.cancelled_at, late_since = r.late_since, paused_at = r.paused_at, paused_until = r.paused_until,
      returned_at = r.returned_at, next_plan_id = (select p.id from subscriptions.plan p where p.id = r.next_plan_id), next_price_minor = nullif(r.next_price_minor, 0), next_every = r.next_every,
      offer_id = (select o.id from subscriptions.offer o where o.id = r.offer_id), offer_left = r.offer_left,
      seats = coalesce(r.seats, s.seats), next_seats = r.next_seats,
      ended_at = coalesce(s.ended_at, r.ended_at), ended_because = coalesce(s.ended_because, r.ended_because)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id bigint, mark bigint, customer_ref text, plan_id bigint, price_minor integer,
      currency text, every text, card_ref text, card_brand text, card_last4 text, card_expires_on date, anchored_at timestamptz, runs_until timestamptz,
      cancelled_at timestamptz, late_since timestamptz, paused_at timestamptz, paused_until timestamptz, returned_at timestamptz, next_plan_id bigint,
      next_price_minor integer, next_every text, seats integer, next_seats integer, ended_at timestamptz, ended_because text,
      offer_id bigint, offer_left integer)
    where s.id = r.id`.execute(db);
}

function snake(row: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), value]),
  );
}

/** Brings the periods to what was read. A trial that was refused is none. */
export async function writePeriods(db: Database, readings: Reading[]): Promise<void> {
  const rows = readings.flatMap(({ id, readerId, agreement, endedBecause }) =>
    periodsIn(agreement)
      .filter(({ kind }) => kind === 'paid' || endedBecause !== 'refused')
      .map(({ kind, startsAt, endsAt }) => ({ id, reader_id: readerId, kind, starts_at: startsAt, ends_at: endsAt })),
  );
  await sql`insert into subscriptions.period as p (subscription_id, reader_id, kind, starts_at, ends_at)
    select distinct on (id, starts_at) id, reader_id, kind, starts_at, ends_at
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id bigint, reader_id bigint, kind text, starts_at timestamptz, ends_at timestamptz)
    order by id, starts_at, ends_at desc
    on conflict (subscription_id, starts_at) do update set ends_at = excluded.ends_at, kind = excluded.kind
      where p.ends_at <> excluded.ends_at or p.kind <> excluded.kind`.execute(db);
}

/** Brings the receipts to what was read: one for each charge, with what has gone back of it. Answers those that are new or changed. */
export async function writeReceipts(db: Database, readings: Reading[], now: Date): Promise<WrittenReceipt[]> {
  const rows = readings.flatMap(({ id, agreement }) =>
    agreement.payments.filter(({ amount }) => amount.minor > 0).map((one) => rowOf(id, one)),
  );
  if (rows.length === 0) return [];
  const { rows: written } = await sql<WrittenReceipt>`
    insert into subscriptions.receipt as e (subscription_id, period_id, amount_minor, currency, provider_ref, paid_at, period_starts_at, period_ends_at,
      refunded_minor, refunded_at, disputed_at)
    select r.id, p.id, r.amount_minor, r.currency, r.provider_ref, r.paid_at, r.starts_at, r.ends_at, r.returned,
      case when r.returned > 0 then ${now}::timestamptz end, case when r.disputed then ${now}::timestamptz end
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id bigint, provider_ref text, amount_minor integer, currency text, paid_at timestamptz,
      starts_at timestamptz, ends_at timestamptz, returned integer, disputed boolean)
    left join subscriptions.period p on p.subscription_id = r.id and p.starts_at = r.starts_at
    on conflict (provider_ref) do update set refunded_minor = excluded.refunded_minor,
      refunded_at = case when excluded.refunded_minor > 0 then coalesce(e.refunded_at, excluded.refunded_at) end,
      disputed_at = case when excluded.disputed_at is not null then coalesce(e.disputed_at, excluded.disputed_at) end
      where e.refunded_minor <> excluded.refunded_minor or (e.disputed_at is null) <> (excluded.disputed_at is null)
    returning id, subscription_id, provider_ref, (xmax = 0) as is_new`.execute(db);
  return written;
}

function rowOf(id: number, { ref, amount, paidAt, startsAt, endsAt, returned, isDisputed }: Payment) {
  const times = { paid_at: paidAt, starts_at: startsAt, ends_at: endsAt };
  return { id, provider_ref: ref, amount_minor: amount.minor, currency: amount.currency, ...times, returned, disputed: isDisputed };
}

/** The number of a reading that is about to be made: what is read later has a higher one. */
export async function nextMark(db: Database): Promise<number> {
  const { rows } = await sql<{ mark: number }>`select nextval('subscriptions.reading') as mark`.execute(db);
  return rows[0]?.mark ?? 0;
}
