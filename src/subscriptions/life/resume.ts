import type { App } from '#platform/app.ts';
import type { Billing } from '../billing.ts';
import { hasRunOut } from '../rules.ts';
import { findRunning } from '../store/subscriptions.ts';
import { type Performed, perform } from './perform.ts';

export type ResumeOutcome = { ok: true; nextChargeAt: Date; answer: Performed } | { ok: false; reason: 'not-subscribed' | 'run-out' };

/** Takes a cancellation back while the period still runs, or a pause. Resuming what is neither changes nothing. */
export async function resume(app: App, billing: Billing, readerId: number): Promise<ResumeOutcome> {
  const running = await findRunning(app.db, readerId);
  if (!running) return { ok: false, reason: 'not-subscribed' };
  if (hasRunOut(running, app.clock())) return { ok: false, reason: 'run-out' };
  let answer: Performed = 'done';
  if (running.cancelledAt) answer = await perform(app, billing, running.id, { do: 'resume' }, 'reader');
  else if (running.pausedAt) answer = await perform(app, billing, running.id, { do: 'unpause' }, 'reader');
  return { ok: true, nextChargeAt: running.runsUntil, answer };
}
