import { describe, expect, it, test } from 'vitest';
import { addCalendar, addMonths, clockOf, dayOf, dayText, momentAt, monthOf, monthStart, monthText, timeText } from './dates.ts';

const zone = 'America/New_York';
const now = new Date('2026-11-24T15:00:00Z');

test.each([
  ['2026-10-10T18:30:00Z', 'Oct. 10', '2:30 p.m. EDT'],
  ['2026-11-24T05:00:00Z', 'Nov. 24', 'midnight EST'],
  ['2026-11-24T17:00:00Z', 'Nov. 24', 'noon EST'],
  ['2026-03-05T14:05:00Z', 'March 5', '9:05 a.m. EST'],
  ['2025-09-01T12:00:00Z', 'Sept. 1, 2025', '8 a.m. EDT'],
])('%s is "%s" at "%s" in AP style', (at, day, time) => {
  expect(dayText(new Date(at), 'en', zone, now)).toBe(day);
  expect(timeText(new Date(at), 'en', zone, true)).toBe(time);
});

test('other languages say it as CLDR does', () => {
  const at = new Date('2026-10-10T18:30:00Z');
  expect(dayText(at, 'fr', zone, now)).toBe('10 octobre');
  expect(timeText(at, 'fr', zone, false)).toBe('14:30');
  expect(dayText(at, 'ar', zone, now)).toContain('أكتوبر');
  expect(monthText('2026-11', 'es')).toBe('noviembre de 2026');
});

describe('the month of a paper', () => {
  it('turns at midnight of its own time zone', () => {
    expect(monthOf(new Date('2026-12-01T04:59:59Z'), zone)).toBe('2026-11');
    expect(monthOf(new Date('2026-12-01T05:00:00Z'), zone)).toBe('2026-12');
    expect(monthOf(new Date('2026-11-30T10:00:00Z'), 'Pacific/Kiritimati')).toBe('2026-12');
    expect(dayOf(new Date('2028-02-29T12:00:00Z'), 'UTC')).toBe('2028-02-29');
  });

  it.each([
    ['2026-11', zone, '2026-11-01T04:00:00.000Z'],
    ['2026-12', zone, '2026-12-01T05:00:00.000Z'],
    ['2026-04', 'Asia/Kolkata', '2026-03-31T18:30:00.000Z'],
    ['2026-12', 'Pacific/Kiritimati', '2026-11-30T10:00:00.000Z'],
    ['2026-01', 'Etc/GMT+12', '2026-01-01T12:00:00.000Z'],
    // Clocks go forward at midnight of Sept. 1 nowhere today; Asuncion's and Beirut's have moved at midnight.
    ['2026-03', 'Asia/Beirut', '2026-02-28T22:00:00.000Z'],
  ])('%s in %s begins at %s', (month, timeZone, start) => {
    expect(monthStart(month, timeZone).toISOString()).toBe(start);
    expect(monthOf(monthStart(month, timeZone), timeZone)).toBe(month);
    expect(monthOf(new Date(monthStart(month, timeZone).getTime() - 1), timeZone)).toBe(addMonths(month, -1));
  });

  it('counts over the turn of the year', () => {
    expect(addMonths('2026-12', 1)).toBe('2027-01');
    expect(addMonths('2026-01', -13)).toBe('2024-12');
  });
});

test.each([
  ['2026-01-31T10:00:00.000Z', 'month', 1, '2026-02-28T10:00:00.000Z'],
  ['2026-01-31T10:00:00.000Z', 'month', 2, '2026-03-31T10:00:00.000Z'],
  ['2028-02-29T10:00:00.000Z', 'year', 1, '2029-02-28T10:00:00.000Z'],
  ['2028-02-29T10:00:00.000Z', 'year', 4, '2032-02-29T10:00:00.000Z'],
  ['2026-12-15T23:59:59.000Z', 'month', 1, '2027-01-15T23:59:59.000Z'],
] as const)('%s and one %s times %i is %s', (at, every, count, moved) => {
  expect(addCalendar(new Date(at), every, count).toISOString()).toBe(moved);
});

test.each([
  ['2026-11-24T15:30', '2026-11-24T20:30:00.000Z'],
  ['2026-07-01T00:00', '2026-07-01T04:00:00.000Z'],
  ['2026-12-31T23:59', '2027-01-01T04:59:00.000Z'],
  // Skipped, and shown twice.
  ['2026-03-08T02:30', '2026-03-08T07:30:00.000Z'],
  ['2026-11-01T01:30', '2026-11-01T05:30:00.000Z'],
])('%s on the clocks of New York is %s', (local, at) => {
  expect(momentAt(local, zone)?.toISOString()).toBe(at);
  if (!local.includes('03-08')) expect(clockOf(new Date(at), zone)).toBe(local);
});

test('what no clock shows is no moment', () => {
  for (const text of ['', '2026-11-24', '2026-02-30T10:00', '2026-11-24T25:00', '2026-11-24T15:30Z', 'tomorrow'])
    expect(momentAt(text, zone)).toBeUndefined();
});
