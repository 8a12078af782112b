import type { App } from '#platform/app.ts';
import { inTransaction } from '#platform/database.ts';
import type { Money } from '#platform/money.ts';
import type { Act, Billing } from '../billing.ts';
import { mayWithdraw } from '../rules.ts';
import { noteOperation } from '../store/operations.ts';
import { refundable } from '../store/receipts.ts';
import { findRunning } from '../store/subscriptions.ts';
import { carryOut, type Performed } from './perform.ts';

export type WithdrawOutcome = { ok: true; refund: Money; answer: Performed } | { ok: false; reason: 'not-subscribed' | 'too-late' };

/**
 * Undoes a contract within fourteen days of its beginning: it ends at once, and all that was paid goes back (Directive 2011/83/EU, Art. 9 and 13).
 * All of it is noted before the first call, so that none is lost on the way.
 */
export async function withdraw(app: App, billing: Billing, readerId: number): Promise<WithdrawOutcome> {
  const now = app.clock();
  const running = await findRunning(app.db, readerId);
  if (!running) return { ok: false, reason: 'not-subscribed' };
  if (!mayWithdraw(running, now)) return { ok: false, reason: 'too-late' };
  const receipts = await refundable(app.db, running.id);
  const acts: Act[] = [
    { do: 'end' },
    ...receipts.map(({ ref, amount, refundedMinor }): Act => ({ do: 'refund', payment: ref, minor: amount.minor - refundedMinor })),
  ];
  const ids = await inTransaction(app.db, async (db) => {
    const noted: string[] = [];
    for (const act of acts) noted.push(await noteOperation(db, running.id, act, 'withdrawal', now));
    return noted;
  });
  let answer: Performed = 'done';
  for (const id of ids) if ((await carryOut(app, billing, id)) === 'later') answer = 'later';
  const minor = receipts.reduce((sum, { amount, refundedMinor }) => sum + amount.minor - refundedMinor, 0);
  return { ok: true, refund: { minor, currency: running.currency }, answer };
}
