import { Fragment } from '@tiptap/pm/model';
import { type Command, NodeSelection, Selection, TextSelection } from '@tiptap/pm/state';

/** Moves the selected blocks over their neighbour above or below. The selection goes with them. */
export function moveBlocks(by: -1 | 1): Command {
  return (state, dispatch) => {
    const { selection, doc, tr } = state;
    const { $from, $to } = selection;
    const first = $from.index(0);
    // A selected block ends where the next begins.
    const last = selection instanceof NodeSelection && $from.depth === 0 ? first : $to.index(0);
    const neighbour = doc.maybeChild(by < 0 ? first - 1 : last + 1);
    if (!neighbour || last >= doc.childCount) return false;
    if (!dispatch) return true;
    const start = $from.posAtIndex(first, 0);
    const blocks = doc.children.slice(first, last + 1);
    const size = Fragment.from(blocks).size;
    const from = by < 0 ? start - neighbour.nodeSize : start;
    tr.replaceWith(from, from + size + neighbour.nodeSize, by < 0 ? [...blocks, neighbour] : [neighbour, ...blocks]);
    const shift = by * neighbour.nodeSize;
    const moved =
      selection instanceof NodeSelection
        ? NodeSelection.create(tr.doc, selection.from + shift)
        : TextSelection.create(tr.doc, selection.anchor + shift, selection.head + shift);
    dispatch(tr.setSelection(moved).scrollIntoView());
    return true;
  };
}

/** Takes the selected blocks out of the text. */
export const takeOut: Command = (state, dispatch) => {
  const { selection, doc, tr } = state;
  const { $from, $to } = selection;
  const first = $from.index(0);
  const last = selection instanceof NodeSelection && $from.depth === 0 ? first : $to.index(0);
  const start = $from.posAtIndex(first, 0);
  const size = Fragment.from(doc.children.slice(first, last + 1)).size;
  const paragraph = state.schema.nodes.paragraph?.create();
  if (first === 0 && last >= doc.childCount - 1 && paragraph) tr.replaceWith(start, start + size, paragraph);
  else tr.delete(start, start + size);
  dispatch?.(tr.setSelection(Selection.near(tr.doc.resolve(Math.min(start, tr.doc.content.size)), 1)).scrollIntoView());
  return true;
};
