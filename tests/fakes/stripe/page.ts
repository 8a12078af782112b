import { addCard, conducts } from './cards.ts';
import { givenDiscounts } from './coupons.ts';
import { listIn, type Params, treeIn } from './form.ts';
import { chargeOnce } from './invoices.ts';
import { add, type State, type Thing, tell } from './state.ts';
import { startSubscription } from './subscriptions.ts';

export type Paid = { to: string } | { problem: string };

/** The page on which a card is given, as plain as can be. */
export function payPage(session: Thing, problem: string): string {
  const asks = session._waiting
    ? '<button name="answer" value="confirm">Confirm</button><button name="answer" value="refuse">Refuse</button>'
    : '';
  const fields =
    '<label>Card number <input name="number" required></label><label>Name <input name="name" required></label><button>Pay</button>';
  return `<!doctype html><html lang="en"><title>Payment</title><h1>Payment</h1><p role="alert">${problem}</p>
    <form method="post">${asks || fields}</form><p><a href="${session.cancel_url}">Back</a></p></html>`;
}

/** What comes of a card typed on a session's page. */
export function pay(state: State, session: Thing, params: Params): Paid {
  if (session.status === 'complete') return { to: String(session.success_url) };
  if (session.status !== 'open') return { problem: 'This page has expired.' };
  const waiting = session._waiting as { number: string; name: string } | undefined;
  if (waiting && params.answer) {
    session._waiting = undefined;
    return params.answer === 'confirm'
      ? complete(state, session, waiting)
      : { problem: 'We are unable to authenticate your payment method.' };
  }
  const number = String(params.number ?? '').replace(/\D/g, '');
  const card = { number, name: String(params.name ?? '') };
  const conduct = conducts[number];
  if (!conduct) return { problem: 'Your card number is invalid.' };
  if (conduct === 'declined') return { problem: 'Your card was declined.' };
  if (conduct !== 'asks') return complete(state, session, card);
  session._waiting = card;
  return { problem: 'Your bank asks you to confirm.' };
}

function complete(state: State, session: Thing, { number, name }: { number: string; name: string }): Paid {
  const method = addCard(state, String(session.customer), number, name);
  if (session.mode === 'setup') {
    const intent = add(state, 'seti', 'setup_intent', { status: 'succeeded', payment_method: method.id, customer: session.customer });
    session.setup_intent = intent.id;
  } else if (session.mode === 'payment') {
    session.payment_intent = chargeOnce(state, session, method).id;
  } else {
    const asked = session._asked as Params;
    const data = treeIn(asked, 'subscription_data');
    const price = state.things.get(String(listIn(asked, 'line_items')[0]?.price)) as Thing;
    const trialDays = Number(data.trial_period_days ?? 0);
    // A card that fails later pays the first time.
    const conduct = method._conduct;
    if (conduct === 'fails-later') method._conduct = 'pays';
    const metadata = treeIn(data, 'metadata') as Record<string, string>;
    const start = { customer: String(session.customer), price, method: method.id, trialDays, metadata, coupon: givenDiscounts(asked)?.[0] };
    const subscription = startSubscription(state, start);
    method._conduct = conduct;
    if (!subscription) return { problem: 'Your card was declined.' };
    session.subscription = subscription.id;
  }
  Object.assign(session, { status: 'complete', payment_status: session.mode === 'setup' ? 'no_payment_required' : 'paid', url: null });
  tell(state, 'checkout.session.completed', session);
  return { to: String(session.success_url) };
}
