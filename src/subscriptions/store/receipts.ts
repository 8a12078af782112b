import type { Database } from '#platform/database.ts';
import type { Money } from '#platform/money.ts';

export type Receipt = {
  id: number;
  number: string;
  amount: Money;
  paidAt: Date;
  startsAt: Date;
  endsAt: Date;
  refundedMinor: number;
  ref: string;
};

function receipts(db: Database) {
  return db
    .selectFrom('subscriptions.receipt as r')
    .leftJoin('subscriptions.subscription as s', 's.id', 'r.subscriptionId')
    .leftJoin('subscriptions.gift as g', 'g.id', 'r.giftId')
    .select(['r.id', 'r.number', 'r.amountMinor', 'r.currency', 'r.paidAt', 'r.periodStartsAt', 'r.periodEndsAt', 'r.refundedMinor'])
    .select('r.providerRef');
}

type ReceiptRow = Awaited<ReturnType<ReturnType<typeof receipts>['execute']>>[number];

function receiptOf({ id, number, amountMinor, currency, paidAt, ...row }: ReceiptRow): Receipt {
  const span = { startsAt: row.periodStartsAt ?? paidAt, endsAt: row.periodEndsAt ?? paidAt };
  return { id, number, amount: { minor: amountMinor, currency }, paidAt, ...span, refundedMinor: row.refundedMinor, ref: row.providerRef };
}

export async function readReceipt(db: Database, id: number): Promise<Receipt> {
  return receiptOf(await receipts(db).where('r.id', '=', id).executeTakeFirstOrThrow());
}

/** All receipts of a reader, those of gifts they gave too, newest first. */
export async function receiptsOf(db: Database, readerId: number): Promise<Receipt[]> {
  const rows = await receipts(db)
    .where((on) => on.or([on('s.readerId', '=', readerId), on('g.giverId', '=', readerId)]))
    .orderBy('r.paidAt', 'desc')
    .orderBy('r.id', 'desc')
    .execute();
  return rows.map(receiptOf);
}

/** The receipts of one subscription that haven't gone back in full, newest first. */
export async function refundable(db: Database, subscriptionId: number): Promise<Receipt[]> {
  const rows = await receipts(db).where('r.subscriptionId', '=', subscriptionId).orderBy('r.paidAt', 'desc').execute();
  return rows.map(receiptOf).filter((receipt) => receipt.refundedMinor < receipt.amount.minor);
}
