import type { App } from '#platform/app.ts';
import type { Billing } from '../billing.ts';
import { findRunning } from '../store/subscriptions.ts';
import { type Performed, perform } from './perform.ts';

export type CancelOutcome = { ok: true; until: Date; answer: Performed } | { ok: false; reason: 'not-subscribed' };

/** Cancels a reader's subscription: nothing more is charged, and they read on until the period ends. Cancelling twice is as good as once. */
export async function cancel(app: App, billing: Billing, readerId: number): Promise<CancelOutcome> {
  const running = await findRunning(app.db, readerId);
  if (!running) return { ok: false, reason: 'not-subscribed' };
  const answer = running.cancelledAt ? 'done' : await perform(app, billing, running.id, { do: 'cancel' }, 'reader');
  return { ok: true, until: running.runsUntil, answer };
}
