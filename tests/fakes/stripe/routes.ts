import { cancelSubscription, previewChange, updateSubscription } from './changes.ts';
import { addCoupon, givenDiscounts } from './coupons.ts';
import { ApiError, declined, invalid, missing } from './errors.ts';
import { type Params, textIn, treeIn, wordsIn } from './form.ts';
import { attempt } from './invoices.ts';
import { add, all, type State, type Thing, tell } from './state.ts';
import { advance, endNow, payOpen } from './subscriptions.ts';

export type Call = { state: State; params: Params; id: string; origin: string };
type Route = { method: string; path: RegExp; answer: (call: Call) => unknown };

const route = (method: string, path: string, answer: Route['answer']): Route => ({
  method,
  path: new RegExp(`^/v1/${path.replace(':id', '([^/]+)')}$`),
  answer,
});

export function find(state: State, id: string, object: string): Thing {
  const thing = state.things.get(id);
  if (!thing || thing.object !== object) throw missing(id);
  return thing;
}

/** Refuses parameters the fake doesn't know, so that nobody leans on what it silently ignores. */
export function allow(params: Params, ...names: string[]): void {
  const unknown = Object.keys(params).find((name) => name !== 'expand' && !names.includes(name));
  if (unknown) throw invalid(`Received unknown parameter: ${unknown}`, unknown);
}

/** A page of a list: `limit`, `starting_after`, and fields that must be equal. */
function listed(call: Call, object: string, ...fields: string[]): object {
  const { state, params } = call;
  allow(params, 'limit', 'starting_after', ...fields);
  const equal = (thing: Thing) => fields.every((name) => params[name] === undefined || holds(thing, name, params[name] as string));
  const found = all(state, object).filter(equal);
  const after = textIn(params, 'starting_after');
  const from = after ? found.findIndex((one) => one.id === after) + 1 : 0;
  const limit = Number(textIn(params, 'limit') ?? 10);
  return { object: 'list', url: `/v1/${object}s`, data: found.slice(from, from + limit), has_more: found.length > from + limit };
}

function holds(thing: Thing, name: string, value: string): boolean {
  if (name === 'status' && value === 'all') return true;
  if (name === 'subscription') return thing._subscription === value;
  return thing[name] === value;
}

const got = (object: string) => (call: Call) => find(call.state, call.id, object);

