import { expect, test } from 'vitest';
import { type Course, readsEverythingUntil } from '../rules.ts';
import { domainIn, domainOf, isMailboxProvider, isSeatCount, linesIn, priceOfSeats, roomOf, taxWithin } from './rules.ts';

const usd = (minor: number) => ({ minor, currency: 'USD' });

test('each seat has the discount of its own place, so that one more never costs less', () => {
  const discounts = [
    { fromSeat: 50, percent: 25 },
    { fromSeat: 10, percent: 10 },
  ];
  expect(priceOfSeats(usd(1990), 5, [])).toEqual(usd(9950));
  expect(priceOfSeats(usd(1000), 9, discounts)).toEqual(usd(9000));
  expect(priceOfSeats(usd(1000), 10, discounts)).toEqual(usd(9900));
  expect(priceOfSeats(usd(1000), 50, discounts)).toEqual(usd(9000 + 40 * 900 + 750));
  let last = 0;
  for (let seats = 2; seats <= 500; seats++) {
    const { minor } = priceOfSeats(usd(290), seats, discounts);
    expect(minor).toBeGreaterThan(last);
    last = minor;
  }
});

test('a group has two to five hundred seats, and room for no more than it will have', () => {
  expect([1, 2, 500, 501, 2.5, Number.NaN].map(isSeatCount)).toEqual([false, true, true, false, false, false]);
  expect(roomOf({ seats: 10, nextSeats: null, seatsHeld: null })).toBe(10);
  expect(roomOf({ seats: 10, nextSeats: 4, seatsHeld: null })).toBe(4);
  expect(roomOf({ seats: 10, nextSeats: null, seatsHeld: 6 })).toBe(6);
});

test('a seat reads exactly as long as the subscription of its group', () => {
  const at = (text: string) => new Date(`${text}T15:00:00Z`);
  const now = at('2026-12-01');
  const course: Course = {
    runsUntil: at('2026-12-24'),
    cancelledAt: null,
    lateSince: null,
    pausedAt: null,
    returnedAt: null,
    endedAt: null,
  };
  const until = (change: Partial<Course>, moment = now) =>
    readsEverythingUntil(
      { course: undefined, grants: [{ startsAt: at('2026-11-24'), endsAt: null, endedAt: null, course: { ...course, ...change } }] },
      moment,
    );
  expect(until({})).toEqual(at('2026-12-27'));
  expect(until({ lateSince: at('2026-12-24') }, at('2027-01-06'))).toEqual(at('2027-01-07'));
  expect(until({ lateSince: at('2026-12-24') }, at('2027-01-07'))).toBeUndefined();
  expect(until({ cancelledAt: now })).toEqual(at('2026-12-24'));
  expect(until({ pausedAt: now }, at('2026-12-24'))).toBeUndefined();
  expect(until({ returnedAt: now, runsUntil: now })).toBeUndefined();
  expect(until({ endedAt: now })).toBeUndefined();
});

test('domains are what mail servers compare, and none that everybody can have an address at', () => {
  expect(['example.edu', ' @Example.EDU', 'ana@mail.example.edu', 'münchen.example'].map(domainIn)).toEqual([
    'example.edu',
    'example.edu',
    'mail.example.edu',
    'xn--mnchen-3ya.example',
  ]);
  expect(['edu', '', 'example', 'exa mple.edu', '-a.edu', 'a..edu', '10.0.0.1', "a'.edu"].map(domainIn).filter(Boolean)).toEqual([]);
  expect(domainOf('Ana+x@Example.EDU')).toBe('example.edu');
  expect(['gmail.com', 'outlook.com', 'web.de', 'example.edu'].map(isMailboxProvider)).toEqual([true, true, true, false]);
});

test('a pasted list is read line by line, whatever stands between', () => {
  expect(linesIn('a@x.org\r\n\r\n  b@x.org; c@x.org,\td@x.org \n')).toEqual([
    { line: 1, text: 'a@x.org' },
    { line: 3, text: 'b@x.org' },
    { line: 3, text: 'c@x.org' },
    { line: 3, text: 'd@x.org' },
  ]);
});

test('the tax is within the amount', () => {
  expect(taxWithin(12_000, 200)).toBe(2000);
  expect(taxWithin(9950, 190)).toBe(1589);
  expect(taxWithin(9950, 0)).toBe(0);
});
