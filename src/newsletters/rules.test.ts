import { expect, test } from 'vitest';
import { bestFor, type Candidate, confirmationStateAt } from './rules.ts';

const candidate = (slug: string, topicId: number, position: number, access: Candidate['access'] = 'free'): Candidate => ({
  slug,
  access,
  position,
  topicId,
});
const candidates = [
  candidate('evening', 1, 0, 'subscribers'),
  candidate('ukraine', 1, 1),
  candidate('passages', 2, 2),
  candidate('water', 3, 3),
  candidate('water', 4, 3),
];

test.each([
  [[1], 'ukraine'],
  [[2, 1], 'passages'],
  [[4, 3], 'water'],
  [[9, 3], 'water'],
  [[9], undefined],
  [[], undefined],
])('a story on the topics %j offers %s', (topicIds, slug) => {
  expect(bestFor(topicIds, candidates)?.slug).toBe(slug);
});

const now = new Date('2026-11-24T15:00:00Z');
const later = new Date('2026-11-24T15:00:01Z');

test.each([
  ['open', { expiresAt: later, confirmedAt: null }],
  ['expired', { expiresAt: now, confirmedAt: null }],
  ['confirmed', { expiresAt: now, confirmedAt: now }],
])('a confirmation is %s', (state, confirmation) => {
  expect(confirmationStateAt(confirmation, now)).toBe(state);
});
