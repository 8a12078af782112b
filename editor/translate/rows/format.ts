import type { JSONContent } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type AlignmentRow, alignedBlocks, type Block, type Document } from '#document';
import { placedBlocks } from '../../format/from-doc.ts';
import { nodeOf } from '../../format/to-doc.ts';

/** A translation as the desk's editor holds it: one node a row. `known` is the source that the rows count. */
export function rowsToDoc(document: Document, rows: AlignmentRow[], known: Block[]): JSONContent {
  const { cut } = document;
  const content = alignedBlocks(rows, known, document.blocks).map(({ row, source, target, targetAt }) => {
    const blocks = target.map(nodeOf);
    const isLast = targetAt + target.length === document.blocks.length;
    if (
      cut !== undefined &&
      target.length > 0 &&
      cut >= targetAt &&
      (cut < targetAt + target.length || (isLast && cut === document.blocks.length))
    )
      blocks.splice(cut - targetAt, 0, { type: 'cut' });
    const { target: _, isDone = false, ...attrs } = row;
    return { type: 'aligned', attrs: { ...attrs, isDone }, content: blocks.length > 0 ? blocks : emptyFor(source) };
  });
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'aligned', attrs: { source: 0 }, content: emptyFor([]) }] };
}

/** What is written into where there is nothing yet: the kinds of text that the source has there. */
export function emptyFor(source: Block[]): JSONContent[] {
  const empty = source.map((block): JSONContent => {
    switch (block.type) {
      case 'heading':
        return { type: 'heading', attrs: { level: block.level } };
      case 'list':
        return { type: 'list', attrs: { ordered: block.ordered }, content: block.items.map(() => ({ type: 'item' })) };
      case 'quote':
        return { type: 'quote', attrs: { by: '' }, content: block.text.map(() => ({ type: 'paragraph' })) };
      case 'pullquote':
        return { type: 'pullquote', attrs: { by: '' } };
      default:
        return { type: 'paragraph' };
    }
  });
  return empty.length > 0 ? empty : [{ type: 'paragraph' }];
}

/** A row of the editor as it is saved; undefined for one that counts nothing. */
export function rowOf(node: Node): AlignmentRow | undefined {
  const { source, by, isTouched, isDone, note } = node.attrs as AlignmentRow;
  const target = placedBlocks(node).blocks.length;
  if (source + target === 0) return undefined;
  const row = { source, target, by, isTouched, note };
  return isDone ? { ...row, isDone } : row;
}

/** All rows of the editor, in order. */
export function rowsFrom(doc: Node): AlignmentRow[] {
  return doc.children.flatMap((node) => rowOf(node) ?? []);
}
