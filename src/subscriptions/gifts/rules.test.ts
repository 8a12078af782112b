import { expect, test } from 'vitest';
import type { Standing } from '../rules.ts';
import type { Plan } from '../store/plans.ts';
import { redeeming } from './redeeming.ts';
import { deliveryMoment, type GiftCourse, giftPrices, giftStateOf, mayWithdrawGift } from './rules.ts';
import { typedGift } from './typed-gift.ts';

const now = new Date('2026-11-24T15:00:00Z');
const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
const gift = (change: Partial<GiftCourse>): GiftCourse => ({
  paidAt: days(-3),
  redeemUntil: days(362),
  redeemedAt: null,
  voidAt: null,
  withdrawnAt: null,
  ...change,
});

test.each([
  [{ paidAt: null, redeemUntil: null }, 'unpaid'],
  [{}, 'open'],
  [{ redeemUntil: now }, 'expired'],
  [{ redeemedAt: now }, 'redeemed'],
  [{ redeemedAt: now, redeemUntil: now }, 'redeemed'],
  [{ redeemedAt: now, voidAt: now }, 'returned'],
  [{ withdrawnAt: now }, 'returned'],
] as const)('a gift with %j is %s', (change, state) => {
  expect(giftStateOf(gift(change), now)).toBe(state);
});

test('a giver may withdraw for fourteen days, from what nobody has redeemed', () => {
  expect(mayWithdrawGift(gift({ paidAt: days(-13.99) }), now)).toBe(true);
  expect(mayWithdrawGift(gift({ paidAt: days(-14) }), now)).toBe(false);
  expect(mayWithdrawGift(gift({ redeemedAt: now }), now)).toBe(false);
});

test('a gift costs what the plans do, or what was set', () => {
  const plan = { id: 1, slug: 'a', currency: 'USD', trialDays: 30, bestValue: false };
  const [monthly, annual] = [
    { ...plan, every: 'month', priceMinor: 290 } as Plan,
    { ...plan, every: 'year', priceMinor: 1990, currency: 'USD' } as Plan,
  ];
  const minors = (plans: Plan[], set = {}) => giftPrices(plans, set).map(({ months, price }) => [months, price.minor]);
  expect(minors([annual, monthly])).toEqual([
    [1, 290],
    [3, 870],
    [6, 1740],
    [12, 1990],
  ]);
  expect(minors([monthly], { 3: 800 })).toEqual([
    [1, 290],
    [3, 800],
    [6, 1740],
    [12, 3480],
  ]);
  expect(minors([annual])).toEqual([[12, 1990]]);
  expect(minors([monthly, { ...annual, currency: 'EUR' }]).at(-1)).toEqual([12, 3480]);
  expect(minors([], { 3: 800 })).toEqual([]);
});

test.each([
  ['2026-11-24', 'UTC', '2026-11-24T15:00:00.000Z'],
  ['2026-11-24', 'Pacific/Auckland', undefined],
  ['2026-11-25', 'Pacific/Auckland', '2026-11-24T15:00:00.000Z'],
  ['2026-11-26', 'Pacific/Auckland', '2026-11-25T19:00:00.000Z'],
  ['2027-03-28', 'Europe/Paris', '2027-03-28T06:00:00.000Z'],
  ['2027-11-24', 'America/New_York', '2027-11-24T13:00:00.000Z'],
  ['2027-11-25', 'America/New_York', undefined],
  ['2026-02-30', 'UTC', undefined],
  ['tomorrow', 'UTC', undefined],
] as const)('a letter for %s in %s leaves at %s', (text, zone, moment) => {
  expect(deliveryMoment(text, zone, now)?.toISOString()).toBe(moment);
});

test('who redeems reads after all they have, and nothing is lost on who reads without an end', () => {
  const course = { runsUntil: days(20), cancelledAt: null, lateSince: null, pausedAt: null, returnedAt: null, endedAt: null };
  const grant = (from: number, to: number | null) => ({ startsAt: days(from), endsAt: to === null ? null : days(to), endedAt: null });
  const begins = (standing: Partial<Standing>) => {
    const found = redeeming(1, { course: undefined, grants: [], ...standing }, now);
    return found.ok ? (found.startsAt.getTime() - now.getTime()) / 86_400_000 : found.reason;
  };
  expect(begins({})).toBe(0);
  expect(begins({ course })).toBe('subscribed');
  expect(begins({ course: { ...course, lateSince: now } })).toBe('subscribed');
  expect(begins({ course: { ...course, pausedAt: now } })).toBe('subscribed');
  expect(begins({ course: { ...course, cancelledAt: now } })).toBe(20);
  expect(begins({ course: { ...course, cancelledAt: now, runsUntil: days(-1) } })).toBe(0);
  expect(begins({ grants: [grant(-9, 5), grant(5, 36), grant(-50, -2)] })).toBe(36);
  expect(begins({ grants: [grant(-9, null)] })).toBe('reads-already');
  expect(begins({ grants: [{ ...grant(-9, null), course }] })).toBe('reads-already');
  expect(begins({ grants: [{ ...grant(-9, null), course: { ...course, endedAt: now } }] })).toBe(0);
  expect(redeeming(1, { course: undefined, grants: [] }, new Date('2027-01-31T12:00:00Z'))).toMatchObject({
    endsAt: new Date('2027-02-28T12:00:00Z'),
  });
});

test('a gift’s words lead nobody anywhere', () => {
  const problems = (fields: Record<string, string>) =>
    typedGift(new URLSearchParams({ months: '3', way: 'link', giverName: 'Ana', ...fields }), 'UTC', now).problems;
  expect(problems({ message: 'Read. Enjoy! 3/4 of it is good, e.g. Mondays.' })).toEqual([]);
  for (const message of ['see https://evil.example', 'www.evil.example', 'go to evil.example/win'])
    expect(problems({ message })).toEqual(['link-in-words']);
  expect(problems({ giverName: 'http://evil.example' })).toEqual(['link-in-words']);
  expect(problems({ giverName: ' ', months: '2', way: 'pigeon' })).toEqual(['months', 'way', 'giver-name']);
  expect(problems({ way: 'letter', email: 'no', day: '2026-11-23' })).toEqual(['email', 'day']);
});
