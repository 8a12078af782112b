import { discountWith } from './coupons.ts';
import { addInvoice, attempt, type Line, voidInvoice } from './invoices.ts';
import { add, all, monthsAfter, type State, type Thing, tell } from './state.ts';

type Item = { id: string; price: Thing; current_period_start: number; current_period_end: number };
const day = 86_400;
/** Days after a failed charge on which it is tried again; after the last Stripe is set to end the subscription. */
const retryDays = [3, 7, 13, 14];

export function itemOf(subscription: Thing): Item {
  return (subscription.items as { data: Item[] }).data[0] as Item;
}

const monthsOf = (price: Thing) => ((price.recurring as { interval: string }).interval === 'year' ? 12 : 1);
export const minorOf = (price: Thing) => price.unit_amount as number;

/** The end of the period that begins at `from`, on the day of the anchor. */
export function periodEnd(anchor: number, price: Thing, from: number): number {
  for (let count = 1; ; count++) {
    const end = monthsAfter(anchor, count * monthsOf(price));
    if (end > from) return end;
  }
}

export type Start = {
  customer: string;
  price: Thing;
  method: string;
  trialDays: number;
  metadata: Record<string, string>;
  coupon?: string | undefined;
};

/** Begins a subscription; undefined when its first charge is declined. */
export function startSubscription(state: State, { customer, price, method, trialDays, metadata, coupon }: Start): Thing | undefined {
  const trialEnd = trialDays > 0 ? state.now + trialDays * day : null;
  const anchor = trialEnd ?? state.now;
  const end = trialEnd ?? periodEnd(state.now, price, state.now);
  const subscription = add(state, 'sub', 'subscription', {
    customer,
    currency: price.currency,
    status: trialEnd ? 'trialing' : 'incomplete',
    start_date: state.now,
    billing_cycle_anchor: anchor,
    trial_start: trialEnd ? state.now : null,
    trial_end: trialEnd,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    ended_at: null,
    pause_collection: null,
    default_payment_method: method,
    latest_invoice: null,
    discounts: [],
    metadata,
    items: { object: 'list', has_more: false, data: [] },
  });
  if (coupon) discountWith(state, subscription, coupon);
  const item = { id: `si_${subscription.id}`, object: 'subscription_item', price, quantity: 1, subscription: subscription.id };
  (subscription.items as { data: unknown[] }).data.push({ ...item, current_period_start: state.now, current_period_end: end });
  tell(state, 'customer.subscription.created', subscription);
  const amount = trialEnd ? 0 : minorOf(price);
  const invoice = addInvoice(state, subscription, 'subscription_create', [{ amount, start: state.now, end }]);
  if (!attempt(state, invoice, method)) return undefined;
  if (!trialEnd) change(state, subscription, { status: 'active' });
  return subscription;
}

export function change(state: State, subscription: Thing, to: Record<string, unknown>): void {
  Object.assign(subscription, to);
  tell(state, 'customer.subscription.updated', subscription);
}

export function endNow(state: State, subscription: Thing, at: number): void {
  Object.assign(subscription, { status: 'canceled', ended_at: at, canceled_at: subscription.canceled_at ?? at, _draft: undefined });
  tell(state, 'customer.subscription.deleted', subscription);
}

/** When a subscription moves by itself next. */
export function dueOf(subscription: Thing): number | undefined {
  if (subscription.status === 'canceled' || subscription.status === 'incomplete') return undefined;
  const dues = [itemOf(subscription).current_period_end, subscription._draftAt, subscription._retryAt];
  const resumes = (subscription.pause_collection as { resumes_at?: number } | null)?.resumes_at;
  return Math.min(...[...dues, resumes].filter((one): one is number => typeof one === 'number'));
}

/** One step of time: an end of a pause, a charge, a retry, the turn of a period. */
export function step(state: State, subscription: Thing): unknown {
  const item = itemOf(subscription);
  const resumes = (subscription.pause_collection as { resumes_at?: number } | null)?.resumes_at;
  if (resumes !== undefined && resumes <= state.now) return change(state, subscription, { pause_collection: null });
  if (typeof subscription._draftAt === 'number' && subscription._draftAt <= state.now) return chargeDraft(state, subscription);
  if (typeof subscription._retryAt === 'number' && subscription._retryAt <= state.now) return retry(state, subscription);
  const at = item.current_period_end;
  if (subscription.cancel_at_period_end) return endNow(state, subscription, at);
  if (subscription.status === 'trialing') subscription.billing_cycle_anchor = at;
  const end = periodEnd(subscription.billing_cycle_anchor as number, item.price, at);
  Object.assign(item, { current_period_start: at, current_period_end: end });
  const invoice = addInvoice(state, subscription, 'subscription_cycle', [{ amount: minorOf(item.price), start: at, end }]);
  if (subscription.pause_collection) {
    voidInvoice(state, invoice);
    return change(state, subscription, {});
  }
  // Stripe leaves an invoice open to changes for an hour before it charges.
  const isLate = subscription.status === 'past_due';
  change(state, subscription, { status: isLate ? 'past_due' : 'active', _draft: invoice.id, _draftAt: at + 3600 });
}

