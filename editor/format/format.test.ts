import { getSchema } from '@tiptap/core';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Document, parseDocument } from '#document';
import { someDocument } from '../../tests/documents.ts';
import { documentNodes } from '../schema/index.ts';
import { fromDoc } from './from-doc.ts';
import { toDoc } from './to-doc.ts';

const words = (phrase: string) => phrase;
const shelf = { add: () => undefined, find: () => undefined, imageOf: () => null as never };
const schema = getSchema(documentNodes(words, { newsletters: [], stories: [] }, shelf));
const through = (document: Document) => {
  const doc = schema.nodeFromJSON(toDoc(document));
  doc.check();
  return fromDoc(doc);
};

test('a document goes into the editor and comes out the same, every block and mark of it', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(someDocument, (document) => {
      for (const block of document.blocks) seen.add(block.type);
      const parsed = parseDocument(document);
      expect(parsed.ok && through(document)).toEqual(parsed.ok && parsed.document);
    }),
    { numRuns: 300 },
  );
  expect(seen.size).toBe(13);
});

test('a text without a block is one empty paragraph to write in, and still without a block', () => {
  expect(through({ version: 1, blocks: [] })).toEqual({ version: 1, blocks: [] });
});

test('empty paragraphs are none of the blocks the cut counts', () => {
  const doc = schema.nodeFromJSON({
    type: 'doc',
    content: [
      { type: 'paragraph' },
      { type: 'paragraph', content: [{ type: 'text', text: 'One\u0007.' }] },
      { type: 'paragraph', content: [{ type: 'text', text: ' ' }] },
      { type: 'cut' },
      { type: 'divider' },
      { type: 'paragraph' },
    ],
  });
  expect(fromDoc(doc)).toEqual({
    version: 1,
    blocks: [{ type: 'paragraph', text: [{ text: 'One.' }] }, { type: 'divider' }],
    cut: 1,
  });
});
