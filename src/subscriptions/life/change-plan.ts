import type { App } from '#platform/app.ts';
import type { Act, Billing, Preview } from '../billing.ts';
import { beginsAtOnce, type Terms } from '../rules.ts';
import { findPlan, type Plan } from '../store/plans.ts';
import { findRunning, type Subscription } from '../store/subscriptions.ts';
import { type Performed, perform } from './perform.ts';

export type PlanChange = { subscription: Subscription; plan: Plan; terms: Terms; isAtOnce: boolean };
type No = 'not-subscribed' | 'no-such-plan' | 'not-now' | 'same-plan';
export type PreviewOutcome = { ok: true; change: PlanChange; preview: Preview & { ok: true } } | { ok: false; reason: No | 'unreachable' };
export type ChangeOutcome = { ok: true; answer: Performed } | { ok: false; reason: No };

/** What another plan would cost a reader, today and afterwards, asked of the provider. */
export async function previewPlan(app: App, billing: Billing, readerId: number, slug: string): Promise<PreviewOutcome> {
  const found = await planChange(app, readerId, slug);
  if ('reason' in found) return { ok: false, reason: found.reason };
  const preview = await billing.preview(found.subscription.providerRef ?? '', found.terms, app.clock());
  if (preview.ok) return { ok: true, change: found, preview };
  return { ok: false, reason: preview.reason === 'unreachable' ? 'unreachable' : 'not-now' };
}

/** Changes a reader's plan as the preview of `asOf` showed it. A declined card leaves everything as it was. */
export async function changePlan(app: App, billing: Billing, readerId: number, slug: string, asOf: Date): Promise<ChangeOutcome> {
  const found = await planChange(app, readerId, slug);
  if ('reason' in found) return { ok: false, reason: found.reason };
  const act: Act = { do: 'change', terms: found.terms, when: found.isAtOnce ? 'now' : 'next', asOf: asOf.toISOString() };
  return { ok: true, answer: await perform(app, billing, found.subscription.id, act, 'reader') };
}

async function planChange(app: App, readerId: number, slug: string): Promise<PlanChange | { reason: No }> {
  const subscription = await findRunning(app.db, readerId);
  if (!subscription?.providerRef) return { reason: 'not-subscribed' };
  const plan = await findPlan(app.db, slug, subscription.currency);
  if (!plan || plan.currency !== subscription.currency) return { reason: 'no-such-plan' };
  // Plans of a group are changed with its seats.
  if (subscription.seats || subscription.cancelledAt || subscription.lateSince || subscription.pausedAt) return { reason: 'not-now' };
  const price = { minor: plan.priceMinor, currency: plan.currency };
  const old = { price: { minor: subscription.priceMinor, currency: subscription.currency }, every: subscription.every };
  if (plan.every === old.every && price.minor === old.price.minor && !subscription.nextEvery) return { reason: 'same-plan' };
  const terms = { planId: plan.id, price, every: plan.every, trialDays: 0 };
  return { subscription, plan, terms, isAtOnce: beginsAtOnce(old, terms) };
}
