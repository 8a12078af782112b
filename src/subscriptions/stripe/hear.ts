import Stripe from 'stripe';
import type { About, Heard } from '../billing.ts';

/** How old a message may be, in seconds: an older one is a replay. */
export const secondsTolerated = 300;

type Named = string | { id: string } | null | undefined;
const idOf = (named: Named) => (typeof named === 'string' ? named : named?.id);

/** A message of Stripe's whose signature holds under one of the secrets: during a rotation there are two. */
export async function hearStripe(stripe: Stripe, secrets: string[], body: string, signature: string, now: Date): Promise<Heard> {
  let reason: 'unsigned' | 'old' | 'unreadable' = 'unsigned';
  for (const secret of secrets) {
    try {
      const event = await stripe.webhooks.constructEventAsync(body, signature, secret, secondsTolerated, undefined, now.getTime());
      if (typeof event?.id !== 'string' || typeof event.type !== 'string') return { ok: false, reason: 'unreadable' };
      return { ok: true, id: event.id, kind: event.type, about: aboutOf(event) };
    } catch (error) {
      if (error instanceof SyntaxError) return { ok: false, reason: 'unreadable' };
      if (!(error instanceof Stripe.errors.StripeSignatureVerificationError)) throw error;
      if (error.message.includes('Timestamp')) reason = 'old';
    }
  }
  return { ok: false, reason };
}

type Told = {
  object?: string;
  id?: string;
  customer?: Named;
  charge?: Named;
  subscription?: Named;
  parent?: { subscription_details?: { subscription?: Named } | null } | null;
};

/** What an event is about. Its own contents are not believed: whatever it names is read anew. */
function aboutOf(event: Stripe.Event): About | undefined {
  const told = (event.data?.object ?? {}) as Told;
  const customer = idOf(told.customer);
  const subscription = idOf(told.subscription) ?? idOf(told.parent?.subscription_details?.subscription);
  switch (told.object) {
    case 'subscription':
      return told.id ? { agreement: told.id } : undefined;
    case 'checkout.session':
      return told.id ? { page: told.id } : undefined;
    case 'customer':
      return told.id ? { customer: told.id } : undefined;
    case 'invoice':
      return subscription ? { agreement: subscription } : customer ? { customer } : undefined;
    case 'refund':
    case 'dispute':
      return told.charge ? { charge: idOf(told.charge) ?? '' } : undefined;
    default:
      return customer ? { customer } : undefined;
  }
}
