import type { App } from '#platform/app.ts';
import type { Act, Billing } from '../billing.ts';
import { findRunning } from '../store/subscriptions.ts';
import { type Performed, perform } from './perform.ts';

export type CancelOutcome = { ok: true; until: Date; answer: Performed } | { ok: false; reason: 'not-subscribed' };

/** Cancels a reader's subscription: nothing more is charged, and they read on until the period ends; what is late ends at once. Cancelling twice is as good as once. */
export async function cancel(app: App, billing: Billing, readerId: number): Promise<CancelOutcome> {
  const running = await findRunning(app.db, readerId);
  if (!running) return { ok: false, reason: 'not-subscribed' };
  // What is late is tried on until the period ends: whoever leaves then must not be charged, so it ends at once.
  const act: Act = { do: running.lateSince ? 'end' : 'cancel' };
  const answer = running.cancelledAt ? 'done' : await perform(app, billing, running.id, act, 'reader');
  return { ok: true, until: running.runsUntil, answer };
}
