import { expect, test } from 'vitest';
import { presentCard } from './cards.ts';

const now = new Date('2026-11-24T15:00:00Z');
const typed = (number: string, change: object = {}) => ({ number, expiry: '12/29', cvc: '123', name: 'Ana Reader', ...change });

test.each([
  ['4242 4242 4242 4242', {}, []],
  ['4242424242424242', { expiry: '11/26' }, []],
  ['4242-4242-4242-4242', { expiry: '11 / 2026' }, []],
  ['4000 0000 0000 0002', {}, ['declined']],
  ['4111 1111 1111 1111', {}, ['not-a-test-card']],
  ['', {}, ['not-a-test-card']],
  ['4242 4242 4242 4242', { expiry: '10/26' }, ['expiry']],
  ['4242 4242 4242 4242', { expiry: '13/29' }, ['expiry']],
  ['4242 4242 4242 4242', { cvc: '12' }, ['cvc']],
  ['4242 4242 4242 4242', { name: '', cvc: 'abc' }, ['cvc', 'name']],
])('the card %s with %o has the problems %j', (number, change, problems) => {
  const outcome = presentCard(typed(number, change), now);
  expect(outcome.ok ? [] : outcome.problems).toEqual(problems);
});

test('of a card only brand and last four digits go on', () => {
  const outcome = presentCard(typed('4000 0025 0000 3155'), now);
  expect(outcome).toMatchObject({ ok: true, asksToConfirm: true, card: { brand: 'Visa', last4: '3155' } });
  expect(JSON.stringify(outcome)).not.toMatch(/4000|0025/);
});
