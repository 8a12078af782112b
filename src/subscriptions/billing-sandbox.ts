import { newKey } from '#platform/tokens.ts';
import type { Billing, Card } from './billing.ts';

type Conduct = 'succeeds' | 'declined' | 'asks' | 'fails-later';

/** The cards of the sandbox, by number, with how each behaves. Any other number is refused unread, so that nobody leaves a real one here. */
export const testCards: { number: string; conduct: Conduct }[] = [
  { number: '4242 4242 4242 4242', conduct: 'succeeds' },
  { number: '4000 0000 0000 0002', conduct: 'declined' },
  { number: '4000 0025 0000 3155', conduct: 'asks' },
  { number: '4000 0000 0000 0341', conduct: 'fails-later' },
];

export type TypedCard = { number: string; expiry: string; cvc: string; name: string };
export type CardProblem = 'not-a-test-card' | 'declined' | 'expiry' | 'cvc' | 'name';
export type CardOutcome = { ok: true; card: Card; asksToConfirm: boolean } | { ok: false; problems: CardProblem[] };

const digits = (text: string) => text.normalize('NFKC').replace(/\D/g, '');

/** What the sandbox's bank says of a typed card. Its number ends here: only brand and last four digits go on. */
export function presentCard(typed: TypedCard, now: Date): CardOutcome {
  const known = testCards.find((card) => digits(card.number) === digits(typed.number));
  const problems: CardProblem[] = [];
  if (!known) problems.push('not-a-test-card');
  if (!isInFuture(typed.expiry, now)) problems.push('expiry');
  if (!/^\d{3}$/.test(typed.cvc.normalize('NFKC'))) problems.push('cvc');
  if (!typed.name) problems.push('name');
  if (!known || problems.length > 0) return { ok: false, problems };
  if (known.conduct === 'declined') return { ok: false, problems: ['declined'] };
  const card = { ref: `sandbox:${known.conduct}:${newKey()}`, brand: 'Visa', last4: known.number.slice(-4) };
  return { ok: true, card, asksToConfirm: known.conduct === 'asks' };
}

/** An expiry as printed on cards, `MM/YY`, good to the end of its month. */
function isInFuture(expiry: string, now: Date): boolean {
  const [, month = '', year = ''] = expiry.normalize('NFKC').match(/^(0[1-9]|1[0-2])\s*\/?\s*(?:20)?(\d\d)$/) ?? [];
  return month !== '' && Date.UTC(2000 + Number(year), Number(month), 1) > now.getTime();
}

/** The built-in provider for demo, development and tests, in which no money moves. It keeps nothing: how a card behaves stands in its ref. */
export const sandboxBilling: Billing = {
  provider: 'sandbox',
  checkoutPage: (checkoutId) => `/sandbox/checkout/${checkoutId}`,
  async charge({ key, cardRef, occasion }) {
    const fails = occasion === 'renewal' && cardRef.startsWith('sandbox:fails-later:');
    return fails ? { ok: false, reason: 'declined' } : { ok: true, ref: `sandbox:${key}` };
  },
};
