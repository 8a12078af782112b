import { type Database, inTransaction } from '#platform/database.ts';
import { invariant } from '#platform/errors.ts';
import { announce } from '#platform/signals.ts';
import { readerTag } from '#readers';
import type { Card } from './billing.ts';
import { endRunOut } from './end-run-out.ts';
import { type Period, type Terms, trialOf } from './rules.ts';
import { oweLetters } from './store/letters.ts';
import { addPeriods, addSubscription, hasSubscribed, lockReader, lockRunning } from './store/subscriptions.ts';

export type TrialOutcome = { ok: true; period: Period } | { ok: false; reason: 'already-subscribed' | 'trial-used' };

/** Begins a reader's free trial, once in a lifetime, and owes them the welcome. Of many calls at once one begins it. */
export async function startTrial(
  db: Database,
  provider: string,
  readerId: number,
  terms: Terms,
  card: Card,
  now: Date,
): Promise<TrialOutcome> {
  return inTransaction(db, async (db) => {
    await lockReader(db, readerId);
    await endRunOut(db, readerId, now);
    if (await lockRunning(db, readerId)) return { ok: false, reason: 'already-subscribed' };
    if (await hasSubscribed(db, readerId)) return { ok: false, reason: 'trial-used' };
    const period = trialOf(terms.trialDays, now);
    const course = { startedAt: now, anchoredAt: period.endsAt, runsUntil: period.endsAt };
    const subscriptionId = await addSubscription(db, { readerId, terms, provider, card, ...course });
    if (!subscriptionId) return { ok: false, reason: 'already-subscribed' };
    const [periodId] = await addPeriods(db, [{ ...period, subscriptionId, readerId }]);
    invariant(periodId, 'a reader without a subscription has no trial');
    await oweLetters(db, [{ subscriptionId, kind: 'welcome' }], now);
    await announce(db, [readerTag(readerId)]);
    return { ok: true, period };
  });
}