export const routes: Route[] = [
  route('POST', 'customers', ({ state, params }) => {
    allow(params, 'email', 'preferred_locales', 'metadata', 'name');
    const customer = add(state, 'cus', 'customer', {
      email: textIn(params, 'email') ?? null,
      preferred_locales: wordsIn(params, 'preferred_locales'),
      metadata: treeIn(params, 'metadata'),
      invoice_settings: { default_payment_method: null },
    });
    tell(state, 'customer.created', customer);
    return customer;
  }),
  route('GET', 'customers/:id', got('customer')),
  route('DELETE', 'customers/:id', ({ state, params, id }) => {
    allow(params);
    const customer = find(state, id, 'customer');
    if (customer.deleted) throw missing(id);
    for (const one of all(state, 'subscription')) if (one.customer === id && one.status !== 'canceled') endNow(state, one, state.now);
    for (const name of Object.keys(customer)) if (!['id', 'object'].includes(name)) delete (customer as Record<string, unknown>)[name];
    customer.deleted = true;
    return customer;
  }),
  route('GET', 'products/:id', got('product')),
  route('GET', 'prices', ({ state, params }) => {
    allow(params, 'lookup_keys', 'limit');
    const keys = wordsIn(params, 'lookup_keys');
    const data = all(state, 'price').filter((one) => keys.length === 0 || keys.includes(one.lookup_key as string));
    return { object: 'list', url: '/v1/prices', data, has_more: false };
  }),
  route('POST', 'prices', ({ state, params }) => {
    allow(params, 'currency', 'unit_amount', 'recurring', 'lookup_key', 'tax_behavior', 'product_data', 'metadata');
    const product = add(state, 'prod', 'product', { name: textIn(treeIn(params, 'product_data'), 'name') ?? '', active: true });
    return add(state, 'price', 'price', {
      currency: textIn(params, 'currency'),
      unit_amount: Number(textIn(params, 'unit_amount')),
      recurring: { interval: textIn(treeIn(params, 'recurring'), 'interval'), interval_count: 1 },
      lookup_key: textIn(params, 'lookup_key') ?? null,
      metadata: treeIn(params, 'metadata'),
      product: product.id,
      type: 'recurring',
      active: true,
    });
  }),
  route('GET', 'coupons/:id', got('coupon')),
  route('POST', 'coupons', ({ state, params }) => addCoupon(state, params)),
  route('GET', 'tax/settings', ({ state }) => ({
    object: 'tax.settings',
    status: state.things.get('tax')?.status ?? 'pending',
    livemode: false,
  })),
  route('POST', 'checkout/sessions', openSession),
  route('GET', 'checkout/sessions/:id', got('checkout.session')),
  route('POST', 'checkout/sessions/:id/expire', ({ state, id }) => {
    const session = find(state, id, 'checkout.session');
    if (session.status !== 'open') throw invalid('Only Checkout Sessions with a status in ["open"] can be expired.');
    Object.assign(session, { status: 'expired', url: null });
    tell(state, 'checkout.session.expired', session);
    return session;
  }),
  route('GET', 'subscriptions', (call) => listed(call, 'subscription', 'status', 'customer')),
  route('GET', 'subscriptions/:id', got('subscription')),
  route('POST', 'subscriptions/:id', updateSubscription),
  route('DELETE', 'subscriptions/:id', cancelSubscription),
  route('POST', 'invoices/create_preview', previewChange),
  route('GET', 'invoices', (call) => listed(call, 'invoice', 'subscription', 'status', 'customer')),
  route('GET', 'invoices/:id', got('invoice')),
  route('POST', 'invoices/:id/pay', ({ state, params, id }) => {
    allow(params, 'payment_method');
    const invoice = find(state, id, 'invoice');
    if (invoice.status === 'paid') throw invalid('Invoice is already paid');
    const subscription = find(state, invoice._subscription as string, 'subscription');
    const method = textIn(params, 'payment_method') ?? subscription.default_payment_method;
    if (subscription._open === invoice.id ? !payOpen(state, subscription, invoice, method) : !attempt(state, invoice, method))
      throw declined();
    return invoice;
  }),
  route('GET', 'invoice_payments', (call) => listed(call, 'invoice_payment', 'invoice', 'status')),
  route('GET', 'payment_intents', (call) => listed(call, 'payment_intent', 'customer')),
  route('GET', 'payment_intents/:id', got('payment_intent')),
  route('GET', 'charges', (call) => listed(call, 'charge', 'customer', 'payment_intent')),
  route('GET', 'charges/:id', got('charge')),
  route('GET', 'disputes', (call) => listed(call, 'dispute', 'charge', 'payment_intent')),
  route('GET', 'refunds', (call) => listed(call, 'refund', 'charge', 'payment_intent')),
  route('POST', 'refunds', ({ state, params }) => {
    allow(params, 'payment_intent', 'amount', 'metadata');
    const charge = all(state, 'charge').find((one) => one.payment_intent === params.payment_intent && one.status === 'succeeded');
    if (!charge) throw missing(String(params.payment_intent));
    const amount = Number(textIn(params, 'amount') ?? charge.amount);
    const back = (charge.amount_refunded as number) + amount;
    if (back > (charge.amount as number)) throw invalid('Refund amount is greater than unrefunded amount on charge', 'amount');
    const refund = add(state, 're', 'refund', {
      amount,
      charge: charge.id,
      payment_intent: charge.payment_intent,
      currency: charge.currency,
      status: 'succeeded',
      metadata: treeIn(params, 'metadata'),
    });
    Object.assign(charge, { amount_refunded: back, refunded: back === charge.amount });
    tell(state, 'charge.refunded', charge);
    tell(state, 'refund.created', refund);
    return refund;
  }),
  route('GET', 'events', ({ state }) => ({ object: 'list', url: '/v1/events', data: state.events.toReversed(), has_more: false })),
  route('POST', 'test_helpers/test_clocks', ({ state, params }) =>
    add(state, 'clock', 'test_helpers.test_clock', { frozen_time: Number(params.frozen_time ?? state.now), status: 'ready' }),
  ),
  route('POST', 'test_helpers/test_clocks/:id/advance', ({ state, params, id }) => {
    const clock = find(state, id, 'test_helpers.test_clock');
    advance(state, Number(params.frozen_time));
    return Object.assign(clock, { frozen_time: state.now });
  }),
];

function openSession({ state, params, origin }: Call): Thing {
  const known = [
    'mode',
    'customer',
    'client_reference_id',
    'line_items',
    'payment_method_collection',
    'subscription_data',
    'metadata',
    'success_url',
  ];
  allow(
    params,
    ...known,
    'cancel_url',
    'locale',
    'expires_at',
    'automatic_tax',
    'customer_update',
    'currency',
    'setup_intent_data',
    'payment_intent_data',
    'discounts',
    'custom_text',
  );
  const message = textIn(treeIn(treeIn(params, 'custom_text'), 'submit'), 'message');
  if (message !== undefined && message.length > 1200) throw invalid('The message may have at most 1200 characters.', 'custom_text');
  for (const coupon of givenDiscounts(params) ?? []) find(state, coupon, 'coupon');
  find(state, String(params.customer), 'customer');
  const expires = Number(textIn(params, 'expires_at') ?? state.now + 86_400);
  if (expires < state.now + 1800 || expires > state.now + 86_400)
    throw new ApiError(400, 'invalid_request_error', 'The `expires_at` timestamp must be between 30 minutes and 24 hours from creation.', {
      param: 'expires_at',
    });
  const session = add(state, 'cs_test', 'checkout.session', {
    mode: params.mode,
    status: 'open',
    payment_status: 'unpaid',
    customer: params.customer,
    client_reference_id: params.client_reference_id ?? null,
    metadata: treeIn(params, 'metadata'),
    success_url: params.success_url,
    cancel_url: params.cancel_url,
    expires_at: expires,
    subscription: null,
    setup_intent: null,
    payment_intent: null,
    automatic_tax: { enabled: treeIn(params, 'automatic_tax').enabled === 'true' },
    _asked: params,
  });
  session.url = `${origin}/pay/${session.id}`;
  return session;
}
