import { expect, test } from 'vitest';
import { afterPayment, codeOf, nextAmount, offerProblem, reduced, type SpecialOffer } from './rules.ts';

const now = new Date('2026-11-24T15:00:00Z');
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const usd = (minor: number) => ({ minor, currency: 'USD' });

test.each([
  [290, { percent: 50 }, 145],
  [290, { percent: 33 }, 194],
  [290, { percent: 100 }, 0],
  [290, { percent: 1 }, 287],
  [290, { minor: 100 }, 190],
  [290, { minor: 1990 }, 0],
])('%i cents less %o are %i', (price, off, left) => {
  expect(reduced(usd(price), { offerId: 1, ...off })).toEqual(usd(left));
});

test('a discount is counted down payment by payment, and one for all payments never ends', () => {
  const twice = { offerId: 1, percent: 50, periods: 2, left: 2 };
  const once = afterPayment(twice);
  expect(once).toMatchObject({ left: 1 });
  expect(nextAmount(usd(290), once)).toEqual(usd(145));
  expect(afterPayment(once)).toBeUndefined();
  expect(nextAmount(usd(290), afterPayment(once))).toEqual(usd(290));
  expect(nextAmount(usd(290), { ...twice, left: 0 })).toEqual(usd(290));
  const ever = { offerId: 1, percent: 50 };
  expect(afterPayment(ever)).toBe(ever);
});

const offer: SpecialOffer = {
  id: 1,
  code: 'SPRING',
  kind: 'percent',
  percent: 50,
  minor: null,
  currency: null,
  trialDays: null,
  periods: 1,
  plans: [],
  startsAt: days(-1),
  endsAt: days(1),
  mostUses: 5,
  onceEach: true,
  newOnly: true,
  endedAt: null,
};
const monthly = { slug: 'monthly', currency: 'USD' };
const nobody = { hasSubscribed: false, hasHadIt: false, uses: 0 };

test.each([
  ['holds', {}, {}, undefined],
  ['has not begun', { startsAt: days(1), endsAt: null }, {}, 'unknown'],
  ['is over at its last moment', { endsAt: now }, {}, 'ended'],
  ['was ended', { endedAt: days(-1) }, {}, 'ended'],
  ['has one use left', {}, { uses: 4 }, undefined],
  ['has none left', {}, { uses: 5 }, 'spent'],
  ['has no limit', { mostUses: null }, { uses: 9999 }, undefined],
  ['is for another plan', { plans: ['annual'] }, {}, 'plan'],
  ['is for this plan too', { plans: ['annual', 'monthly'] }, {}, undefined],
  ['is an amount in another currency', { kind: 'amount', percent: null, minor: 100, currency: 'EUR' }, {}, 'plan'],
  ['was had', {}, { hasHadIt: true }, 'had-before'],
  ['was had, and may be again', { onceEach: false }, { hasHadIt: true }, undefined],
  ['is for who is new', {}, { hasSubscribed: true }, 'new-only'],
  ['is for everybody', { newOnly: false }, { hasSubscribed: true }, undefined],
  [
    'is a longer trial, of which each person has one',
    { kind: 'trial', percent: null, newOnly: false },
    { hasSubscribed: true },
    'new-only',
  ],
] as const)('an offer that %s', (_, change, asker, problem) => {
  expect(
    offerProblem({ ...offer, ...change, plans: [...('plans' in change ? change.plans : [])] }, monthly, { ...nobody, ...asker }, now),
  ).toBe(problem);
});

test('a code is the same in any case and with spaces around it', () => {
  expect(codeOf('  spring-2027 ')).toBe('SPRING-2027');
  expect(offerProblem(undefined, monthly, nobody, now)).toBe('unknown');
});
