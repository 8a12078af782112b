import { expect, test } from 'vitest';
import { createKeys } from '#platform/tokens.ts';
import { bounceAddress, deliveryOfBounce, messageId, oneClickPath, signUpOfOneClick } from './addresses.ts';
import { isRestored } from './restored.ts';
import { decayed, decidesAt, isProgram, paceOf, reconnectPause, secondsLeft, tryAgainAt, verdictOf, winnerOf } from './rules.ts';

const now = new Date('2026-11-24T15:00:05Z');
const keys = createKeys('a secret of forty characters for testing');

test.each([
  ['550 5.1.1 No such user', 'dead'],
  ['550 5.1.10 Null MX', 'dead'],
  ['550 5.2.1 Mailbox disabled', 'dead'],
  ['550 No such user here', 'dead'],
  ['552 5.2.2 Mailbox full', 'soft'],
  ['452 4.2.2 Over quota', 'soft'],
  ['550 mailbox over quota', 'soft'],
  ['450 4.2.1 Away', 'soft'],
  ['550 5.7.1 Blocked for spam', 'none'],
  ['550 5.7.26 Unauthenticated mail', 'none'],
  ['550 Your address has a bad reputation: blocked', 'none'],
  ['554 5.6.0 Bad message', 'none'],
  ['421 4.7.0 Too many', 'none'],
])('%s says of the mailbox: %s', (answer, verdict) => {
  expect(verdictOf(answer)).toBe(verdict);
});

test('a mail is tried again after growing pauses for half a day, then given up', () => {
  const minutes = [1, 2, 3, 4, 5, 6, 7, 8, 9]
    .map((tries) => tryAgainAt(tries, now))
    .map((at) => at && (at.getTime() - now.getTime()) / 60_000);
  expect(minutes).toEqual([1, 5, 15, 30, 60, 120, 240, 240, undefined]);
  expect([0, 1, 2, 99].map(reconnectPause)).toEqual([500, 1000, 2000, 60_000]);
});

test.each([
  [3, [], 1],
  [3, [{ subjectNo: 2, clicks: 1 }], 2],
  [
    3,
    [
      { subjectNo: 2, clicks: 4 },
      { subjectNo: 1, clicks: 4 },
    ],
    1,
  ],
  [
    3,
    [
      { subjectNo: 3, clicks: 5 },
      { subjectNo: 2, clicks: 5 },
      { subjectNo: 1, clicks: 4 },
    ],
    2,
  ],
])('of %i subjects with the clicks %j the winner is %i', (subjects, clicks, winner) => {
  expect(winnerOf(subjects, clicks)).toBe(winner);
  expect(decidesAt(now).getTime() - now.getTime()).toBe(3 * 3_600_000);
});

test('the estimate is the pace of the last seconds, of all workers, under the limit of the hour', () => {
  const slice = Math.floor(now.getTime() / 10_000);
  const slices = [
    { slice, inSlice: 50, inSliceBefore: 70 },
    { slice: slice - 1, inSlice: 30, inSliceBefore: 999 },
    { slice: slice - 2, inSlice: 999, inSliceBefore: 999 },
  ];
  expect(paceOf(slices, null, now)).toBe(10);
  expect(paceOf(slices, 3600, now)).toBe(1);
  expect([secondsLeft(100, 10, 0), secondsLeft(100, 10, 60), secondsLeft(0, 0, 0), secondsLeft(5, 0, 0)]).toEqual([10, 70, 0, undefined]);
});

test('soft bounces halve in a month', () => {
  expect(decayed(4, now, new Date(now.getTime() + 30 * 86_400_000))).toBe(2);
  expect(decayed(4, now, new Date(now.getTime() - 1000))).toBe(4);
});

test.each([
  ['Mozilla/5.0 (iPhone) Safari', 1, false],
  ['Mozilla/5.0 (iPhone) Safari', 4, true],
  ['', 1, true],
  ['Barracuda Sentinel', 1, true],
  ['python-requests/2.31', 1, true],
])('a link followed by %j, the %ith at once, was followed by a program: %s', (agent, at, is) => {
  expect(isProgram(agent, at)).toBe(is);
});

test('what comes back names its delivery, in any case, and nothing made up does', () => {
  const address = bounceAddress(keys, 1_234_567, 'bounces.paper.example');
  expect(address).toMatch(/^b-qglj-[0-9a-f]{20}@bounces\.paper\.example$/);
  expect(deliveryOfBounce(keys, address)).toBe(1_234_567);
  expect(deliveryOfBounce(keys, address.toUpperCase())).toBe(1_234_567);
  for (const forged of [
    address.replace('qglj', 'qglk'),
    address.replace(/-[0-9a-f]{20}@/, `-${'0'.repeat(20)}@`),
    address.replace(/[0-9a-f]@/, '@'),
    bounceAddress(createKeys('another secret of forty characters, another'), 1_234_567, 'x'),
    'b--@x',
    '',
  ])
    expect(deliveryOfBounce(keys, forged), forged).toBeUndefined();
  expect(messageId(keys, 7, 'paper.example')).toBe(messageId(keys, 7, 'paper.example'));
  expect(messageId(keys, 7, 'paper.example')).not.toBe(messageId(keys, 8, 'paper.example'));
});

test('a one-click address is good for its sign-up alone', () => {
  const id = '3f1d6f2e-58d2-4a3a-9e3c-3a9d5d1f3f5a';
  const token = oneClickPath(keys, id).split('/').at(-1) ?? '';
  expect(signUpOfOneClick(keys, token)).toBe(id);
  expect(signUpOfOneClick(keys, token.replace('3f1d', '3f1e'))).toBeUndefined();
  expect(signUpOfOneClick(keys, `${id}.${keys.mac('newsletter-leave', id)}`)).toBeUndefined();
  expect(signUpOfOneClick(keys, id)).toBeUndefined();
});

const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);
test.each([
  ['the first start of all', { mark: 'a', beatAt: null, isAlive: false }, undefined, false],
  ['a start like any other', { mark: 'a', beatAt: at(0), isAlive: false }, { mark: 'a', beatAt: at(0) }, false],
  ['others were at work meanwhile', { mark: 'a', beatAt: at(9), isAlive: false }, { mark: 'a', beatAt: at(0) }, false],
  ['the database of yesterday', { mark: 'a', beatAt: at(-9), isAlive: false }, { mark: 'a', beatAt: at(0) }, true],
  ['a backup of before anything was sent', { mark: 'a', beatAt: null, isAlive: false }, { mark: 'a', beatAt: at(0) }, true],
  ['another database', { mark: 'b', beatAt: at(9), isAlive: true }, { mark: 'a', beatAt: at(0) }, true],
  ['a copy on another machine', { mark: 'a', beatAt: at(-9), isAlive: false }, undefined, true],
  ['a second machine beside one at work', { mark: 'a', beatAt: at(0), isAlive: true }, undefined, false],
])('%s', (_, database, remembered, is) => {
  expect(isRestored(database, remembered)).toBe(is);
});
