import { expect, test } from 'vitest';
import { blocksOf, chosenOf, contentOf, isOverdue, lastOccasion, nextOccasion, subjectsOf, turned } from './rules.ts';
import type { Part } from './shapes.ts';

const weekdays = { days: [1, 2, 3, 4, 5], time: '06:30' };
const next = (repeat: typeof weekdays, after: string) => {
  const found = nextOccasion(repeat, 'America/New_York', new Date(after));
  return found && `${found.day} ${found.at.toISOString()}`;
};

test.each([
  ['later the same day', weekdays, '2026-11-24T11:00:00Z', '2026-11-24 2026-11-24T11:30:00.000Z'],
  ['the next day, once it has come', weekdays, '2026-11-24T11:30:00Z', '2026-11-25 2026-11-25T11:30:00.000Z'],
  ['after the weekend', weekdays, '2026-11-27T12:00:00Z', '2026-11-30 2026-11-30T11:30:00.000Z'],
  ['a week later, when it is one day a week', { days: [2], time: '06:30' }, '2026-11-24T11:30:00Z', '2026-12-01 2026-12-01T11:30:00.000Z'],
  ['by the clock on the wall, the day clocks go forward', weekdays, '2026-03-06T12:00:00Z', '2026-03-09 2026-03-09T10:30:00.000Z'],
  ['an hour later, where clocks skip it', { days: [7], time: '02:30' }, '2026-03-07T12:00:00Z', '2026-03-08 2026-03-08T07:30:00.000Z'],
  ['once, where clocks show it twice', { days: [7], time: '01:30' }, '2026-10-31T12:00:00Z', '2026-11-01 2026-11-01T05:30:00.000Z'],
  ['a week later, where clocks show it twice', { days: [7], time: '01:30' }, '2026-11-01T05:30:00Z', '2026-11-08 2026-11-08T06:30:00.000Z'],
  ['never, without a day', { days: [], time: '06:30' }, '2026-11-24T11:00:00Z', undefined],
])('a recipe comes round %s', (_, repeat, after, expected) => {
  expect(next(repeat, after)).toBe(expected);
});

test('of what was missed the last one is made, and nothing that is yet to come', () => {
  const last = (due: string, now: string) => lastOccasion(weekdays, 'America/New_York', new Date(due), new Date(now))?.day;
  expect(last('2026-11-24T11:30:00Z', '2026-11-24T11:30:00Z')).toBe('2026-11-24');
  expect(last('2026-11-18T11:30:00Z', '2026-11-24T15:00:00Z')).toBe('2026-11-24');
  expect(last('2025-01-06T11:30:00Z', '2026-11-24T10:00:00Z')).toBe('2026-11-23');
  expect(last('2026-11-24T11:30:00Z', '2026-11-24T11:29:00Z')).toBeUndefined();
});

test('a mailing goes out by itself for an hour after its time', () => {
  const planned = new Date('2026-11-24T11:30:00Z');
  expect(isOverdue(planned, new Date('2026-11-24T12:30:00Z'))).toBe(false);
  expect(isOverdue(planned, new Date('2026-11-24T12:30:01Z'))).toBe(true);
});

const story = (key: string, hour: number) => ({ key, publishedAt: new Date(Date.UTC(2026, 10, 24, hour)) });

test.each([
  ['newest', 3, ['d', 'b', 'a']],
  ['oldest', 3, ['a', 'b', 'd']],
  ['lists', 4, ['b', 'd', 'a', 'c']],
  ['newest', 9, ['d', 'b', 'a', 'c']],
] as const)('a recipe takes %s, at most %i', (order, most, keys) => {
  const perList = [
    [story('b', 9), story('a', 8), story('c', 7)],
    [story('d', 10), story('a', 8)],
  ];
  expect(chosenOf(perList, { order, most }).map(({ key }) => key)).toEqual(keys);
});

test('a recipe puts its fixed parts around the stories, and advertising after the second', () => {
  const recipe = { lists: ['all'], most: 5, order: 'newest', within: 2, whole: true, subject: 'headline' } as const;
  const made = (advertisement: boolean, closing: string, keys: string[]) =>
    contentOf({ ...recipe, lists: ['all'], introduction: 'Hello', closing, advertisement }, keys).parts.map((part) =>
      'text' in part ? part.text : 'story' in part ? part.story : 'ad',
    );
  expect(made(true, 'Bye', ['a', 'b', 'c'])).toEqual(['Hello', 'a', 'b', 'ad', 'c', 'Bye']);
  expect(made(true, ' ', ['a'])).toEqual(['Hello', 'a', 'ad']);
  expect(made(false, '', ['a'])).toEqual(['Hello', 'a']);
});

test('parts move, go and come, and a story stands in a mailing once', () => {
  const parts: Part[] = [
    { kind: 'text', text: 'x' },
    { kind: 'story', story: 'a' },
    { kind: 'story', story: 'b' },
  ];
  const kinds = (turn: Parameters<typeof turned>[1], most = 9) =>
    turned(parts, turn, most)
      ?.map((one) => ('story' in one ? one.story : 'text' in one ? one.text : 'ad'))
      .join('');
  expect(kinds({ what: 'up', at: 2 })).toBe('xba');
  expect(kinds({ what: 'down', at: 0 })).toBe('axb');
  expect(kinds({ what: 'up', at: 0 })).toBe('xab');
  expect(kinds({ what: 'remove', at: 1 })).toBe('xb');
  expect(kinds({ what: 'write', at: 0, text: 'y' })).toBe('yab');
  expect(kinds({ what: 'write', at: 1, text: 'y' })).toBeUndefined();
  expect(kinds({ what: 'remove', at: 3 })).toBeUndefined();
  expect(kinds({ what: 'add', part: { kind: 'story', story: 'a' } })).toBeUndefined();
  expect(kinds({ what: 'add', part: { kind: 'story', story: 'c' } })).toBe('xabc');
  expect(kinds({ what: 'add', part: { kind: 'story', story: 'c' } }, 3)).toBeUndefined();
});

test('a text holds what is written, and no picture or box', () => {
  expect(blocksOf('Hello **you**, see [this](https://a.example).\n\n- one\n- two')).toMatchObject({
    ok: true,
    blocks: [{ type: 'paragraph' }, { type: 'list' }],
  });
  expect(blocksOf('::picture{slug="x" caption="y" alt="z"}')).toEqual({ ok: false, problem: 'picture' });
  expect(blocksOf('[x](javascript:alert(1))').ok).toBe(false);
  expect(blocksOf('<script>alert(1)</script>').ok).toBe(false);
});

test('of subject lines at most four are kept, none empty and none twice', () => {
  expect(subjectsOf([' One  line ', '', 'Two', 'One line', 'Three', 'Four', 'Five'])).toEqual(['One line', 'Two', 'Three', 'Four']);
});
