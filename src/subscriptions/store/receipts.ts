import type { Database } from '#platform/database.ts';
import type { Money } from '#platform/money.ts';
import type { Period } from '../rules.ts';

export type NewReceipt = { subscriptionId: number; periodId: number; amount: Money; providerRef: string; paidAt: Date };
export type Receipt = { number: string; amount: Money; paidAt: Date; period: Period };

/** Adds a receipt per charge and answers their ids in the same order. One charge can't be booked twice. */
export async function addReceipts(db: Database, receipts: NewReceipt[]): Promise<number[]> {
  if (receipts.length === 0) return [];
  const rows = receipts.map(({ amount, ...rest }) => ({ ...rest, amountMinor: amount.minor, currency: amount.currency }));
  const made = await db.insertInto('subscriptions.receipt').values(rows).returning(['id', 'providerRef']).execute();
  const ids = new Map(made.map((row) => [row.providerRef, row.id]));
  return receipts.map((receipt) => ids.get(receipt.providerRef) ?? 0);
}

function receipts(db: Database) {
  return db
    .selectFrom('subscriptions.receipt as r')
    .innerJoin('subscriptions.period as p', 'p.id', 'r.periodId')
    .select(['r.number', 'r.amountMinor', 'r.currency', 'r.paidAt', 'p.kind', 'p.startsAt', 'p.endsAt']);
}

type ReceiptRow = Awaited<ReturnType<ReturnType<typeof receipts>['execute']>>[number];

function receiptOf({ number, amountMinor, currency, paidAt, kind, startsAt, endsAt }: ReceiptRow): Receipt {
  return { number, amount: { minor: amountMinor, currency }, paidAt, period: { kind: kind as Period['kind'], startsAt, endsAt } };
}

export async function readReceipt(db: Database, id: number): Promise<Receipt> {
  return receiptOf(await receipts(db).where('r.id', '=', id).executeTakeFirstOrThrow());
}

/** All receipts of a reader, newest first. */
export async function receiptsOf(db: Database, readerId: number): Promise<Receipt[]> {
  const rows = await receipts(db).where('p.readerId', '=', readerId).orderBy('r.paidAt', 'desc').orderBy('r.id', 'desc').execute();
  return rows.map(receiptOf);
}
