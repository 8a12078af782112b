import { pays } from './cards.ts';
import { discountWith, givenDiscounts } from './coupons.ts';
import { declined, invalid } from './errors.ts';
import { listIn, type Params, textIn, treeIn } from './form.ts';
import { addInvoice, attempt } from './invoices.ts';
import { allow, type Call, find } from './routes.ts';
import type { State, Thing } from './state.ts';
import { change, endNow, itemOf, prorationLines } from './subscriptions.ts';

/** POST /v1/subscriptions/:id. */
export function updateSubscription({ state, params, id }: Call): Thing {
  const known = [
    'cancel_at_period_end',
    'pause_collection',
    'metadata',
    'items',
    'proration_behavior',
    'proration_date',
    'payment_behavior',
  ];
  allow(params, ...known, 'trial_end', 'default_payment_method', 'discounts');
  const subscription = find(state, id, 'subscription');
  if (subscription.status === 'canceled') throw invalid('A canceled subscription can only update its cancellation_details and metadata.');
  const coupons = givenDiscounts(params);
  for (const coupon of coupons ?? []) find(state, coupon, 'coupon');
  const [asked] = listIn(params, 'items');
  if (asked && params.payment_behavior === 'error_if_incomplete' && !pays(state, subscription.default_payment_method)) throw declined();
  if (coupons) discountWith(state, subscription, coupons[0]);
  if (asked) changePrice(state, subscription, String(asked.price), params);
  const to: Record<string, unknown> = {};
  const freeUntil = asked ? undefined : textIn(params, 'trial_end');
  if (freeUntil) beginTrial(state, subscription, Number(freeUntil));
  const cancels = textIn(params, 'cancel_at_period_end');
  if (cancels) {
    const isOn = cancels === 'true';
    Object.assign(to, { cancel_at_period_end: isOn, canceled_at: isOn ? (subscription.canceled_at ?? state.now) : null });
  }
  if ('pause_collection' in params) {
    const pause = treeIn(params, 'pause_collection');
    to.pause_collection = pause.behavior
      ? { behavior: pause.behavior, resumes_at: pause.resumes_at ? Number(pause.resumes_at) : null }
      : null;
  }
  const method = textIn(params, 'default_payment_method');
  if (method) to.default_payment_method = find(state, method, 'payment_method').id;
  subscription.metadata = merged(subscription.metadata as Record<string, string>, treeIn(params, 'metadata'));
  change(state, subscription, to);
  return subscription;
}

function merged(old: Record<string, string>, given: Params): Record<string, string> {
  const all = { ...old, ...(given as Record<string, string>) };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== ''));
}

function changePrice(state: State, subscription: Thing, priceId: string, params: Params): void {
  const price = find(state, priceId, 'price');
  const item = itemOf(subscription);
  const trialEnd = textIn(params, 'trial_end');
  if (params.proration_behavior === 'none') {
    Object.assign(item, { price });
    if (trialEnd) beginTrial(state, subscription, Number(trialEnd));
    return;
  }
  const lines = prorationLines(subscription, price, Number(params.proration_date ?? state.now));
  const invoice = addInvoice(state, subscription, 'subscription_update', lines);
  attempt(state, invoice, subscription.default_payment_method);
  Object.assign(item, { price });
  const [, full] = lines;
  // Where the interval stays, so does the period.
  if (!full || full.proration) return;
  Object.assign(item, { current_period_start: full.start, current_period_end: full.end });
  subscription.billing_cycle_anchor = full.start;
}

/** Nothing is charged until `end`, from which all later periods are counted. */
function beginTrial(state: State, subscription: Thing, end: number): void {
  Object.assign(subscription, { status: 'trialing', trial_start: state.now, trial_end: end, billing_cycle_anchor: end });
  Object.assign(itemOf(subscription), { current_period_start: state.now, current_period_end: end });
  const invoice = addInvoice(state, subscription, 'subscription_update', [{ amount: 0, start: state.now, end }]);
  attempt(state, invoice, subscription.default_payment_method);
}

/** DELETE /v1/subscriptions/:id. */
export function cancelSubscription({ state, params, id }: Call): Thing {
  allow(params, 'prorate', 'invoice_now');
  const subscription = find(state, id, 'subscription');
  if (subscription.status === 'canceled') throw invalid('No such subscription: it has been canceled.');
  endNow(state, subscription, state.now);
  return subscription;
}

/** POST /v1/invoices/create_preview: what the change would be charged, and nothing done. */
export function previewChange({ state, params }: Call): object {
  allow(params, 'subscription', 'subscription_details', 'customer', 'discounts');
  if (givenDiscounts(params)?.length !== 0) throw invalid('The fake foretells no discounts.', 'discounts');
  const subscription = find(state, String(params.subscription), 'subscription');
  const details = treeIn(params, 'subscription_details');
  const [asked] = listIn(details, 'items');
  const lines = prorationLines(subscription, find(state, String(asked?.price), 'price'), Number(details.proration_date ?? state.now));
  const total = lines.reduce((sum, line) => sum + line.amount, 0);
  return {
    id: 'upcoming_in_1',
    object: 'invoice',
    currency: subscription.currency,
    amount_due: Math.max(0, total),
    total,
    lines: {
      object: 'list',
      data: lines.map((line) => ({ object: 'line_item', amount: line.amount, period: { start: line.start, end: line.end } })),
    },
  };
}
