import { expect, test } from 'vitest';
import { addressKey, codeFrom, deviceOf, digitsOf, isSessionAlive, maskedAddress, personKey, sessionEnd, signInStateAt } from './rules.ts';

const now = new Date('2026-11-24T12:00:00Z');
const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
const days = (count: number) => later(count * 24 * 60);

test.each([
  ['Ana@Example.ORG', 'ana@example.org'],
  ['ana+news@example.org', 'ana+news@example.org'],
  ['ana@bücher.example', 'ana@xn--bcher-kva.example'],
  ['ａｎａ@example.org', 'ana@example.org'],
])('mail servers take %s for %s', (email, key) => {
  expect(addressKey(email)).toBe(key);
});

test.each([
  ['a.b+1@gmail.com', 'ab@gmail.com'],
  ['AB@googlemail.com', 'ab@gmail.com'],
  ['ab@gmail.com', 'ab@gmail.com'],
  ['a.b+x+y@example.org', 'a.b@example.org'],
  ['+46701234567@example.org', '+46701234567@example.org'],
  ['а.b@example.org', 'а.b@example.org'],
])('%s is the person %s', (email, key) => {
  expect(personKey(email)).toBe(key);
});

test.each([
  ['ana@example.org', 'a•••@example.org'],
  ['a@example.org', 'a•••@example.org'],
  ['😀x@example.org', '😀•••@example.org'],
])('%s is shown as %s', (email, masked) => {
  expect(maskedAddress(email)).toBe(masked);
});

test.each([
  ['open', { expiresAt: later(1), usedAt: null, wrongCodes: 4 }],
  ['expired', { expiresAt: now, usedAt: null, wrongCodes: 0 }],
  ['used', { expiresAt: later(1), usedAt: now, wrongCodes: 0 }],
  ['dead', { expiresAt: later(1), usedAt: null, wrongCodes: 5 }],
])('a sign-in is %s', (state, signIn) => {
  expect(signInStateAt(signIn, now)).toBe(state);
});

test('a code has six digits whatever the MAC', () => {
  expect(codeFrom(Buffer.alloc(32).toString('base64url'))).toBe('000000');
  expect(codeFrom(Buffer.alloc(32, 255).toString('base64url'))).toMatch(/^\d{6}$/);
  expect(codeFrom(Buffer.from([0, 0, 0, 15, 66, 71]).toString('base64url'))).toBe('000007');
});

test.each([
  ['123 456', '123456'],
  ['١٢٣٤٥٦', '123456'],
  ['۱۲۳-۴۵۶', '123456'],
  ['１２３４５６', '123456'],
])('the code typed %s is %s', (typed, digits) => {
  expect(digitsOf(typed)).toBe(digits);
});

test('a session lives 90 days without use and a year at most', () => {
  const session = { lastSeenAt: now, expiresAt: sessionEnd(now) };
  expect(isSessionAlive(session, days(89))).toBe(true);
  expect(isSessionAlive(session, days(90))).toBe(false);
  expect(isSessionAlive({ ...session, lastSeenAt: days(364) }, days(364.9))).toBe(true);
  expect(isSessionAlive({ ...session, lastSeenAt: days(364) }, days(365))).toBe(false);
});

test.each([
  ['Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0', 'Firefox · Linux'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605.1.15 Version/19.0 Mobile/15E148 Safari/604.1',
    'Safari · iPhone',
  ],
  [
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36 Edg/140.0',
    'Edge · Windows',
  ],
  ['Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36', 'Chrome · Android'],
  ['curl/8.0 <script>', ''],
  [undefined, ''],
])('%s is called %s', (userAgent, device) => {
  expect(deviceOf(userAgent)).toBe(device);
});
