import { newKey } from '#platform/tokens.ts';
import type { Card } from '../agreement.ts';

export type Conduct = 'succeeds' | 'declined' | 'asks' | 'fails-later' | 'disputes' | 'shared';

/** The cards of the sandbox, by number, with how each behaves. Any other number is refused unread, so that nobody leaves a real one here. */
export const testCards: { number: string; conduct: Conduct }[] = [
  { number: '4242 4242 4242 4242', conduct: 'succeeds' },
  { number: '4000 0000 0000 0002', conduct: 'declined' },
  { number: '4000 0025 0000 3155', conduct: 'asks' },
  { number: '4000 0000 0000 0341', conduct: 'fails-later' },
  { number: '4000 0000 0000 0259', conduct: 'disputes' },
  { number: '5555 5555 5555 4444', conduct: 'shared' },
];

export type TypedCard = { number: string; expiry: string; cvc: string; name: string };
export type CardProblem = 'not-a-test-card' | 'declined' | 'expiry' | 'cvc' | 'name';
export type CardOutcome = { ok: true; card: Card; asksToConfirm: boolean } | { ok: false; problems: CardProblem[] };

const digits = (text: string) => text.normalize('NFKC').replace(/\D/g, '');

/**
 * What the sandbox's bank says of a typed card. Its number ends here: only brand and last four digits go on. Everybody shares the few test
 * numbers, so only the one meant for it has a fingerprint that is the same for all.
 */
export function presentCard(typed: TypedCard, now: Date): CardOutcome {
  const known = testCards.find((card) => digits(card.number) === digits(typed.number));
  const expires = expiryOf(typed.expiry);
  const problems: CardProblem[] = [];
  if (!known) problems.push('not-a-test-card');
  if (!expires || expires <= now) problems.push('expiry');
  if (!/^\d{3}$/.test(typed.cvc.normalize('NFKC'))) problems.push('cvc');
  if (!typed.name) problems.push('name');
  if (!known || !expires || problems.length > 0) return { ok: false, problems };
  if (known.conduct === 'declined') return { ok: false, problems: ['declined'] };
  const fingerprint = known.conduct === 'shared' ? 'shared' : undefined;
  const brand = known.number.startsWith('5') ? 'Mastercard' : 'Visa';
  const last = new Date(expires.getTime() - 1).toISOString().slice(0, 10);
  const card = { ref: `sandbox:${known.conduct}:${newKey()}`, brand, last4: known.number.slice(-4), fingerprint, expires: last };
  return { ok: true, card, asksToConfirm: known.conduct === 'asks' };
}

/** How a card that was accepted behaves: it stands in its ref. */
export function conductOf(card: Pick<Card, 'ref'>): Conduct {
  return (card.ref.split(':')[1] ?? 'succeeds') as Conduct;
}

/** The moment after the month printed on a card as `MM/YY`. */
function expiryOf(expiry: string): Date | undefined {
  const [, month = '', year = ''] = expiry.normalize('NFKC').match(/^(0[1-9]|1[0-2])\s*\/?\s*(?:20)?(\d\d)$/) ?? [];
  return month === '' ? undefined : new Date(Date.UTC(2000 + Number(year), Number(month), 1));
}
