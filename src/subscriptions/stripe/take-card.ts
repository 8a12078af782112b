import type Stripe from 'stripe';
import { answerOf, findOf, underKey } from './client.ts';

/** Makes the card that was given on a card page the subscription's, and charges what is late to it. Any other page, and one done before, changes nothing. */
export async function takeNewCard(stripe: Stripe, sessionRef: string): Promise<void> {
  const session = await findOf(stripe.checkout.sessions.retrieve(sessionRef, { expand: ['setup_intent'] }));
  const ref = session?.metadata?.agreement;
  const intent = session?.setup_intent;
  if (session?.mode !== 'setup' || session.status !== 'complete' || !ref || !intent || typeof intent === 'string') return;
  const method = typeof intent.payment_method === 'string' ? intent.payment_method : intent.payment_method?.id;
  const subscription = await findOf(stripe.subscriptions.retrieve(ref));
  if (!method || !subscription || subscription.status === 'canceled' || subscription.metadata.card_page === sessionRef) return;
  const change = { default_payment_method: method, metadata: { card_page: sessionRef } };
  await underKey(`card/${sessionRef}`, (options) => stripe.subscriptions.update(ref, change, options));
  const { data } = await stripe.invoices.list({ subscription: ref, status: 'open', limit: 10 });
  for (const { id } of data) {
    // A card that is declined leaves the invoice open: Stripe tries on, and the grace runs.
    if (id) await answerOf(underKey(`pay/${sessionRef}/${id}`, (options) => stripe.invoices.pay(id, { payment_method: method }, options)));
  }
}
