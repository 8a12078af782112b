import type Stripe from 'stripe';
import type { Database } from '#platform/database.ts';
import type { Act, ActOutcome, Preview } from '../billing.ts';
import type { Terms } from '../rules.ts';
import { beginsAtOnce } from '../rules.ts';
import { type Before, seatsOf } from './agreement.ts';
import { answerOf, readOf, underKey } from './client.ts';
import { couponRef, discountIn, offerMetadata } from './coupons.ts';
import { refundOnce } from './payments.ts';
import { priceRef } from './prices.ts';

const seconds = (at: Date) => Math.floor(at.getTime() / 1000);

/** Does one thing to a subscription at Stripe. What may not be done twice is looked for first, and carries the key at Stripe too. */
export async function actAtStripe(db: Database, stripe: Stripe, key: string, ref: string, act: Act): Promise<ActOutcome> {
  const answer = await answerOf(done(db, stripe, key, ref, act));
  return answer.ok ? { ok: true } : { ok: false, reason: answer.reason };
}

async function done(db: Database, stripe: Stripe, key: string, ref: string, act: Act): Promise<unknown> {
  const update = (change: Stripe.SubscriptionUpdateParams) => underKey(key, (options) => stripe.subscriptions.update(ref, change, options));
  switch (act.do) {
    case 'cancel':
      return update({ cancel_at_period_end: true });
    case 'resume':
      return update({ cancel_at_period_end: false });
    case 'pause':
      return update({
        pause_collection: { behavior: 'void', resumes_at: seconds(new Date(act.until)) },
        metadata: { paused_at: act.asOf },
        ...(await discountOver(stripe, ref, new Date(act.until), new Date(act.asOf))),
      });
    case 'unpause':
      return update({ pause_collection: '', metadata: { paused_at: '' } });
    case 'postpone': {
      const { status, metadata, items } = await stripe.subscriptions.retrieve(ref);
      const until = seconds(new Date(act.until));
      const isMoved = metadata.before_until !== undefined && metadata.before_until === String(items.data[0]?.current_period_end);
      // Free days are a trial to Stripe. A change of plan that is over by now must not be taken for one that waits for its end.
      const before = status === 'trialing' || isMoved ? (metadata.before ?? '') : '';
      const waits = { before, before_until: isMoved ? String(until) : '' };
      return update({ trial_end: until, proration_behavior: 'none', metadata: { postponed_until: act.until, ...waits } });
    }
    case 'reprice':
      return reprice(db, stripe, ref, act.terms, update);
    case 'discount': {
      const { price } = await itemOf(stripe, ref);
      const paid = { minor: price.unit_amount ?? 0, currency: price.currency.toUpperCase() };
      const every = price.recurring?.interval === 'year' ? 'year' : 'month';
      const coupon = await couponRef(stripe, act.discount, paid, every, act.discount.periods, 1);
      return update({ discounts: [{ coupon }], metadata: offerMetadata(act.discount, new Date(act.asOf)) });
    }
    case 'undiscount':
      return update({ discounts: '', metadata: { offer: '' } });
    case 'end': {
      const { status } = await stripe.subscriptions.retrieve(ref);
      return status === 'canceled' ? undefined : underKey(key, (options) => stripe.subscriptions.cancel(ref, { prorate: false }, options));
    }
    case 'refund':
      return refund(stripe, key, act.payment, act.minor);
    case 'change': {
      const change = await changeOf(db, stripe, ref, act.terms, new Date(act.asOf), act.when);
      return change && update(change);
    }
  }
}

async function itemOf(stripe: Stripe, ref: string): Promise<Stripe.SubscriptionItem> {
  const { items } = await stripe.subscriptions.retrieve(ref);
  const [item] = items.data;
  if (!item) throw new Error(`The subscription ${ref} has no price at Stripe.`);
  return item;
}

/** Brings a subscription to another price with its next period, and leaves its days and its discount as they are. */
async function reprice(
  db: Database,
  stripe: Stripe,
  ref: string,
  terms: Terms,
  update: (change: Stripe.SubscriptionUpdateParams) => Promise<unknown>,
): Promise<unknown> {
  const item = await itemOf(stripe, ref);
  const price = await priceRef(db, stripe, terms);
  if (item.price.id === price) return undefined;
  const every = item.price.recurring?.interval === 'year' ? 'year' : 'month';
  const before = JSON.stringify({
    planId: Number(item.price.metadata.plan ?? 0),
    minor: item.price.unit_amount ?? 0,
    every,
  } satisfies Before);
  const metadata = { before, before_until: String(item.current_period_end) };
  return update({ items: [{ id: item.id, price }], proration_behavior: 'none', metadata });
}

