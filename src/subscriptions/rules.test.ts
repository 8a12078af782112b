import { expect, test } from 'vitest';
import type { Agreement, Payment } from './agreement.ts';
import {
  beginsAtOnce,
  type Course,
  courseOf,
  type Every,
  entitledUntil,
  hasRunOut,
  isEntitled,
  pauseEnd,
  periodOf,
  readsEverythingUntil,
  stateOf,
  trialDaysFor,
  trialOf,
} from './rules.ts';

const at = (text: string) => new Date(text.length > 10 ? text : `${text}T15:00:00Z`);

test('a trial lasts its days to the second', () => {
  expect(trialOf(30, at('2026-11-24'))).toEqual({ kind: 'trial', startsAt: at('2026-11-24'), endsAt: at('2026-12-24') });
});

test.each([
  ['month', '2026-01-31', '2026-01-31', '2026-02-28'],
  ['month', '2026-01-31', '2026-02-28', '2026-03-31'],
  ['month', '2026-01-31', '2026-03-31', '2026-04-30'],
  ['month', '2026-12-24', '2026-12-24', '2027-01-24'],
  ['month', '2024-02-29', '2028-02-29', '2028-03-29'],
  ['year', '2024-02-29', '2024-02-29', '2025-02-28'],
  ['year', '2024-02-29', '2027-02-28', '2028-02-29'],
  ['year', '2026-11-24', '2026-11-24', '2027-11-24'],
  ['year', '2026-11-24', '2027-11-24', '2028-11-24'],
] as const)('a %s anchored on %s that begins on %s ends on %s', (every, anchor, from, end) => {
  expect(periodOf(at(anchor), every, at(from))).toEqual({ kind: 'paid', startsAt: at(from), endsAt: at(end) });
});

test('periods of ten years follow one another without gap and without overlap', () => {
  for (const every of ['month', 'year'] as const) {
    let from = at('2026-01-31');
    for (let count = 0; count < 120; count++) {
      const period = periodOf(at('2026-01-31'), every, from);
      expect(period.startsAt).toEqual(from);
      expect(period.endsAt > from).toBe(true);
      from = period.endsAt;
    }
    expect(from).toEqual(at(every === 'month' ? '2036-01-31' : '2146-01-31'));
  }
});

const course = (change: Partial<Course> = {}): Course => ({
  runsUntil: at('2026-12-24'),
  cancelledAt: null,
  lateSince: null,
  pausedAt: null,
  returnedAt: null,
  endedAt: null,
  ...change,
});

const end = at('2026-12-24');
const after = (days: number) => new Date(end.getTime() + days * 86_400_000);
const justBefore = (moment: Date) => new Date(moment.getTime() - 60_000);
const cancelled = { cancelledAt: at('2026-12-01') };
const late = { lateSince: end };
const paused = { pausedAt: at('2026-12-01') };
const returned = { returnedAt: at('2026-12-01') };
const ended = { endedAt: end };

test.each([
  ['running, in its period', course(), justBefore(end), 'running', true],
  ['running, a renewal not heard of', course(), justBefore(after(3)), 'running', true],
  ['running, a renewal not heard of for three days', course(), after(3), 'ended', false],
  ['late', course(late), justBefore(after(14)), 'late', true],
  ['late for the whole grace', course(late), after(14), 'ended', false],
  ['cancelled, in its period', course(cancelled), justBefore(end), 'cancelled', true],
  ['cancelled, period over', course(cancelled), end, 'ended', false],
  ['cancelled while late: what is paid for counts', course({ ...cancelled, ...late }), end, 'ended', false],
  ['paused, in its period', course(paused), justBefore(end), 'paused', true],
  ['paused, period over', course(paused), end, 'paused', false],
  ['money gone back', course(returned), end, 'ended', false],
  ['ended', course(ended), justBefore(end), 'ended', false],
  ['cancelled and ended', course({ ...cancelled, ...ended }), end, 'ended', false],
])('%s', (_, given, now, state, reads) => {
  expect(stateOf(given, now)).toBe(state);
  expect(isEntitled(given, now)).toBe(reads);
});

test('access is promised to the end of the period, and longer only where a charge is to come', () => {
  expect(entitledUntil(course())).toEqual(after(3));
  expect(entitledUntil(course(late))).toEqual(after(14));
  expect(entitledUntil(course(cancelled))).toEqual(end);
  expect(entitledUntil(course(ended))).toBeUndefined();
});

