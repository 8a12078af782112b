import { expect, test } from 'vitest';
import {
  type Course,
  entitledUntil,
  hasRunOut,
  isEntitled,
  periodOf,
  renewalDue,
  renewalOf,
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
  every: 'month',
  anchoredAt: at('2026-12-24'),
  runsUntil: at('2026-12-24'),
  cancelledAt: null,
  endedAt: null,
  ...change,
});

test('a charge that comes late is for the time since the last period', () => {
  const late = at('2026-12-25');
  expect(renewalOf(course(), late)).toEqual({
    period: { kind: 'paid', startsAt: at('2026-12-24'), endsAt: at('2027-01-24') },
    anchoredAt: at('2026-12-24'),
  });
});

test('nobody pays for a whole period that went by untried', () => {
  const late = at('2027-02-10');
  expect(renewalOf(course(), late)).toEqual({ period: { kind: 'paid', startsAt: late, endsAt: at('2027-03-10') }, anchoredAt: late });
});

const minute = 60_000;
const end = at('2026-12-24');
const before = new Date(end.getTime() - minute);
const dayAfter = new Date(end.getTime() + 24 * 60 * minute);
const cancelled = { cancelledAt: at('2026-12-01') };
const ended = { endedAt: at('2026-12-24') };

test.each([
  ['running, in its period', course(), before, 'running', false],
  ['running, charge due', course(), end, 'running', true],
  ['running, charge due for nearly a day', course(), new Date(dayAfter.getTime() - minute), 'running', true],
  ['running, charge due for a day', course(), dayAfter, 'ended', true],
  ['cancelled, in its period', course(cancelled), before, 'cancelled', false],
  ['cancelled, period over', course(cancelled), end, 'ended', false],
  ['ended', course(ended), before, 'ended', false],
  ['cancelled and ended', course({ ...cancelled, ...ended }), end, 'ended', false],
])('%s', (_, given, now, state, due) => {
  expect(stateOf(given, now)).toBe(state);
  expect(isEntitled(given, now)).toBe(state !== 'ended');
  expect(renewalDue(given, now)).toBe(due);
});

test('access is promised to the end of the period, and a day longer only where a charge is to come', () => {
  expect(entitledUntil(course())).toEqual(dayAfter);
  expect(entitledUntil(course(cancelled))).toEqual(end);
  expect(entitledUntil(course(ended))).toBeUndefined();
});

test('only a cancelled subscription runs out', () => {
  expect(hasRunOut(course(cancelled), before)).toBe(false);
  expect(hasRunOut(course(cancelled), end)).toBe(true);
  expect(hasRunOut(course(), dayAfter)).toBe(false);
  expect(hasRunOut(course({ ...cancelled, ...ended }), dayAfter)).toBe(false);
});

test('only who never subscribed gets a trial', () => {
  expect(trialDaysFor(30, false)).toBe(30);
  expect(trialDaysFor(30, true)).toBe(0);
});
