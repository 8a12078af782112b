import type Stripe from 'stripe';
import type { Agreement } from '../agreement.ts';
import type { About } from '../billing.ts';
import { agreementOf, type Holdings, isUnborn } from './agreement.ts';
import { findOf, readOf } from './client.ts';

const perPage = 100;
const expand = ['default_payment_method', 'customer.invoice_settings.default_payment_method'];
const lost: Stripe.Dispute.Status[] = ['needs_response', 'under_review', 'lost'];

/** All agreements that something is about, as Stripe has them now. */
export async function readAbout(stripe: Stripe, about: About): Promise<Agreement[]> {
  if (about.agreement) {
    const found = await findOf(stripe.subscriptions.retrieve(about.agreement, { expand }));
    return found ? agreementsOf(stripe, [found]) : [];
  }
  if (about.page) {
    const session = await findOf(stripe.checkout.sessions.retrieve(about.page));
    const { subscription, metadata } = session ?? {};
    const ref = typeof subscription === 'string' ? subscription : (subscription?.id ?? metadata?.agreement);
    return ref ? readAbout(stripe, { agreement: ref }) : [];
  }
  const customer = about.customer ?? (about.charge ? await payerOf(stripe, about.charge) : undefined);
  if (!customer) return [];
  const all = { customer, status: 'all' as const, limit: perPage, expand: expand.map((one) => `data.${one}`) };
  return agreementsOf(stripe, await readOf(stripe.subscriptions.list(all).autoPagingToArray({ limit: 1000 })));
}

/** A page of all subscriptions of the account. */
export async function readSome(stripe: Stripe, after: string | undefined): Promise<{ agreements: Agreement[]; next: string | undefined }> {
  const from = after ? { starting_after: after } : {};
  const asked = { status: 'all' as const, limit: perPage, expand: expand.map((one) => `data.${one}`), ...from };
  const page = await readOf(stripe.subscriptions.list(asked));
  return { agreements: await agreementsOf(stripe, page.data), next: page.has_more ? page.data.at(-1)?.id : undefined };
}

async function payerOf(stripe: Stripe, chargeId: string): Promise<string | undefined> {
  const charge = await findOf(stripe.charges.retrieve(chargeId));
  return typeof charge?.customer === 'string' ? charge.customer : charge?.customer?.id;
}

async function agreementsOf(stripe: Stripe, subscriptions: Stripe.Subscription[]): Promise<Agreement[]> {
  const agreements: Agreement[] = [];
  for (const subscription of subscriptions) {
    const holdings = await holdingsOf(stripe, subscription);
    if (!isUnborn(holdings)) agreements.push(agreementOf(holdings));
  }
  return agreements;
}

async function holdingsOf(stripe: Stripe, subscription: Stripe.Subscription): Promise<Holdings> {
  const customer = typeof subscription.customer === 'string' ? subscription.customer : subscription.customer.id;
  const asked = { subscription: subscription.id, limit: perPage, expand: ['data.payments'] };
  const [invoices, charges] = await Promise.all([
    readOf(stripe.invoices.list(asked).autoPagingToArray({ limit: 1000 })),
    readOf(stripe.charges.list({ customer, limit: perPage }).autoPagingToArray({ limit: 1000 })),
  ]);
  const disputed = new Set<string>();
  for (const charge of charges.filter((one) => one.disputed)) {
    const intent = typeof charge.payment_intent === 'string' ? charge.payment_intent : charge.payment_intent?.id;
    const { data } = await readOf(stripe.disputes.list({ charge: charge.id, limit: perPage }));
    if (intent && data.some((one) => lost.includes(one.status))) disputed.add(intent);
  }
  return { subscription, invoices, charges, disputed };
}
