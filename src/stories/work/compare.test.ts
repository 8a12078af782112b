import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Block } from '#document';
import { comparisonOf, type Part, partsOf } from './compare.ts';

const said = (parts: Part[]) => parts.map(({ kind, text }) => `${{ same: '', added: '+', removed: '-' }[kind]}${text}`);
const paragraph = (text: string): Block => ({ type: 'paragraph', text: [{ text }] });
const text = (...blocks: Block[]) => ({
  headline: 'H',
  deck: '',
  dateline: undefined,
  slug: 's',
  document: { version: 1 as const, blocks },
});

test.each([
  ['en', 'The old mayor resigned.', 'The new mayor resigned.', ['The ', '-old ', '+new ', 'mayor resigned.']],
  ['ar', 'قال الوزير أمس', 'قال الرئيس أمس', ['قال ', '-الوزير ', '+الرئيس ', 'أمس']],
  ['ja', '今日は雨です', '今日は雪です', ['今日は', '-雨', '+雪', 'です']],
  ['en', '', 'New', ['+New']],
  ['en', 'Same', 'Same', ['Same']],
])('words of %s: %s → %s', (language, before, after, expected) => {
  expect(said(partsOf(before, after, language))).toEqual(expected);
});

test('what is common and what is added make the new text, what is common and what is removed the old one', () => {
  const words = fc.array(fc.constantFrom('a', 'b', 'c', ' ', 'ä', '\n', 'ع', '.'), { maxLength: 30 }).map((some) => some.join(''));
  fc.assert(
    fc.property(words, words, (before, after) => {
      const parts = partsOf(before, after, 'en');
      const without = (kind: Part['kind']) => parts.flatMap((part) => (part.kind === kind ? [] : [part.text])).join('');
      expect([without('added'), without('removed')]).toEqual([before, after]);
    }),
  );
});

test('blocks are compared as they stand: rewritten, put in, taken out, changed in form alone', () => {
  const [one, two, three] = [paragraph('One.'), paragraph('Two is here.'), paragraph('Three.')];
  const bold: Block = { type: 'paragraph', text: [{ text: 'Three.', marks: [{ type: 'strong' }] }] };
  const { blocks } = comparisonOf(
    text(one, two, three, { type: 'divider' }),
    text(one, paragraph('Two was here.'), bold, paragraph('Four.')),
    'en',
  );
  expect(blocks.map(({ kind, isFormOnly, parts }) => [kind, isFormOnly, said(parts)])).toEqual([
    ['same', false, ['One.']],
    ['changed', false, ['Two ', '-is ', '+was ', 'here.']],
    ['changed', true, ['Three.']],
    ['removed', false, []],
    ['added', false, ['+Four.']],
  ]);
});

test('a long story rewritten from end to end is compared in seconds', () => {
  const long = (word: string) => text(...Array.from({ length: 400 }, (_, at) => paragraph(`${word} ${at} `.repeat(25))));
  const begun = performance.now();
  expect(comparisonOf(long('before'), long('after'), 'en').blocks).toHaveLength(400);
  expect(performance.now() - begun).toBeLessThan(5000);
});