/** The rest of a discount, to outlast a pause: Stripe's months run on while nothing is charged. */
async function discountOver(stripe: Stripe, ref: string, until: Date, now: Date): Promise<Stripe.SubscriptionUpdateParams> {
  const subscription = await stripe.subscriptions.retrieve(ref);
  const [item] = subscription.items.data;
  const invoices = await readOf(stripe.invoices.list({ subscription: ref, limit: 100 }).autoPagingToArray({ limit: 1000 }));
  const discount = discountIn(subscription, invoices);
  if (!discount?.left || !item) return {};
  const months = Math.ceil((until.getTime() - now.getTime()) / (28 * 86_400_000)) + 1;
  const paid = { minor: item.price.unit_amount ?? 0, currency: item.price.currency.toUpperCase() };
  return { discounts: [{ coupon: await couponRef(stripe, discount, paid, 'month', discount.left, months) }] };
}

async function refund(stripe: Stripe, key: string, invoiceRef: string, amount: number): Promise<unknown> {
  const { data } = await stripe.invoicePayments.list({ invoice: invoiceRef, status: 'paid', limit: 1 });
  const intent = data[0]?.payment.payment_intent;
  if (!intent) return undefined;
  const payment_intent = typeof intent === 'string' ? intent : intent.id;
  return refundOnce(stripe, key, payment_intent, amount);
}

/** How a subscription is brought to other terms; undefined when it has them already. `when` undefined asks the rule. */
async function changeOf(
  db: Database,
  stripe: Stripe,
  ref: string,
  terms: Terms,
  asOf: Date,
  when: 'now' | 'next' | undefined,
): Promise<Stripe.SubscriptionUpdateParams | undefined> {
  const subscription = await stripe.subscriptions.retrieve(ref);
  const [item] = subscription.items.data;
  const price = await priceRef(db, stripe, terms);
  if (!item || item.price.id === price) return undefined;
  const items = [{ id: item.id, price }];
  const isDeferred = subscription.metadata.before !== undefined && subscription.status === 'trialing';
  // Another plan ends the offer: the reader was shown its full price.
  const ended = { discounts: '' as const, metadata: { offer: '', before_until: '' } };
  if (subscription.status === 'trialing' && !isDeferred) return { items, ...ended, proration_behavior: 'none' };
  const minor = item.price.unit_amount ?? 0;
  const every = item.price.recurring?.interval === 'year' ? 'year' : 'month';
  const isAtOnce = when ? when === 'now' : beginsAtOnce({ every, price: { minor, currency: terms.price.currency } }, terms);
  if (isAtOnce && !isDeferred)
    return {
      items,
      ...ended,
      proration_behavior: 'always_invoice',
      proration_date: seconds(asOf),
      payment_behavior: 'error_if_incomplete',
    };
  const isMoved = subscription.metadata.before_until === String(item.current_period_end);
  const before =
    isDeferred || isMoved
      ? (subscription.metadata.before ?? '')
      : JSON.stringify({ planId: Number(item.price.metadata.plan ?? 0), minor, every, seats: seatsOf(item.price) } satisfies Before);
  // The new price begins with the next period: until then Stripe charges nothing, as in a trial.
  return { items, proration_behavior: 'none', trial_end: item.current_period_end, discounts: '', metadata: { ...ended.metadata, before } };
}

/** What a change costs today, asked of Stripe under the very terms it would be made. */
export async function previewAtStripe(db: Database, stripe: Stripe, ref: string, terms: Terms, now: Date): Promise<Preview> {
  const answer = await answerOf(
    (async (): Promise<Preview> => {
      const change = await changeOf(db, stripe, ref, terms, now, undefined);
      if (!change?.items) return { ok: false, reason: 'refused' };
      const subscription = await stripe.subscriptions.retrieve(ref);
      const turnsAt = new Date((subscription.items.data[0]?.current_period_end ?? seconds(now)) * 1000);
      const nothing = { minor: 0, currency: terms.price.currency };
      if (change.proration_behavior === 'none') return { ok: true, dueNow: nothing, nextAt: turnsAt, asOf: now };
      const items = change.items as Stripe.InvoiceCreatePreviewParams.SubscriptionDetails.Item[];
      const details = { items, proration_behavior: 'always_invoice' as const, proration_date: seconds(now) };
      const invoice = await readOf(stripe.invoices.createPreview({ subscription: ref, subscription_details: details, discounts: '' }));
      const ends = invoice.lines.data.map((line) => line.period.end);
      return {
        ok: true,
        dueNow: { minor: invoice.amount_due, currency: invoice.currency.toUpperCase() },
        nextAt: new Date(Math.max(...ends) * 1000),
        asOf: now,
      };
    })(),
  );
  if (answer.ok) return answer.value;
  return { ok: false, reason: answer.reason === 'unreachable' ? 'unreachable' : 'refused' };
}
