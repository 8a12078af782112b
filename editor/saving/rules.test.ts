import { expect, test } from 'vitest';
import { isAtRisk, type SavingState, waitAfter, waitFor } from './rules.ts';

test('a text is sent when its writer rests, and at most five seconds after the first change', () => {
  expect([0, 3000, 4000, 4500, 5000, 9000].map((now) => waitFor(0, now))).toEqual([1000, 1000, 1000, 500, 0, 0]);
});

test('tries come further apart, up to half a minute', () => {
  const waits = [1, 2, 3, 4, 5, 6, 20].map((tries) => waitAfter({ kind: 'away', tries }, 1));
  expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
  expect(waitAfter({ kind: 'away', tries: 1 }, 0)).toBe(500);
  expect(waitAfter({ kind: 'signed-out', tries: 1 }, 1)).toBe(15_000);
});

test('a page asks before it is left only where something stands nowhere else', () => {
  const kinds: SavingState['kind'][] = ['saved', 'changed', 'saving', 'away', 'signed-out', 'barred', 'problems', 'conflict'];
  expect(kinds.filter((kind) => isAtRisk({ kind, keepFault: undefined }))).toEqual([]);
  expect(kinds.filter((kind) => isAtRisk({ kind, keepFault: 'none' }))).toEqual(kinds.slice(1));
});
