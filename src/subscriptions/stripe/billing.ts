import type Stripe from 'stripe';
import type { App } from '#platform/app.ts';
import type { Config } from '#platform/config.ts';
import type { Billing, CardOrder, CheckoutOrder, Opened, PageOrder, PaymentOrder } from '../billing.ts';
import { actAtStripe, previewAtStripe } from './act.ts';
import { answerOf, findOf, readOf, stripeClient, underKey } from './client.ts';
import { couponRef, offerMetadata } from './coupons.ts';
import { hearStripe } from './hear.ts';
import { readPayments, returnAtStripe } from './payments.ts';
import { priceRef } from './prices.ts';
import { readAbout, readSome } from './read.ts';
import { takeNewCard } from './take-card.ts';

const minutesAfter = 31;

/** Stripe as the paper's provider: its pages take cards, its clock renews and retries, its state is the truth. */
export function stripeBilling(app: App, config: NonNullable<Config['stripe']>): Billing {
  const stripe = stripeClient(config);
  const secrets = (config.webhookSecret ?? '').split(',').map((one) => one.trim());
  return {
    provider: 'stripe',
    openCheckout: (key, order) => opened(openCheckout(app, stripe, key, order)),
    openCardPage: (key, order) => opened(openCardPage(stripe, key, order)),
    openPayment: (key, order) => opened(openPayment(stripe, key, order)),
    returnPayment: (key, ref, minor) => returnAtStripe(stripe, key, ref, minor),
    readPayments: (about) => readOf(readPayments(stripe, about)),
    async closePage(ref) {
      // One that was used or is closed already can't be: then there is nothing to do.
      await answerOf(stripe.checkout.sessions.expire(ref));
    },
    act: (key, ref, act) => actAtStripe(app.db, stripe, key, ref, act),
    preview: (ref, terms, now) => previewAtStripe(app.db, stripe, ref, terms, now),
    async read(about) {
      if (about.page) await readOf(takeNewCard(stripe, about.page));
      return readOf(readAbout(stripe, about));
    },
    readAll: (after) => readOf(readSome(stripe, after)),
    async forget(customerRef) {
      await findOf(stripe.customers.del(customerRef));
    },
    hear: (body, signature, now) => hearStripe(stripe, secrets.filter(Boolean), body, signature, now),
  };
}

async function opened(opening: Promise<Opened>): Promise<Opened> {
  const answer = await answerOf(opening);
  if (answer.ok) return answer.value;
  if (answer.reason === 'unreachable') return { ok: false, reason: 'unreachable' };
  throw new Error(`Stripe has refused to open a page: ${answer.reason}`);
}

async function customerOf(stripe: Stripe, { customerRef, readerId, email, language }: PageOrder): Promise<string> {
  if (customerRef) return customerRef;
  const who = { email, preferred_locales: [language], metadata: { reader: String(readerId) } };
  return (await underKey(`customer/${readerId}/${email}`, (options) => stripe.customers.create(who, options))).id;
}

async function openCheckout(app: App, stripe: Stripe, key: string, order: CheckoutOrder): Promise<Opened> {
  const { terms, checkoutId, back, away, language, expiresAt } = order;
  const customer = await customerOf(stripe, order);
  const price = await priceRef(app.db, stripe, terms, order.name);
  const metadata = { checkout: checkoutId, plan: String(terms.planId), trial_days: String(terms.trialDays) };
  const { discount } = terms;
  const months = Math.ceil(terms.trialDays / 28);
  const coupon = discount && (await couponRef(stripe, discount, terms.price, terms.every, discount.periods, months));
  const lowered: Partial<Stripe.Checkout.SessionCreateParams> = coupon
    ? { discounts: [{ coupon }], ...(order.note ? { custom_text: { submit: { message: order.note } } } : {}) }
    : {};
  const trial: Stripe.Checkout.SessionCreateParams.SubscriptionData =
    terms.trialDays > 0
      ? { trial_period_days: terms.trialDays, trial_settings: { end_behavior: { missing_payment_method: 'cancel' } } }
      : {};
  const asked: Stripe.Checkout.SessionCreateParams = {
    mode: 'subscription',
    customer,
    client_reference_id: checkoutId,
    line_items: [{ price, quantity: 1 }],
    payment_method_collection: 'always',
    subscription_data: { metadata: { ...metadata, ...(discount ? offerMetadata(discount) : {}) }, ...trial },
    metadata,
    success_url: back,
    cancel_url: away,
    locale: localeOf(language),
    expires_at: expiryOf(expiresAt),
    ...(await taxOf(stripe)),
    ...lowered,
  };
  const session = await underKey(key, (options) => stripe.checkout.sessions.create(asked, options));
  return { ok: true, ref: session.id, page: session.url ?? away, customerRef: customer };
}

async function openPayment(stripe: Stripe, key: string, order: PaymentOrder): Promise<Opened> {
  const { price, paysFor, name, back, away, language, expiresAt } = order;
  const customer = await customerOf(stripe, order);
  const metadata = { pays_for: paysFor };
  const price_data = {
    currency: price.currency.toLowerCase(),
    unit_amount: price.minor,
    tax_behavior: 'inclusive' as const,
    product_data: { name },
  };
  const asked: Stripe.Checkout.SessionCreateParams = {
    mode: 'payment',
    customer,
    client_reference_id: paysFor,
    line_items: [{ price_data, quantity: 1 }],
    payment_intent_data: { metadata },
    metadata,
    success_url: back,
    cancel_url: away,
    locale: localeOf(language),
    expires_at: expiryOf(expiresAt),
    ...(await taxOf(stripe)),
  };
  const session = await underKey(key, (options) => stripe.checkout.sessions.create(asked, options));
  return { ok: true, ref: session.id, page: session.url ?? away, customerRef: customer };
}

async function openCardPage(stripe: Stripe, key: string, order: CardOrder): Promise<Opened> {
  const { agreementRef, back, away, language } = order;
  const customer = await customerOf(stripe, order);
  const metadata = { agreement: agreementRef };
  const asked: Stripe.Checkout.SessionCreateParams = {
    mode: 'setup',
    customer,
    currency: order.currency.toLowerCase(),
    metadata,
    setup_intent_data: { metadata },
    success_url: back,
    cancel_url: away,
    locale: localeOf(language),
  };
  const session = await underKey(key, (options) => stripe.checkout.sessions.create(asked, options));
  return { ok: true, ref: session.id, page: session.url ?? away, customerRef: customer };
}

/** Asks for Stripe Tax where the publisher has switched it on in their account. */
async function taxOf(stripe: Stripe): Promise<Partial<Stripe.Checkout.SessionCreateParams>> {
  const isOn = (await stripe.tax.settings.retrieve()).status === 'active';
  return isOn ? { automatic_tax: { enabled: true }, customer_update: { address: 'auto' } } : {};
}

/** A page may be used until a little after our own checkout ends, and half an hour at the least: Stripe allows no less. */
function expiryOf(expiresAt: Date): number {
  return Math.floor(expiresAt.getTime() / 1000) + minutesAfter * 60;
}

/** Stripe's pages speak many languages; where they don't speak the reader's, the browser's is taken. */
function localeOf(language: string): Stripe.Checkout.SessionCreateParams.Locale {
  const [spoken = ''] = language.split('-');
  return ['en', 'fr', 'es', 'de', 'it', 'nl', 'pt', 'pl', 'sv', 'da', 'tr', 'ja', 'zh', 'el', 'cs', 'ro', 'ru'].includes(spoken)
    ? (spoken as Stripe.Checkout.SessionCreateParams.Locale)
    : 'auto';
}
