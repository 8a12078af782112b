import { describe, expect, test } from 'vitest';
import type { Block } from '#document';
import { stretchesOf } from './difference.ts';
import { type Draft, isSame } from './draft.ts';
import { type Choices, composed, isSettled, mergeDrafts } from './merge.ts';

const paragraph = (text: string): Block => ({ type: 'paragraph', text: [{ text }] });
const draft = (words: string, other: Partial<Draft> = {}, cut?: number): Draft => ({
  headline: 'Ferry',
  deck: '',
  dateline: '',
  slug: 'ferry',
  document: { version: 1, blocks: words.split(' ').filter(Boolean).map(paragraph), ...(cut === undefined ? {} : { cut }) },
  ...other,
});
const wordsOf = ({ document }: Draft) => document.blocks.map((block) => (block.type === 'paragraph' ? block.text[0]?.text : '')).join(' ');

describe('two texts are brought together by themselves', () => {
  test.each([
    ['one changed a block, nobody else anything', 'a b c', 'a B c', 'a b c', 'a B c'],
    ['blocks apart', 'a b c d', 'A b c d', 'a b c D', 'A b c D'],
    ['neighbours', 'a b c d', 'a B c d', 'a b C d', 'a B C d'],
    ['one adds where the other changes the next', 'a b', 'a x b', 'a B', 'a x B'],
    ['one adds after what the other changes', 'a b c', 'a b x c', 'a B c', 'a B x c'],
    ['both add at the end', 'a', 'a x', 'a y', 'a y x'],
    ['both add the same', 'a', 'a x', 'a x', 'a x'],
    ['both change to the same', 'a b', 'a B', 'a B', 'a B'],
    ['one drops what the other left', 'a b c', 'a c', 'A b c', 'A c'],
    ['both begin with nothing', '', 'x', 'y', 'y x'],
    ['one splits a block, the other changes the next', 'a b c', 'a1 a2 b c', 'a B c', 'a1 a2 B c'],
  ])('%s', (_, base, mine, theirs, merged) => {
    const merge = mergeDrafts(draft(base), draft(mine), draft(theirs));
    expect(isSettled(merge)).toBe(true);
    expect(wordsOf(composed(merge))).toBe(merged);
  });

  test('the cut goes with its blocks, and moves when one side moved it', () => {
    const cutOf = (mine: Draft, theirs: Draft) => composed(mergeDrafts(draft('a b c', {}, 2), mine, theirs)).document.cut;
    expect(cutOf(draft('x a b c', {}, 3), draft('a b C', {}, 2))).toBe(3);
    expect(cutOf(draft('a b c', {}, 1), draft('a b C', {}, 2))).toBe(1);
    expect(cutOf(draft('a b c'), draft('a b C', {}, 2))).toBeUndefined();
  });

  test('fields, each by itself', () => {
    const merge = mergeDrafts(draft('a'), draft('a', { headline: 'New', slug: '' }), draft('a', { deck: ' A  deck ', slug: 'other' }));
    expect(isSettled(merge)).toBe(true);
    expect(composed(merge)).toMatchObject({ headline: 'New', deck: 'A deck', slug: 'other' });
  });
});

describe('what both changed otherwise is left to the writer', () => {
  const decided = (base: string, mine: string, theirs: string, choices: Choices) =>
    wordsOf(composed(mergeDrafts(draft(base), draft(mine), draft(theirs)), choices));

  test('a block', () => {
    const merge = mergeDrafts(draft('a b c'), draft('a mine c'), draft('a theirs C'));
    expect(isSettled(merge)).toBe(false);
    expect(merge.parts.map((part) => (part.kind === 'open' ? 'open' : part.by))).toEqual(['nobody', 'open', 'theirs']);
    expect(decided('a b c', 'a mine c', 'a theirs C', { 1: 'mine' })).toBe('a mine C');
    expect(decided('a b c', 'a mine c', 'a theirs C', { 1: 'theirs' })).toBe('a theirs C');
    expect(decided('a b c', 'a mine c', 'a theirs C', { 1: 'both' })).toBe('a mine theirs C');
    expect(decided('a b c', 'a mine c', 'a theirs C', {})).toBe('a mine theirs C');
  });

  test('a block that one dropped and the other changed', () => {
    expect(decided('a b c', 'a c', 'a B c', { 1: 'mine' })).toBe('a c');
    expect(decided('a b c', 'a c', 'a B c', { 1: 'theirs' })).toBe('a B c');
  });

  test('a headline', () => {
    const merge = mergeDrafts(draft('a'), draft('a', { headline: 'Mine' }), draft('a', { headline: 'Theirs' }));
    expect(isSettled(merge)).toBe(false);
    expect(composed(merge, { headline: 'theirs' }).headline).toBe('Theirs');
    expect(composed(merge, { headline: 'mine' }).headline).toBe('Mine');
  });
});

test('texts are the same whatever the order of keys and the form of letters', () => {
  const block = { text: [{ marks: [{ type: 'strong' }], text: 'e\u0301' }], type: 'paragraph' } as Block;
  const other = { type: 'paragraph', text: [{ text: '\u00e9', marks: [{ type: 'strong' }] }] } as Block;
  const of = (one: Block) => ({ ...draft(''), document: { version: 1 as const, blocks: [one] } });
  expect(isSame(of(block), of(other))).toBe(true);
  expect(isSame(of(block), of(paragraph('\u00e9')))).toBe(false);
  expect(isSame(draft('a'), draft('a', { slug: '', headline: ' Ferry ' }))).toBe(true);
  expect(isSame(draft('a'), draft('a', {}, 1))).toBe(false);
});

test('a difference is shown word by word', () => {
  expect(stretchesOf('The new ferry sails', 'The old ferry sails', 'en').map(({ kind, text }) => `${kind}: ${text}`)).toEqual([
    'same: The ',
    'theirs: old ',
    'mine: new ',
    'same: ferry sails',
  ]);
});
