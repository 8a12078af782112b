import type { App } from '#platform/app.ts';
import type { Billing } from '../billing.ts';
import { pauseEnd } from '../rules.ts';
import { findRunning } from '../store/subscriptions.ts';
import { type Performed, perform } from './perform.ts';

export const mostPausedMonths = 3;

export type PauseOutcome =
  | { ok: true; until: Date; answer: Performed }
  | { ok: false; reason: 'not-subscribed' | 'not-monthly' | 'not-now' | 'months' };

/** Pauses a monthly subscription for one to three months after the period that is paid for: nothing is charged, nothing can be read, and it comes back by itself. */
export async function pause(app: App, billing: Billing, readerId: number, months: number): Promise<PauseOutcome> {
  if (!Number.isInteger(months) || months < 1 || months > mostPausedMonths) return { ok: false, reason: 'months' };
  const running = await findRunning(app.db, readerId);
  if (!running) return { ok: false, reason: 'not-subscribed' };
  if (running.every !== 'month') return { ok: false, reason: 'not-monthly' };
  if (running.cancelledAt || running.lateSince || running.pausedAt) return { ok: false, reason: 'not-now' };
  const until = pauseEnd(running.runsUntil, months);
  const act = { do: 'pause', until: until.toISOString(), asOf: app.clock().toISOString() } as const;
  return { ok: true, until, answer: await perform(app, billing, running.id, act, 'reader') };
}
