import type Stripe from 'stripe';
import type { Agreement, Card, Payment } from '../agreement.ts';
import type { Every } from '../rules.ts';
import { discountIn } from './coupons.ts';

/** All that is read at Stripe about one subscription. `disputed` are payment intents whose money a bank has taken back or may. */
export type Holdings = { subscription: Stripe.Subscription; invoices: Stripe.Invoice[]; charges: Stripe.Charge[]; disputed: Set<string> };

const moment = (seconds: number | null | undefined) => (seconds ? new Date(seconds * 1000) : undefined);
const idOf = (given: string | { id: string } | null | undefined) => (typeof given === 'string' ? given : given?.id);

/** A Stripe subscription in our words. */
export function agreementOf(holdings: Holdings): Agreement {
  const { subscription, invoices } = holdings;
  const { metadata, items, status } = subscription;
  const [item] = items.data;
  const startedAt = new Date(subscription.start_date * 1000);
  const payments = invoices.flatMap((invoice) => paymentOf(invoice, holdings) ?? []);
  const agreed = {
    planId: Number(item?.price.metadata.plan ?? 0),
    price: priceOf(item?.price),
    every: everyOf(item?.price),
    seats: seatsOf(item?.price),
  };
  // What begins with the next period is a trial to Stripe, in a subscription that has been paid before.
  const isDeferred = status === 'trialing' && payments.length > 0 && metadata.before !== undefined;
  // A price of the publisher's that begins with the next period stands at Stripe already: until that period it isn't charged.
  const isMoved = metadata.before_until !== undefined && metadata.before_until === String(item?.current_period_end);
  const before = isDeferred || isMoved ? (JSON.parse(metadata.before ?? '{}') as Before) : undefined;
  return {
    ref: subscription.id,
    customerRef: idOf(subscription.customer) ?? '',
    checkoutId: metadata.checkout,
    ...(before
      ? { planId: before.planId, price: { minor: before.minor, currency: agreed.price.currency }, every: before.every, seats: before.seats }
      : agreed),
    next: before ? agreed : undefined,
    startedAt,
    trialEndsAt: trialEnd(subscription),
    turnsAt: moment(item?.current_period_end) ?? startedAt,
    card: cardOf(subscription),
    postponedUntil: metadata.postponed_until ? new Date(metadata.postponed_until) : undefined,
    cancelledAt: subscription.cancel_at_period_end || subscription.cancel_at ? moment(subscription.canceled_at) : undefined,
    pausedAt: pausedAt(subscription),
    pausedUntil: moment(subscription.pause_collection?.resumes_at),
    lateSince: lateSince(subscription, invoices),
    endedAt: moment(subscription.ended_at),
    discount: discountIn(subscription, invoices),
    payments: payments.toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime()),
  };
}

/** The end of the free trial it began with: as agreed here, or, where another system began it, as Stripe has it. */
function trialEnd({ metadata, start_date, trial_start, trial_end }: Stripe.Subscription): Date | undefined {
  const days = Number(metadata.trial_days ?? 0);
  if (days > 0) return new Date((start_date + days * 86_400) * 1000);
  // Days without a charge that come later are a trial to Stripe too, and none to anybody else.
  const isFirst = trial_start !== null && Math.abs(trial_start - start_date) < 86_400 && metadata.postponed_until === undefined;
  return metadata.checkout === undefined && isFirst ? moment(trial_end) : undefined;
}

/** True for a subscription whose first payment has never been made: to readers it isn't there. */
export function isUnborn({ subscription, invoices }: Holdings): boolean {
  const { status } = subscription;
  return (
    status === 'incomplete' || status === 'incomplete_expired' || (invoices.every((one) => one.status !== 'paid') && status === 'canceled')
  );
}

/** The terms that a subscription keeps until the next period, as they are noted at Stripe. */
export type Before = { planId: number; minor: number; every: Every; seats?: number | undefined };

/** How many readers a price is for, as it was noted when the price was made. */
export function seatsOf(price: Stripe.Price | undefined): number | undefined {
  const seats = Number(price?.metadata.seats);
  return Number.isInteger(seats) && seats > 1 ? seats : undefined;
}

function priceOf(price: Stripe.Price | undefined) {
  return { minor: price?.unit_amount ?? 0, currency: (price?.currency ?? 'usd').toUpperCase() };
}

function everyOf(price: Stripe.Price | undefined): Every {
  return price?.recurring?.interval === 'year' ? 'year' : 'month';
}

/** A paid invoice as a payment; free ones, such as a trial's, are none. */
function paymentOf(invoice: Stripe.Invoice, { charges, disputed }: Holdings): Payment | undefined {
  const lines = invoice.lines.data.filter((line) => line.amount >= 0);
  const line = lines.toSorted((a, b) => b.period.end - a.period.end)[0];
  if (invoice.status !== 'paid' || invoice.subtotal <= 0 || !line || !invoice.id) return undefined;
  const intents = (invoice.payments?.data ?? []).flatMap((one) => idOf(one.payment.payment_intent) ?? []);
  const own = charges.filter((charge) => intents.includes(idOf(charge.payment_intent) ?? ''));
  return {
    ref: invoice.id,
    amount: { minor: invoice.amount_paid, currency: invoice.currency.toUpperCase() },
    paidAt: moment(invoice.status_transitions.paid_at) ?? new Date(invoice.created * 1000),
    startsAt: new Date(line.period.start * 1000),
    endsAt: new Date(line.period.end * 1000),
    returned: own.reduce((sum, charge) => sum + charge.amount_refunded, 0),
    isDisputed: intents.some((intent) => disputed.has(intent)),
  };
}

/** When the oldest charge that failed fell due, while Stripe still tries it or has given it up. */
function lateSince({ status }: Stripe.Subscription, invoices: Stripe.Invoice[]): Date | undefined {
  if (status !== 'past_due' && status !== 'unpaid' && status !== 'canceled') return undefined;
  const failed = invoices.filter((one) => (one.status === 'open' || one.status === 'uncollectible') && one.attempt_count > 0);
  const dues = failed.map((one) => Math.min(...one.lines.data.map((line) => line.period.start), one.created));
  return dues.length > 0 ? new Date(Math.min(...dues) * 1000) : undefined;
}

function pausedAt({ status, pause_collection, metadata, items, trial_end }: Stripe.Subscription): Date | undefined {
  if (status === 'paused') return moment(trial_end);
  if (!pause_collection) return undefined;
  return metadata.paused_at ? new Date(metadata.paused_at) : moment(items.data[0]?.current_period_start);
}

function cardOf({ default_payment_method, customer }: Stripe.Subscription): Card | undefined {
  const fallback = typeof customer === 'object' && !customer.deleted ? customer.invoice_settings.default_payment_method : null;
  const method = default_payment_method ?? fallback;
  if (!method || typeof method === 'string') return undefined;
  const { card } = method;
  if (!card) return { ref: method.id, brand: method.type, last4: '0000', fingerprint: undefined, expires: undefined };
  const lastDay = new Date(Date.UTC(card.exp_year, card.exp_month, 0)).toISOString().slice(0, 10);
  const brand = card.brand.charAt(0).toUpperCase() + card.brand.slice(1);
  return { ref: method.id, brand, last4: card.last4, fingerprint: card.fingerprint ?? undefined, expires: lastDay };
}
