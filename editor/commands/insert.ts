import type { Node } from '@tiptap/pm/model';
import { type EditorState, NodeSelection, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';

/** Puts blocks after the one the cursor is in, or in place of it when it is an empty paragraph, and goes into the first of them. */
export function insertBlocks(state: EditorState, blocks: Node[], at?: number): Transaction {
  const { tr, doc } = state;
  const $at = doc.resolve(Math.min(at ?? state.selection.to, doc.content.size));
  const index = $at.depth > 0 ? $at.index(0) : Math.max(0, $at.indexAfter(0) - 1);
  const block = doc.maybeChild(index);
  const start = $at.posAtIndex(index, 0);
  const isSpare = block?.type.name === 'paragraph' && block.content.size === 0;
  const from = block && !isSpare ? start + block.nodeSize : start;
  tr.replaceWith(from, isSpare && block ? start + block.nodeSize : from, blocks);
  return goInto(tr, from);
}

/** Sets the cursor into a block; under it when it has no text to be in. The cut is selected: it is about to be moved. */
export function goInto(tr: Transaction, pos: number): Transaction {
  const node = tr.doc.nodeAt(pos);
  if (node?.type.name === 'cut') return tr.setSelection(NodeSelection.create(tr.doc, pos)).scrollIntoView();
  const after = pos + (node?.nodeSize ?? 0);
  const { paragraph } = tr.doc.type.schema.nodes;
  if (node?.isAtom && paragraph) {
    if (tr.doc.nodeAt(after)?.type !== paragraph) tr.insert(after, paragraph.create());
    tr.setSelection(TextSelection.create(tr.doc, after + 1));
  } else tr.setSelection(Selection.findFrom(tr.doc.resolve(pos), 1, true) ?? TextSelection.atEnd(tr.doc));
  return tr.scrollIntoView();
}