function chargeDraft(state: State, subscription: Thing): unknown {
  const invoice = state.things.get(subscription._draft as string) as Thing;
  Object.assign(subscription, { _draft: undefined, _draftAt: undefined });
  if (attempt(state, invoice, subscription.default_payment_method)) return change(state, subscription, { status: 'active' });
  change(state, subscription, { status: 'past_due', _open: invoice.id, _failedAt: state.now, _tries: 0, _retryAt: state.now + 3 * day });
}

function retry(state: State, subscription: Thing): unknown {
  const invoice = state.things.get(subscription._open as string) as Thing;
  if (payOpen(state, subscription, invoice, subscription.default_payment_method)) return undefined;
  const tries = (subscription._tries as number) + 1;
  const next = retryDays[tries];
  if (next === undefined) {
    Object.assign(subscription, { _retryAt: undefined });
    return endNow(state, subscription, state.now);
  }
  return Object.assign(subscription, { _tries: tries, _retryAt: (subscription._failedAt as number) + next * day });
}

/** Charges an open invoice to a card, and brings its subscription back when that goes through. */
export function payOpen(state: State, subscription: Thing, invoice: Thing, method: unknown): boolean {
  if (!attempt(state, invoice, method)) return false;
  Object.assign(subscription, { _open: undefined, _retryAt: undefined, _tries: undefined });
  change(state, subscription, { status: 'active' });
  return true;
}

/** The lines of a change that begins now: what is left of the old period given back, the new one charged in full. */
export function prorationLines(subscription: Thing, price: Thing, at: number): Line[] {
  const item = itemOf(subscription);
  const { current_period_start: start, current_period_end: end } = item;
  const left = (end - at) / (end - start);
  const isSame = monthsOf(item.price) === monthsOf(price);
  const newEnd = isSame ? end : monthsAfter(at, monthsOf(price));
  const full = isSame ? Math.round(minorOf(price) * left) : minorOf(price);
  return [
    {
      amount: -Math.round((minorOf(item.price) - ((subscription._off as number | undefined) ?? 0)) * left),
      start: at,
      end,
      proration: true,
    },
    { amount: full, start: at, end: newEnd, proration: isSame },
  ];
}

/** Lets time pass until `to`, one thing after another. */
export function advance(state: State, to: number): void {
  for (;;) {
    const subscriptions = all(state, 'subscription');
    const dues = subscriptions.map((one) => [dueOf(one) ?? Infinity, one] as const);
    const disputes = all(state, 'charge').filter((one) => typeof one._disputeAt === 'number');
    const charge = disputes.toSorted((a, b) => (a._disputeAt as number) - (b._disputeAt as number))[0];
    const [due, next] = dues.toSorted(([a], [b]) => a - b)[0] ?? [Infinity, undefined];
    const disputeAt = (charge?._disputeAt as number | undefined) ?? Infinity;
    if (Math.min(due, disputeAt) > to) break;
    state.now = Math.max(state.now, Math.min(due, disputeAt));
    if (disputeAt <= due && charge) dispute(state, charge);
    else if (next) step(state, next);
  }
  state.now = Math.max(state.now, to);
  for (const session of all(state, 'checkout.session'))
    if (session.status === 'open' && (session.expires_at as number) <= state.now) {
      session.status = 'expired';
      tell(state, 'checkout.session.expired', session);
    }
}

export function dispute(state: State, charge: Thing): Thing {
  Object.assign(charge, { disputed: true, _disputeAt: undefined });
  const made = add(state, 'dp', 'dispute', {
    charge: charge.id,
    payment_intent: charge.payment_intent,
    amount: charge.amount,
    status: 'needs_response',
    reason: 'fraudulent',
  });
  tell(state, 'charge.dispute.created', made);
  return made;
}
