import { type Database, inTransaction } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import { readerTag } from '#readers';
import type { Billing } from './billing.ts';
import { hasRunOut, type Period, renewalDue, renewalOf } from './rules.ts';
import { claimDue, type DueSubscription, endAll, moveOn } from './store/due.ts';
import { type OwedLetter, oweLetters } from './store/letters.ts';
import { addReceipts } from './store/receipts.ts';
import { addPeriods } from './store/subscriptions.ts';

const batch = 100;

export type Turned = { renewed: number; ended: number; failed: number; unreachable: number };
type Renewal = { due: DueSubscription; period: Period; anchoredAt: Date; chargeRef: string };

/**
 * Turns every subscription whose last period is over: the cancelled end, the others are charged and get their next period and a receipt;
 * a declined card ends the subscription. Several workers may run it at once; what a provider can't answer now waits for the next run.
 */
export async function turnPeriods(db: Database, billing: Billing | undefined, now: Date): Promise<Turned> {
  const turned: Turned = { renewed: 0, ended: 0, failed: 0, unreachable: 0 };
  let afterId: number | undefined = 0;
  while (afterId !== undefined) {
    const from: number = afterId;
    afterId = await inTransaction(db, async (db) => {
      const due = await claimDue(db, billing?.provider, from, batch, now);
      if (due.length > 0) await turnBatch(db, billing, due, turned, now);
      return due.length < batch ? undefined : due.at(-1)?.id;
    });
  }
  return turned;
}

async function turnBatch(db: Database, billing: Billing | undefined, due: DueSubscription[], turned: Turned, now: Date): Promise<void> {
  const cancelled = due.filter((one) => hasRunOut(one, now));
  const renewals: Renewal[] = [];
  const failed: DueSubscription[] = [];
  for (const one of due) {
    if (!renewalDue(one, now) || !billing) continue;
    // The key is the moment the charge fell due: however often it is tried, it is charged once.
    const key = `${one.id}/${one.runsUntil.toISOString()}`;
    const amount = { minor: one.priceMinor, currency: one.currency };
    const charge = await billing.charge({ key, cardRef: one.cardRef, amount, occasion: 'renewal' });
    if (charge.ok) renewals.push({ due: one, ...renewalOf(one, now), chargeRef: charge.ref });
    else if (charge.reason === 'declined') failed.push(one);
    else turned.unreachable++;
  }
  const receipts = await renewAll(db, renewals, now);
  await endAll(
    db,
    [...cancelled, ...failed].map((one) => one.id),
  );
  await oweLetters(
    db,
    [
      ...receipts,
      ...cancelled.map(({ id }): OwedLetter => ({ subscriptionId: id, kind: 'ended' })),
      ...failed.map(({ id }): OwedLetter => ({ subscriptionId: id, kind: 'payment-failed' })),
    ],
    now,
  );
  await announce(
    db,
    due.map((one) => readerTag(one.readerId)),
  );
  turned.renewed += renewals.length;
  turned.ended += cancelled.length;
  turned.failed += failed.length;
}

async function renewAll(db: Database, renewals: Renewal[], now: Date): Promise<OwedLetter[]> {
  const periods = renewals.map(({ due, period }) => ({ ...period, subscriptionId: due.id, readerId: due.readerId }));
  const periodIds = await addPeriods(db, periods);
  const receiptIds = await addReceipts(
    db,
    renewals.map(({ due, chargeRef }, at) => ({
      subscriptionId: due.id,
      periodId: periodIds[at] ?? 0,
      amount: { minor: due.priceMinor, currency: due.currency },
      providerRef: chargeRef,
      paidAt: now,
    })),
  );
  await moveOn(
    db,
    renewals.map(({ due, period, anchoredAt }) => ({ id: due.id, runsUntil: period.endsAt, anchoredAt })),
  );
  return renewals.map(({ due }, at) => ({ subscriptionId: due.id, kind: 'receipt', receiptId: receiptIds[at] ?? 0 }));
}
