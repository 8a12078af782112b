import fc from 'fast-check';
import { expect, test } from 'vitest';
import { someDocument } from '../../../tests/documents.ts';
import type { Block } from '../document.ts';
import { beginRows } from './begin.ts';
import { carryRows } from './carry.ts';
import { hashOfBlock } from './hash.ts';
import { type AlignmentRow, alignedBlocks, isUntouched, joinRows, omitRow, rowsCover, splitRow } from './rows.ts';

const someRow: fc.Arbitrary<AlignmentRow> = fc
  .record({
    source: fc.integer({ min: 0, max: 3 }),
    target: fc.integer({ min: 0, max: 3 }),
    by: fc.constantFrom('hand' as const, 'memory' as const, 'machine' as const),
    isTouched: fc.boolean(),
    note: fc.constantFrom('', 'for the reviewer'),
    isDone: fc.boolean(),
  })
  .filter(({ source, target }) => source + target > 0)
  .map(({ isDone, ...row }) => (isDone ? { ...row, isDone } : row));
const someRows = fc.array(someRow, { minLength: 1, maxLength: 12 });
const side = fc.constantFrom('source' as const, 'target' as const);
const sum = (rows: AlignmentRow[], of: 'source' | 'target') => rows.reduce((total, row) => total + row[of], 0);
/** A text of few different blocks, so that the same one stands in many places. */
const edited = (length: number) => fc.array(fc.constantFrom('a', 'b', 'c', 'x', 'y'), { maxLength: length + 4 });

test('rows carried over any change of a text cover both texts whole', () => {
  fc.assert(
    fc.property(
      someRows.chain((rows) => fc.tuple(fc.constant(rows), side, edited(12), edited(12))),
      ([rows, of, noise, after]) => {
        const before = Array.from({ length: sum(rows, of) }, (_, at) => noise[at % Math.max(1, noise.length)] ?? 'z');
        const carried = carryRows(rows, of, before, after);
        const other = of === 'source' ? 'target' : 'source';
        expect(
          rowsCover(carried, of === 'source' ? after.length : sum(rows, other), of === 'target' ? after.length : sum(rows, other)),
        ).toBe(true);
        expect(carryRows(rows, of, before, before)).toEqual(rows);
      },
    ),
  );
});

test('blocks that nobody touched stay in their rows, whatever happens around them', () => {
  fc.assert(
    fc.property(someRows, side, fc.nat(), fc.constantFrom('in', 'out', 'other'), (rows, of, where, change) => {
      const before = Array.from({ length: sum(rows, of) }, (_, at) => `block ${at}`);
      const at = before.length === 0 ? 0 : where % before.length;
      const after = before.toSpliced(at, change === 'in' ? 0 : 1, ...(change === 'out' ? [] : ['fresh']));
      const carried = carryRows(rows, of, before, after);
      const homes = (some: AlignmentRow[], names: string[]) => {
        const other = of === 'source' ? 'target' : 'source';
        let [seen, counted] = [0, 0];
        return new Map(
          some.flatMap((row) => {
            const mine = names.slice(seen, seen + row[of]).map((name) => [name, row[other] > 0 ? counted : -1] as const);
            seen += row[of];
            counted += row[other];
            return mine;
          }),
        );
      };
      const [was, is] = [homes(rows, before), homes(carried, after)];
      for (const name of before) if (after.includes(name)) expect(is.get(name)).toBe(was.get(name));
    }),
  );
});

const row = (source: number, target: number, more: Partial<AlignmentRow> = {}): AlignmentRow => ({
  source,
  target,
  by: 'hand',
  isTouched: target > 0,
  note: '',
  ...more,
});

