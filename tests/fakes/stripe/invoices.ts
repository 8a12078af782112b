import { pays } from './cards.ts';
import { takenOff } from './coupons.ts';
import { listIn, type Params, treeIn } from './form.ts';
import { add, type State, type Thing, tell } from './state.ts';

export type Line = { amount: number; start: number; end: number; proration?: boolean };

/** An invoice of a subscription, as a draft. */
export function addInvoice(state: State, subscription: Thing, reason: string, lines: Line[]): Thing {
  const subtotal = lines.reduce((sum, line) => sum + line.amount, 0);
  const off = takenOff(state, subscription, subtotal);
  const total = subtotal - off.reduce((sum, one) => sum + one.amount, 0);
  // What is left of a period is worth what was paid for it.
  subscription._off = subtotal - total;
  const due = Math.max(0, total);
  const invoice = add(state, 'in', 'invoice', {
    customer: subscription.customer,
    currency: subscription.currency,
    status: 'draft',
    billing_reason: reason,
    subtotal,
    total,
    total_discount_amounts: off,
    amount_due: due,
    amount_paid: 0,
    amount_remaining: due,
    attempt_count: 0,
    next_payment_attempt: null,
    starting_balance: 0,
    status_transitions: { paid_at: null, finalized_at: null, voided_at: null },
    parent: { type: 'subscription_details', subscription_details: { subscription: subscription.id, metadata: subscription.metadata } },
    payments: { object: 'list', data: [], has_more: false },
    lines: {
      object: 'list',
      has_more: false,
      data: lines.map((line, at) => ({
        id: `il_${state.count}_${at}`,
        object: 'line_item',
        amount: line.amount,
        currency: subscription.currency,
        period: { start: line.start, end: line.end },
        parent: {
          type: 'subscription_item_details',
          subscription_item_details: { proration: line.proration ?? false, subscription: subscription.id },
        },
      })),
    },
    _subscription: subscription.id,
  });
  subscription.latest_invoice = invoice.id;
  tell(state, 'invoice.created', invoice);
  return invoice;
}

/** Tries to charge an invoice. Answers whether it is paid. */
export function attempt(state: State, invoice: Thing, method: unknown): boolean {
  const amount = invoice.amount_due as number;
  const transitions = invoice.status_transitions as Record<string, number | null>;
  if (invoice.status === 'draft') {
    Object.assign(invoice, { status: 'open' });
    transitions.finalized_at = state.now;
    tell(state, 'invoice.finalized', invoice);
  }
  if (amount === 0) return settle(state, invoice, transitions);
  invoice.attempt_count = (invoice.attempt_count as number) + 1;
  const isPaid = pays(state, method);
  const { intent, charge } = addCharge(state, { amount, currency: invoice.currency, customer: invoice.customer }, method, isPaid, {});
  if (!isPaid) {
    tell(state, 'charge.failed', charge);
    tell(state, 'invoice.payment_failed', invoice);
    return false;
  }
  const payments = invoice.payments as { data: unknown[] };
  payments.data.push(
    add(state, 'inpay', 'invoice_payment', {
      invoice: invoice.id,
      amount_paid: amount,
      status: 'paid',
      is_default: true,
      payment: { type: 'payment_intent', payment_intent: intent.id },
    }),
  );
  tell(state, 'charge.succeeded', charge);
  return settle(state, invoice, transitions);
}

function settle(state: State, invoice: Thing, transitions: Record<string, number | null>): boolean {
  Object.assign(invoice, { status: 'paid', amount_paid: invoice.amount_due, amount_remaining: 0, next_payment_attempt: null });
  transitions.paid_at = state.now;
  tell(state, 'invoice.paid', invoice);
  return true;
}

/** An invoice that nobody is to pay. */
export function voidInvoice(state: State, invoice: Thing): void {
  invoice.status = 'void';
  (invoice.status_transitions as Record<string, number>).voided_at = state.now;
  tell(state, 'invoice.voided', invoice);
}

function addCharge(state: State, of: Record<string, unknown>, method: unknown, isPaid: boolean, metadata: object) {
  const status = isPaid ? 'succeeded' : 'requires_payment_method';
  const amount_received = isPaid ? of.amount : 0;
  const intent = add(state, 'pi', 'payment_intent', { ...of, amount_received, status, payment_method: method, metadata });
  const charge = add(state, 'ch', 'charge', {
    ...of,
    payment_intent: intent.id,
    payment_method: method,
    status: isPaid ? 'succeeded' : 'failed',
    paid: isPaid,
    amount_refunded: 0,
    refunded: false,
    disputed: false,
    _disputeAt: isPaid && state.things.get(String(method))?._conduct === 'disputed' ? state.now + 7 * 86_400 : undefined,
  });
  intent.latest_charge = charge.id;
  return { intent, charge };
}

/** Charges what a session asks for once, without an invoice. */
export function chargeOnce(state: State, session: Thing, method: Thing): Thing {
  const asked = session._asked as Params;
  const price = treeIn(listIn(asked, 'line_items')[0] ?? {}, 'price_data');
  const of = { amount: Number(price.unit_amount), currency: price.currency, customer: session.customer };
  const { intent, charge } = addCharge(state, of, method.id, true, treeIn(treeIn(asked, 'payment_intent_data'), 'metadata'));
  tell(state, 'charge.succeeded', charge);
  tell(state, 'payment_intent.succeeded', intent);
  return intent;
}