test('only a cancelled subscription runs out', () => {
  expect(hasRunOut(course(cancelled), justBefore(end))).toBe(false);
  expect(hasRunOut(course(cancelled), end)).toBe(true);
  expect(hasRunOut(course(), after(9))).toBe(false);
  expect(hasRunOut(course({ ...cancelled, ...ended }), after(9))).toBe(false);
});

test('only who never subscribed gets a trial', () => {
  expect(trialDaysFor(30, false)).toBe(30);
  expect(trialDaysFor(30, true)).toBe(0);
});

const paid = (from: string, to: string, change: Partial<Payment> = {}): Payment => ({
  ref: from,
  amount: { minor: 290, currency: 'USD' },
  paidAt: at(from),
  startsAt: at(from),
  endsAt: at(to),
  returned: 0,
  isDisputed: false,
  ...change,
});
const agreement = (payments: Payment[]) => ({ startedAt: at('2026-10-25'), trialEndsAt: at('2026-11-24'), payments }) as Agreement;

test.each([
  ['a trial', [], '2026-11-24', false],
  ['paid periods in any order', [paid('2026-12-24', '2027-01-24'), paid('2026-11-24', '2026-12-24')], '2027-01-24', false],
  ['part of the money back', [paid('2026-11-24', '2026-12-24', { returned: 289 })], '2026-12-24', false],
  ['all of it back', [paid('2026-11-24', '2026-12-24', { returned: 290 })], '2026-11-24', true],
  ['disputed', [paid('2026-11-24', '2026-12-24', { isDisputed: true })], '2026-11-24', true],
  ['an older one back', [paid('2026-11-24', '2026-12-24', { returned: 290 }), paid('2026-12-24', '2027-01-24')], '2027-01-24', false],
])('%s runs until the last money that stayed', (_, payments, until, isReturned) => {
  const found = courseOf(agreement(payments));
  expect(found.runsUntil).toEqual(at(until));
  expect(found.returnedAt !== null).toBe(isReturned);
});

test.each([
  ['month', 290, 'year', 1990, true],
  ['year', 1990, 'month', 290, false],
  ['month', 290, 'month', 490, true],
  ['month', 490, 'month', 290, false],
] as const)('from a %s for %i to a %s for %i begins at once: %s', (every, minor, toEvery, toMinor, atOnce) => {
  const of = (every: Every, minor: number) => ({ every, price: { minor, currency: 'USD' } });
  expect(beginsAtOnce(of(every, minor), of(toEvery, toMinor))).toBe(atOnce);
});

test('a pause ends an hour before the renewal that is charged again', () => {
  expect(pauseEnd(at('2027-01-31'), 1)).toEqual(at('2027-02-28T14:00:00Z'));
});

test('whoever was given everything reads until the latest of it ends, beside a subscription or without', () => {
  const now = new Date('2026-11-24T12:00:00Z');
  const days = (count: number) => new Date(now.getTime() + count * 86_400_000);
  const grant = (startsAt: Date, endsAt: Date | null, endedAt: Date | null = null) => ({ startsAt, endsAt, endedAt });
  expect(readsEverythingUntil({ course: undefined, grants: [] }, now)).toBeUndefined();
  expect(readsEverythingUntil({ course: undefined, grants: [grant(days(-1), days(3)), grant(days(-9), days(5))] }, now)).toEqual(days(5));
  expect(readsEverythingUntil({ course: undefined, grants: [grant(days(1), days(3))] }, now)).toBeUndefined();
  expect(readsEverythingUntil({ course: undefined, grants: [grant(days(-3), days(0))] }, now)).toBeUndefined();
  expect(readsEverythingUntil({ course: undefined, grants: [grant(days(-3), days(9), days(-1))] }, now)).toBeUndefined();
  expect(readsEverythingUntil({ course: undefined, grants: [grant(days(-3), null)] }, now)).toEqual(days(1));
  const course = { runsUntil: days(30), cancelledAt: null, lateSince: null, pausedAt: null, returnedAt: null, endedAt: null };
  expect(readsEverythingUntil({ course, grants: [grant(days(-1), days(5))] }, now)).toEqual(days(33));
  expect(readsEverythingUntil({ course: { ...course, runsUntil: days(-40) }, grants: [grant(days(-1), days(5))] }, now)).toEqual(days(5));
});
