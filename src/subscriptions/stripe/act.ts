import type Stripe from 'stripe';
import type { Database } from '#platform/database.ts';
import type { Act, ActOutcome, Preview } from '../billing.ts';
import type { Terms } from '../rules.ts';
import { beginsAtOnce } from '../rules.ts';
import { answerOf, readOf, underKey } from './client.ts';
import { refundOnce } from './payments.ts';
import { priceRef } from './prices.ts';

const seconds = (at: Date) => Math.floor(at.getTime() / 1000);

/** Does one thing to a subscription at Stripe. What may not be done twice is looked for first, and carries the key at Stripe too. */
export async function actAtStripe(db: Database, stripe: Stripe, key: string, ref: string, act: Act, now: Date): Promise<ActOutcome> {
  const answer = await answerOf(done(db, stripe, key, ref, act, now));
  return answer.ok ? { ok: true } : { ok: false, reason: answer.reason };
}

async function done(db: Database, stripe: Stripe, key: string, ref: string, act: Act, now: Date): Promise<unknown> {
  const update = (change: Stripe.SubscriptionUpdateParams) => underKey(key, (options) => stripe.subscriptions.update(ref, change, options));
  switch (act.do) {
    case 'cancel':
      return update({ cancel_at_period_end: true });
    case 'resume':
      return update({ cancel_at_period_end: false });
    case 'pause':
      return update({
        pause_collection: { behavior: 'void', resumes_at: seconds(new Date(act.until)) },
        metadata: { paused_at: now.toISOString() },
      });
    case 'unpause':
      return update({ pause_collection: '', metadata: { paused_at: '' } });
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
  if (subscription.status === 'trialing' && !isDeferred) return { items, proration_behavior: 'none' };
  const minor = item.price.unit_amount ?? 0;
  const every = item.price.recurring?.interval === 'year' ? 'year' : 'month';
  const isAtOnce = when ? when === 'now' : beginsAtOnce({ every, price: { minor, currency: terms.price.currency } }, terms);
  if (isAtOnce && !isDeferred)
    return { items, proration_behavior: 'always_invoice', proration_date: seconds(asOf), payment_behavior: 'error_if_incomplete' };
  const before = isDeferred
    ? (subscription.metadata.before ?? '')
    : JSON.stringify({ planId: Number(item.price.metadata.plan ?? 0), minor, every });
  // The new price begins with the next period: until then Stripe charges nothing, as in a trial.
  return { items, proration_behavior: 'none', trial_end: item.current_period_end, metadata: { before } };
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
      const invoice = await readOf(stripe.invoices.createPreview({ subscription: ref, subscription_details: details }));
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
