import type Stripe from 'stripe';
import type { About, ActOutcome, OneOff } from '../billing.ts';
import { answerOf, findOf, readOf, underKey } from './client.ts';

const lost: Stripe.Dispute.Status[] = ['needs_response', 'under_review', 'lost'];
const idOf = (given: string | { id: string } | null | undefined) => (typeof given === 'string' ? given : given?.id);

/** The payments for one thing that something is about, as Stripe has them now. Those of subscriptions' invoices carry no mark of ours and are none. */
export async function readPayments(stripe: Stripe, about: About): Promise<OneOff[]> {
  const payments: OneOff[] = [];
  for (const intent of await intentsOf(stripe, about)) {
    const payment = await paymentOf(stripe, intent);
    if (payment) payments.push(payment);
  }
  return payments;
}

async function intentsOf(stripe: Stripe, { page, charge, customer }: About): Promise<Stripe.PaymentIntent[]> {
  if (customer) {
    const all = await readOf(stripe.paymentIntents.list({ customer, limit: 100 }).autoPagingToArray({ limit: 1000 }));
    return all.filter(({ metadata }) => metadata.pays_for);
  }
  const session = page ? await findOf(stripe.checkout.sessions.retrieve(page)) : undefined;
  if (session && session.mode !== 'payment') return [];
  const paid = charge ? await findOf(stripe.charges.retrieve(charge)) : undefined;
  const ref = idOf(session?.payment_intent ?? paid?.payment_intent);
  const intent = ref ? await findOf(stripe.paymentIntents.retrieve(ref)) : undefined;
  return intent?.metadata.pays_for ? [intent] : [];
}

async function paymentOf(stripe: Stripe, intent: Stripe.PaymentIntent): Promise<OneOff | undefined> {
  const { id, metadata, status, amount_received, currency, created } = intent;
  if (status !== 'succeeded' || !metadata.pays_for) return undefined;
  const { data: charges } = await readOf(stripe.charges.list({ payment_intent: id, limit: 100 }));
  let isDisputed = false;
  for (const charge of charges.filter((one) => one.disputed)) {
    const { data } = await readOf(stripe.disputes.list({ charge: charge.id, limit: 100 }));
    isDisputed ||= data.some((one) => lost.includes(one.status));
  }
  const paid = charges.find((one) => one.status === 'succeeded');
  return {
    ref: id,
    paysFor: metadata.pays_for,
    amount: { minor: amount_received, currency: currency.toUpperCase() },
    paidAt: new Date((paid?.created ?? created) * 1000),
    returned: charges.reduce((sum, charge) => sum + charge.amount_refunded, 0),
    isDisputed,
  };
}

/** Gives back of a payment, once under a key. */
export async function returnAtStripe(stripe: Stripe, key: string, ref: string, amount: number): Promise<ActOutcome> {
  const answer = await answerOf(refundOnce(stripe, key, ref, amount));
  return answer.ok ? { ok: true } : { ok: false, reason: answer.reason };
}

/** Gives back of a payment intent under a key. What was given back under it before is looked for first: Stripe forgets keys after a day. */
export async function refundOnce(stripe: Stripe, key: string, payment_intent: string, amount: number): Promise<unknown> {
  const given = await stripe.refunds.list({ payment_intent, limit: 100 });
  if (given.data.some((one) => one.metadata?.operation === key)) return undefined;
  return underKey(key, (options) => stripe.refunds.create({ payment_intent, amount, metadata: { operation: key } }, options));
}
