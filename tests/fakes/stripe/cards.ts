import { add, type State, type Thing } from './state.ts';

/** Stripe's test cards that the fake knows, and what comes of them. */
export const conducts: Record<string, 'pays' | 'declined' | 'asks' | 'fails-later' | 'disputed'> = {
  '4242424242424242': 'pays',
  '5555555555554444': 'pays',
  '4000000000000002': 'declined',
  '4000002500003155': 'asks',
  '4000000000000341': 'fails-later',
  '4000000000000259': 'disputed',
};

/** A payment method of a typed card. The same number with the same name is the same fingerprint. */
export function addCard(state: State, customer: string, number: string, name: string): Thing {
  const last4 = number.slice(-4);
  const card = {
    brand: number.startsWith('5') ? 'mastercard' : 'visa',
    last4,
    exp_month: 12,
    exp_year: new Date(state.now * 1000).getUTCFullYear() + 4,
    fingerprint: `fp_${last4}_${name.toLowerCase().replace(/\W/g, '')}`,
  };
  return add(state, 'pm', 'payment_method', { type: 'card', card, customer, _conduct: conducts[number] ?? 'pays' });
}

/** What a bank says when a card is charged without its owner being there. */
export function pays(state: State, method: unknown): boolean {
  const card = typeof method === 'string' ? state.things.get(method) : undefined;
  return card !== undefined && card._conduct !== 'fails-later' && card._conduct !== 'declined';
}
