import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import type { Money } from '#platform/money.ts';
import { loadSettings } from '#settings';

/** A company or person as an invoice names them. */
export type Party = { name: string; address: string; vatId: string };
export type Invoice = {
  number: string;
  total: Money;
  refundedMinor: number;
  paidAt: Date;
  startsAt: Date;
  endsAt: Date;
  seller: Party;
  /** Undefined: a plain receipt. */
  buyer: Party | undefined;
  seats: number | undefined;
  vatPermille: number;
};

/** Writes invoices for those of these receipts that are a group's, with seller, buyer and tax as they are now: later changes leave them as they stand. */
export async function writeInvoices(db: Database, receiptIds: number[], now: Date): Promise<void> {
  if (receiptIds.length === 0) return;
  const { rows } = await sql<{
    id: number;
  }>`select r.id from subscriptions.receipt r join subscriptions.group o on o.subscription_id = r.subscription_id
    where r.id = any (${receiptIds}::bigint[])`.execute(db);
  if (rows.length === 0) return;
  const { seller } = await loadSettings(db);
  const { vatPermille, ...party } = seller;
  await sql`insert into subscriptions.invoice (receipt_id, group_id, seller, buyer, seats, vat_permille, issued_at)
    select r.id, o.id, ${JSON.stringify(party)}::jsonb, jsonb_build_object('name', coalesce(nullif(o.billing_name, ''), o.name), 'address', o.billing_address,
      'vatId', o.vat_id), coalesce(s.seats, 1), ${vatPermille}::integer, ${now}
    from subscriptions.receipt r join subscriptions.subscription s on s.id = r.subscription_id join subscriptions.group o on o.subscription_id = s.id
    where r.id = any (${rows.map(({ id }) => id)}::bigint[]) on conflict do nothing`.execute(db);
}

type Row = Omit<Invoice, 'total' | 'seller' | 'vatPermille'> & {
  amountMinor: number;
  currency: string;
  seller: Party | null;
  vatPermille: number | null;
};

/** The paper of a receipt that was paid by a reader, or for a group that they manage now. The plain receipts of a reader's own subscription and gifts name no buyer. */
export async function findInvoice(db: Database, readerId: number, number: string): Promise<Invoice | undefined> {
  const { rows } = await sql<Row>`select r.number, r.amount_minor, r.currency, r.refunded_minor, r.paid_at,
      coalesce(r.period_starts_at, r.paid_at) as starts_at, coalesce(r.period_ends_at, r.paid_at) as ends_at, i.seller, i.buyer, i.seats, i.vat_permille
    from subscriptions.receipt r left join subscriptions.subscription s on s.id = r.subscription_id
    left join subscriptions.gift g on g.id = r.gift_id left join subscriptions.invoice i on i.receipt_id = r.id left join subscriptions.group o on o.id = i.group_id
    where r.number = ${number} and (o.manager_id = ${readerId} or (o.id is null and s.reader_id = ${readerId}) or g.giver_id = ${readerId})`.execute(
    db,
  );
  const [row] = rows;
  if (!row) return undefined;
  const { amountMinor, currency, seller, vatPermille, buyer, seats, ...rest } = row;
  const who = seller ?? (await loadSettings(db)).seller;
  return {
    ...rest,
    total: { minor: amountMinor, currency },
    seller: who,
    buyer: buyer ?? undefined,
    seats: seats ?? undefined,
    vatPermille: vatPermille ?? 0,
  };
}

export type InvoiceLine = { number: string; paidAt: Date; total: Money };

/** A page of a group's invoices, newest first. */
export async function invoicesOf(db: Database, groupId: string, before: string, limit: number): Promise<InvoiceLine[]> {
  const { rows } = await sql<{ number: string; paidAt: Date; amountMinor: number; currency: string }>`
    select r.number, r.paid_at, r.amount_minor, r.currency from subscriptions.invoice i join subscriptions.receipt r on r.id = i.receipt_id
    where i.group_id = ${groupId} and (${before} = '' or i.receipt_id < (select id from subscriptions.receipt where number = ${before}))
    order by i.receipt_id desc limit ${limit}`.execute(db);
  return rows.map(({ number, paidAt, amountMinor, currency }) => ({ number, paidAt, total: { minor: amountMinor, currency } }));
}
