import { expect, test } from 'vitest';
import { isHopeless, nextAttemptAt, webhookAddress } from './rules.ts';

const now = new Date('2026-11-24T15:00:00Z');

test('a call that fails is tried ten times within a day', () => {
  let at: Date | undefined = now;
  let tries = 0;
  for (let failures = 1; at; failures++) {
    tries++;
    const next = nextAttemptAt(failures, at);
    if (next) expect(next.getTime()).toBeGreaterThan(at.getTime());
    else expect(at.getTime() - now.getTime()).toBeLessThan(24 * 3_600_000);
    at = next;
  }
  expect(tries).toBe(10);
});

test('after three days without a success nobody is thought to hear', () => {
  expect(isHopeless(null, now)).toBe(false);
  expect(isHopeless(new Date('2026-11-22T15:00:00Z'), now)).toBe(false);
  expect(isHopeless(new Date('2026-11-21T15:00:00Z'), now)).toBe(true);
});

test.each([
  ['https://hooks.example/paper?x=1', true],
  ['http://hooks.example/paper', false],
  ['https://user:secret@hooks.example/', false],
  ['https://hooks.example/#here', false],
  ['ftp://hooks.example/', false],
  ['javascript:alert(1)', false],
  ['hooks.example', false],
  ['', false],
])('the address %s may be called: %s', (address, may) => {
  expect(webhookAddress(address, false) !== undefined).toBe(may);
});

test('plain HTTP may be spoken within this machine alone, where the paper is on it', () => {
  expect(webhookAddress('http://127.0.0.1:9/x', true)).toBe('http://127.0.0.1:9/x');
  expect(webhookAddress('http://127.0.0.1:9/x', false)).toBeUndefined();
  expect(webhookAddress('http://hooks.example/', true)).toBeUndefined();
});
