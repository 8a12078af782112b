import { sql } from 'kysely';
import type { App } from '#platform/app.ts';
import { type Database, inTransaction } from '#platform/database.ts';
import type { Money } from '#platform/money.ts';
import type { Act } from '../billing.ts';
import { billingOf } from '../billing-of.ts';
import { carryOut, type Performed } from '../life/perform.ts';
import { noteOperation } from '../store/operations.ts';

/** What was noted to be asked of the provider, or why nothing was. */
export type Noted<Reason extends string> = { ok: true; operationIds: string[]; refund: Money | undefined } | { ok: false; reason: Reason };

type Charge = {
  subscriptionId: number;
  provider: string;
  payment: string;
  number: string;
  minor: number;
  currency: string;
  refundedMinor: number;
  asked: number;
  promised: number;
};

/** A charge of a reader's with its subscription locked, so that refunds of it are decided one after the other. `promised`: asked for, and not refused. */
async function lockCharge(db: Database, readerId: number, receiptId: number): Promise<Charge | undefined> {
  const { rows } = await sql<Charge>`
    select s.id as subscription_id, s.provider, r.provider_ref as payment, r.number, r.amount_minor as minor, r.currency, r.refunded_minor,
      0 as asked, 0 as promised
    from subscriptions.receipt r join subscriptions.subscription s on s.id = r.subscription_id
    where r.id = ${receiptId} and s.reader_id = ${readerId} for update of s`.execute(db);
  const [charge] = rows;
  if (!charge) return undefined;
  // Asked once the lock is held: the statement before saw what was so when it began to wait.
  const { rows: asked } = await sql<{ asked: number; promised: number; refundedMinor: number }>`
    select count(*) as asked, coalesce(sum((o.act ->> 'minor')::integer) filter (where o.outcome is null or o.outcome = 'done'), 0) as promised,
      (select refunded_minor from subscriptions.receipt where id = ${receiptId}) as refunded_minor
    from subscriptions.operation o where o.subscription_id = ${charge.subscriptionId} and o.act ->> 'do' = 'refund' and o.act ->> 'payment' = ${charge.payment}`.execute(
    db,
  );
  return { ...charge, ...asked[0], asked: Number(asked[0]?.asked ?? 0), promised: Number(asked[0]?.promised ?? 0) };
}

export type RefundReason = 'unknown' | 'other-provider' | 'changed' | 'too-much';

/**
 * Notes that some of a charge is to go back to whoever paid it. `seen` is how many refunds of it had been asked for on the page that was looked at: a
 * form sent twice gives the money back once.
 */
export async function noteRefund(
  db: Database,
  provider: string,
  { readerId, receiptId, minor, seen }: { readerId: number; receiptId: number; minor: number; seen: number },
  now: Date,
): Promise<Noted<RefundReason>> {
  return inTransaction(db, async (db) => {
    const charge = await lockCharge(db, readerId, receiptId);
    if (!charge) return { ok: false, reason: 'unknown' };
    if (charge.provider !== provider) return { ok: false, reason: 'other-provider' };
    if (charge.asked !== seen) return { ok: false, reason: 'changed' };
    if (minor < 1 || minor > leftOf(charge)) return { ok: false, reason: 'too-much' };
    const act: Act = { do: 'refund', payment: charge.payment, minor };
    const id = await noteOperation(db, charge.subscriptionId, act, 'publisher', now);
    return { ok: true, operationIds: [id], refund: { minor, currency: charge.currency } };
  });
}

const leftOf = ({ minor, refundedMinor, promised }: Charge) => minor - Math.max(refundedMinor, promised);

export type EndingReason = 'not-subscribed' | 'other-provider' | 'cancelled-before';

/** Notes that a reader's running subscription is to be charged no more after its period, or is to end now, with the last charge given back or not. */
export async function noteEnding(
  db: Database,
  provider: string,
  { readerId, how, isRefunded }: { readerId: number; how: 'cancel' | 'end'; isRefunded: boolean },
  now: Date,
): Promise<Noted<EndingReason>> {
  return inTransaction(db, async (db) => {
    const { rows } = await sql<{
      id: number;
      provider: string;
      cancelledAt: Date | null;
      lateSince: Date | null;
      receiptId: number | null;
    }>`
      select s.id, s.provider, s.cancelled_at, s.late_since,
        (select r.id from subscriptions.receipt r where r.subscription_id = s.id order by r.paid_at desc, r.id desc limit 1) as receipt_id
      from subscriptions.subscription s where s.reader_id = ${readerId} and s.ended_at is null for update`.execute(db);
    const [running] = rows;
    if (!running) return { ok: false, reason: 'not-subscribed' };
    if (running.provider !== provider) return { ok: false, reason: 'other-provider' };
    if (how === 'cancel' && running.cancelledAt) return { ok: false, reason: 'cancelled-before' };
    // What is late is tried on until the period ends: a charge that nobody wants any more must not be made.
    const act: Act = { do: how === 'end' || running.lateSince ? 'end' : 'cancel' };
    const ids = [await noteOperation(db, running.id, act, 'publisher', now)];
    const charge = isRefunded && running.receiptId ? await lockCharge(db, readerId, running.receiptId) : undefined;
    if (!charge || leftOf(charge) < 1) return { ok: true, operationIds: ids, refund: undefined };
    const refund = { minor: leftOf(charge), currency: charge.currency };
    ids.push(await noteOperation(db, running.id, { do: 'refund', payment: charge.payment, minor: refund.minor }, 'publisher', now));
    return { ok: true, operationIds: ids, refund };
  });
}

/** The provider that the paper's operations are asked of. */
export function providerOf(app: App): string {
  return billingOf(app).provider;
}

/** Asks the provider for what was noted. Not to be called in a transaction. The worst of the answers is answered. */
export async function askProvider(app: App, operationIds: string[]): Promise<Performed> {
  const billing = billingOf(app);
  const answers: Performed[] = [];
  for (const id of operationIds) answers.push(await carryOut(app, billing, id));
  return (['refused', 'declined', 'later'] as const).find((one) => answers.includes(one)) ?? 'done';
}
