import { expect, test } from 'vitest';
import { annualSaving, minorOf, moneyText, typedAmount } from './money.ts';

test.each([
  [290, 'USD', 'en', '$2.90'],
  [1990, 'USD', 'fr', '19,90\u00a0$'],
  [290, 'USD', 'es', '2,90\u00a0$'],
  [290, 'USD', 'ar', '\u20662.90\u00a0US$\u2069'],
  [500, 'JPY', 'en', '¥500'],
  [0, 'USD', 'en', '$0.00'],
])('%i %s in %s is %s', (minor, currency, language, text) => {
  expect(moneyText({ minor, currency }, language)).toBe(text);
});

test('a year saves twelve months minus its own price, where it saves at all', () => {
  const monthly = { minor: 290, currency: 'USD' };
  expect(annualSaving(monthly, { minor: 1990, currency: 'USD' })).toEqual({ minor: 1490, currency: 'USD' });
  expect(annualSaving(monthly, { minor: 3480, currency: 'USD' })).toBeUndefined();
  expect(annualSaving(monthly, { minor: 1990, currency: 'EUR' })).toBeUndefined();
});

test.each([
  ['2.90', 'USD', 290],
  ['2,9', 'EUR', 290],
  [' 19 ', 'USD', 1900],
  ['٢٫٩٠', 'USD', 290],
  ['500', 'JPY', 500],
  ['1.234', 'KWD', 1234],
  ['500.5', 'JPY', undefined],
  ['2.905', 'USD', undefined],
  ['-1', 'USD', undefined],
  ['1e3', 'USD', undefined],
  ['1.000,50', 'EUR', undefined],
  ['2000000', 'USD', undefined],
  ['', 'USD', undefined],
])('“%s” typed for %s is %s', (typed, currency, minor) => {
  expect(minorOf(typed, currency)).toBe(minor);
  if (minor !== undefined) expect(minorOf(typedAmount({ minor, currency }), currency)).toBe(minor);
});
