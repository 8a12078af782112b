import type { Node } from '@tiptap/pm/model';
import { type EditorState, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';

/** A row of the editor: which one, where it begins, and the source's first block in it. */
export type RowPlace = { index: number; pos: number; node: Node; sourceAt: number };

/** How many blocks of the source stand before a row. */
export function sourceAt(doc: Node, index: number): number {
  let count = 0;
  for (let at = 0; at < index; at++) count += Number(doc.child(at).attrs.source);
  return count;
}

export function rowAt(doc: Node, index: number): RowPlace | undefined {
  const node = doc.maybeChild(index);
  if (!node) return undefined;
  let pos = 0;
  for (let at = 0; at < index; at++) pos += doc.child(at).nodeSize;
  return { index, pos, node, sourceAt: sourceAt(doc, index) };
}

/** The row the cursor is in. */
export function rowHere({ doc, selection }: EditorState): RowPlace | undefined {
  return rowAt(doc, selection.$head.index(0));
}

/** Sets the cursor to the end of what is written in a row. */
export function goToRow(tr: Transaction, index: number): Transaction {
  const place = rowAt(tr.doc, index);
  if (!place) return tr;
  const end = tr.doc.resolve(place.pos + place.node.nodeSize - 1);
  const found = Selection.findFrom(end, -1) ?? Selection.near(end);
  const isHere = found.from > place.pos && found.to < place.pos + place.node.nodeSize;
  return tr.setSelection(isHere ? found : TextSelection.near(tr.doc.resolve(place.pos + 1))).scrollIntoView();
}
