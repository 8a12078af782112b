import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { someDocument } from '../../tests/documents.ts';
import { type Block, countWords, type Document, plainText, previewOf, restOf } from './index.ts';

const runs = { numRuns: 300 };
const someRule = fc.record({ paragraphs: fc.integer({ min: 1, max: 5 }), mostWords: fc.integer({ min: 1, max: 60 }) });
const p = (words: number, name = 'w'): Block => ({
  type: 'paragraph',
  text: [{ text: Array.from({ length: words }, () => name).join(' ') }],
});
const picture: Block = { type: 'picture', picture: 'harbour', caption: [], alt: 'A harbour' };
const pullquote: Block = { type: 'pullquote', text: [{ text: 'Said' }] };
const heading: Block = { type: 'heading', level: 2, text: [{ text: 'Later' }] };
const shown = (blocks: Block[], cut?: number) => previewOf(cut ? { version: 1, blocks, cut } : { version: 1, blocks }).blocks.length;
const texts = ['paragraph', 'list', 'quote', 'table', 'correction'];

describe('previewOf and restOf', () => {
  it('are the whole, one after the other, for every document and rule', () => {
    fc.assert(
      fc.property(someDocument, someRule, (document, rule) => {
        expect([...previewOf(document, rule).blocks, ...restOf(document, rule).blocks]).toEqual(document.blocks);
      }),
      runs,
    );
  });

  it('never give all the text away, and keep nothing of the rest in the preview', () => {
    fc.assert(
      fc.property(someDocument, someRule, ({ blocks, ...others }, rule) => {
        const marked: Document = {
          ...others,
          blocks: blocks.map((block, index) => (block.type === 'paragraph' ? { ...block, text: [{ text: `mark${index}end` }] } : block)),
        };
        const preview = previewOf(marked, rule);
        const rest = restOf(marked, rule);
        const kept = new Set(plainText(rest).match(/mark\d+end/g));
        expect((plainText(preview).match(/mark\d+end/g) ?? []).filter((mark) => kept.has(mark))).toEqual([]);
        const written = marked.blocks.filter((block) => texts.includes(block.type)).length;
        const given = preview.blocks.filter((block) => texts.includes(block.type)).length;
        expect(given).toBeLessThanOrEqual(Math.max(0, written - 1));
        expect(given).toBeGreaterThanOrEqual(
          Math.min(1, written - 1, others.cut ?? 1) > 0 && texts.includes(marked.blocks[0]?.type ?? '') ? 1 : 0,
        );
        expect(texts).toContain(preview.blocks.at(-1)?.type ?? 'paragraph');
      }),
      runs,
    );
  });
});

describe('the cut', () => {
  it('falls after the second paragraph', () => expect(shown([p(30), heading, p(30), p(30)])).toBe(3));
  it('falls before the block that would make the preview too long', () => expect(shown([p(100), p(51), p(30)])).toBe(1));
  it('lets a preview be exactly as long as it may', () => expect(shown([p(100), p(50), p(30)])).toBe(2));
  it('keeps the first paragraph however long it is', () => expect(shown([p(900), p(30), p(30)])).toBe(1));
  it('is where the editor set it', () => expect(shown([p(300), p(300), p(300), p(300)], 3)).toBe(3));
  it('never ends with a picture, a pull quote or a subhead', () => {
    expect(shown([p(30), picture, pullquote, heading, p(30), p(30)], 4)).toBe(1);
    expect(shown([p(30), picture, p(200), p(30)])).toBe(1);
  });
  it('keeps pictures between paragraphs', () => expect(shown([picture, p(30), pullquote, p(30), p(30)])).toBe(4));
  it('shows at most the first half of a text shorter than it', () => {
    expect(shown([p(30), p(30)])).toBe(1);
    expect(shown([heading, p(30), p(30)])).toBe(2);
    expect(shown([p(30), p(30), p(30)], 3)).toBe(1);
  });
  it('shows nothing of a single block, which would be all of it', () => {
    expect(shown([p(30)])).toBe(0);
    expect(shown([picture, p(30), picture], 2)).toBe(0);
    expect(shown([])).toBe(0);
  });
  it('counts the words of tables and lists too', () => {
    const table: Block = { type: 'table', header: [[{ text: 'n' }]], rows: Array.from({ length: 200 }, () => [[{ text: 'word' }]]) };
    expect(shown([p(30), table, p(30), p(30)])).toBe(1);
    expect(countWords({ version: 1, blocks: [table] }, 'en')).toBe(201);
  });
});