test('a text written elsewhere fills the rows that wait, in order', () => {
  const waiting = [row(1, 0), row(1, 1, { by: 'machine', isTouched: false }), row(1, 0), row(1, 0)];
  expect(carryRows(waiting, 'target', ['m'], ['a', 'm', 'b'])).toEqual([
    row(1, 1),
    row(1, 1, { by: 'machine', isTouched: false }),
    row(1, 1),
    row(1, 0),
  ]);
  // What a person changed in another place is no longer a machine's alone.
  expect(carryRows(waiting, 'target', ['m'], ['n'])[1]).toEqual(row(1, 1, { by: 'machine' }));
  expect(carryRows([row(1, 1, { isDone: true, note: 'why' })], 'target', ['a'], [])).toEqual([row(1, 0, { note: 'why' })]);
  // An omission was decided; nothing slips into it.
  const left = omitRow(row(1, 2), 'explains the obvious');
  expect(carryRows([row(1, 1), left], 'target', ['a'], ['a', 'b'])).toEqual([row(1, 1), left, row(0, 1)]);
});

test('a paragraph more in the source waits in a row of its own; one that is gone leaves its words as an addition', () => {
  const rows = [row(1, 1), row(2, 1), row(1, 1)];
  const before = ['a', 'b', 'c', 'd'];
  expect(carryRows(rows, 'source', before, ['a', 'new', 'b', 'c', 'd'])).toEqual([row(1, 1), row(1, 0), row(2, 1), row(1, 1)]);
  expect(carryRows(rows, 'source', before, ['a', 'b', 'new', 'c', 'd'])).toEqual([row(1, 1), row(3, 1), row(1, 1)]);
  expect(carryRows(rows, 'source', before, ['b', 'c', 'd'])).toEqual([row(0, 1), row(2, 1), row(1, 1)]);
});

test('splitting and joining lose no block, and launder no machine', () => {
  fc.assert(
    fc.property(someRow, fc.nat({ max: 4 }), fc.nat({ max: 4 }), (one, source, target) => {
      const [first, second] = splitRow(one, source, target);
      const again = joinRows(first, second);
      expect([again.source, again.target]).toEqual([one.source, one.target]);
      expect(isUntouched(again)).toBe(isUntouched(one));
    }),
  );
  const machine = row(1, 1, { by: 'machine', isTouched: false });
  expect(isUntouched(joinRows(row(1, 1), machine))).toBe(true);
  expect(isUntouched(joinRows(machine, row(1, 0)))).toBe(true);
});

test('a translation that was there before is paired by kind and length', () => {
  const paragraph = (length: number): Block => ({ type: 'paragraph', text: [{ text: 'x'.repeat(length) }] });
  const picture: Block = { type: 'picture', picture: 'harbour', caption: [], alt: '' };
  const counts = (source: Block[], target: Block[]) => beginRows(source, target).map((one) => [one.source, one.target]);
  expect(counts([paragraph(300), picture, paragraph(80)], [])).toEqual([
    [1, 0],
    [1, 0],
    [1, 0],
  ]);
  expect(counts([paragraph(300), picture, paragraph(80)], [paragraph(330), paragraph(90)])).toEqual([
    [1, 1],
    [1, 0],
    [1, 1],
  ]);
  expect(counts([paragraph(600), paragraph(90)], [paragraph(280), paragraph(310), paragraph(88)])).toEqual([
    [1, 2],
    [1, 1],
  ]);
  fc.assert(
    fc.property(someDocument, someDocument, ({ blocks: source }, { blocks: target }) => {
      const rows = beginRows(source, target);
      expect(rowsCover(rows, source.length, target.length)).toBe(true);
      const parts = alignedBlocks(rows, source, target);
      expect(parts.flatMap((part) => part.source)).toEqual(source);
      expect(parts.flatMap((part) => part.target)).toEqual(target);
    }),
    { numRuns: 60 },
  );
});

test('a block has one hash, however its keys are ordered, and hardly ever another’s', () => {
  expect(hashOfBlock({ type: 'embed', url: 'https://a.example/', title: 'A' })).toBe(
    hashOfBlock({ title: 'A', url: 'https://a.example/', type: 'embed' }),
  );
  const hashes = Array.from({ length: 5000 }, (_, at) => hashOfBlock({ type: 'paragraph', text: [{ text: `Paragraph ${at}` }] }));
  expect(new Set(hashes).size).toBe(5000);
  expect(hashes.every((hash) => /^[\da-f]{14}$/.test(hash))).toBe(true);
});
