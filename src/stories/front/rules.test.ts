import { expect, test } from 'vitest';
import { type Fronted, isHolding, seatsOf, sectionOf, topOf } from './rules.ts';

const story = (storyId: number, section = 'world', lead: unknown = undefined): Fronted => ({
  storyId,
  card: { section: { href: `/${section}` }, lead },
});
const held = (one: Fronted, place: number, second = 0) => ({ place, pinnedAt: new Date(second * 1000), story: one });
const told = (placed: { story: Fronted; isPinned: boolean }[]) =>
  placed.map((one) => `${one.story.storyId}${one.isPinned ? '!' : ''}`).join(' ');
const nowhere = new Set<number>();

test('who wants a taken place gets the next free one, the newer pin before the older, and none beyond the last', () => {
  const [a, b, c] = [story(1), story(2), story(3)];
  expect([...seatsOf([held(a, 2, 1), held(b, 2, 2), held(c, 3)], 8)].map(([place, one]) => [place, one.storyId])).toEqual([
    [2, 2],
    [3, 1],
    [4, 3],
  ]);
  expect([...seatsOf([held(a, 3), held(b, 3, 1)], 3).values()].map((one) => one.storyId)).toEqual([2]);
});

test('the top fills itself: a picture leads, then one story a section as long as there are enough', () => {
  const newest = [story(1), story(2), story(3, 'culture'), story(4, 'world', 'picture'), story(5, 'ideas')];
  expect(told(topOf(newest, [], nowhere))).toBe('4 3 5 1 2');
});

test('what is pinned keeps its place and stands nowhere else; the others fill the places between', () => {
  const newest = [story(1), story(2), story(3, 'culture'), story(4, 'world', 'picture'), story(5, 'ideas')];
  expect(told(topOf(newest, [held(story(2), 1), held(story(5, 'ideas'), 3)], nowhere))).toBe('2! 3 5! 1 4');
  expect(told(topOf(newest, [held(story(9), 8)], new Set([4])))).toBe('1 3 5 2 9!');
  expect(told(topOf([], [held(story(1), 2)], nowhere))).toBe('1!');
  expect(told(topOf([], [], nowhere))).toBe('');
});

test('a large edition has a longer top', () => {
  const newest = Array.from({ length: 20 }, (_, at) => story(at + 1));
  expect(topOf(newest, [], nowhere)).toHaveLength(8);
  expect(topOf(newest.slice(1), [], nowhere)).toHaveLength(5);
});

test('a section shows what is pinned in it, then its newest that stand nowhere else', () => {
  const newest = [story(1), story(2), story(3)];
  expect(told(sectionOf(newest, [held(story(7), 2)], new Set([1]), 12))).toBe('2 7! 3');
  expect(told(sectionOf(newest, [held(story(3), 1)], nowhere, 2))).toBe('3! 1');
});

test.each([
  [null, null, true],
  ['2026-11-24T15:00:00Z', null, true],
  ['2026-11-24T15:00:01Z', null, false],
  [null, '2026-11-24T15:00:00Z', false],
  [null, '2026-11-24T15:00:01Z', true],
])('a pin from %s until %s holds at three: %s', (from, until, holds) => {
  const pin = { fromAt: from ? new Date(from) : null, untilAt: until ? new Date(until) : null };
  expect(isHolding(pin, new Date('2026-11-24T15:00:00Z'))).toBe(holds);
});
