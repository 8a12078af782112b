import type { EditorState } from '@tiptap/pm/state';
import { linesOf } from '#document';
import { placedBlocks } from '../../format/from-doc.ts';
import { rowsFrom } from './format.ts';
import { rowHere } from './places.ts';

/** Where the cursor is: in the rows of the editor, of the source's blocks from one on, and of those that are saved. */
export type PlaceNow = {
  /** Of the editor. */
  index: number;
  /** Of the rows as they are saved: rows that count nothing are none of them. */
  row: number;
  from: number;
  count: number;
  isLast: boolean;
  targetAt: number;
  targetCount: number;
  words: string;
};

export function placeNow(state: EditorState): PlaceNow {
  const here = rowHere(state);
  if (!here) return { index: 0, row: 0, from: 0, count: 0, isLast: false, targetAt: 0, targetCount: 0, words: '' };
  const { index, node, sourceAt } = here;
  const before = rowsFrom(state.doc.cut(0, here.pos));
  const { blocks } = placedBlocks(node);
  return {
    index,
    row: before.length,
    from: sourceAt,
    count: Number(node.attrs.source),
    isLast: index === state.doc.childCount - 1,
    targetAt: before.reduce((sum, { target }) => sum + target, 0),
    targetCount: blocks.length,
    words: blocks.flatMap(({ block }) => linesOf(block)).join('\n'),
  };
}
