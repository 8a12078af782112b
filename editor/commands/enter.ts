import type { NodeType, ResolvedPos } from '@tiptap/pm/model';
import { type Command, TextSelection } from '@tiptap/pm/state';
import { CellSelection } from '@tiptap/pm/tables';
import { goVertically } from './cells.ts';

const within = ($from: ResolvedPos, name: string) => $from.parent.type.name === name;

/** Enter in an empty item ends the list; in a caption it goes on below the block; in a cell to the one below. Elsewhere it is left to others. */
export const enter: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (state.selection instanceof CellSelection) return true;
  if (empty && within($from, 'item') && $from.parent.content.size === 0) return leaveList(state, dispatch);
  if (within($from, 'cell')) return goVertically(1, true)(state, dispatch) || goOnBelow(state, dispatch);
  if (!['picture', 'galleryPicture', 'caption'].some((name) => within($from, name))) return false;
  return goOnBelow(state, dispatch);
};

/** Backspace at the beginning of a list's first item makes a paragraph of it; of an empty special text, likewise. */
export const backspace: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.parentOffset > 0 || $from.depth === 0) return false;
  if (within($from, 'item') && $from.index(1) === 0) return leaveList(state, dispatch);
  const isSpecial = ['heading', 'pullquote', 'correction'].some((name) => within($from, name));
  const { paragraph } = state.schema.nodes;
  if (!isSpecial || !paragraph) return false;
  dispatch?.(state.tr.setBlockType($from.before(), $from.after(), paragraph));
  return true;
};

/** Takes the item with the cursor out of its list: what stands before stays one list, what stands behind becomes another. */
const leaveList: Command = (state, dispatch) => {
  const { $from } = state.selection;
  const { list, paragraph } = state.schema.nodes as { list: NodeType; paragraph: NodeType };
  const whole = $from.node(1);
  const index = $from.index(1);
  const part = (from: number, to?: number) => {
    const items = whole.children.slice(from, to);
    return items.length > 0 ? [list.create(whole.attrs, items)] : [];
  };
  if (!dispatch) return true;
  const before = part(0, index);
  const start = $from.before(1);
  const { tr } = state;
  tr.replaceWith(start, $from.after(1), [...before, paragraph.create(null, $from.parent.content), ...part(index + 1)]);
  tr.setSelection(TextSelection.create(tr.doc, start + (before[0]?.nodeSize ?? 0) + 1));
  dispatch(tr.scrollIntoView());
  return true;
};

/** Goes to the paragraph under the block the cursor is in, making one where there is none. */
export const goOnBelow: Command = (state, dispatch) => {
  const { $from } = state.selection;
  const { paragraph } = state.schema.nodes;
  if ($from.depth === 0 || !paragraph) return false;
  const after = $from.after(1);
  const { tr } = state;
  if (state.doc.nodeAt(after)?.type !== paragraph) tr.insert(after, paragraph.create());
  dispatch?.(tr.setSelection(TextSelection.create(tr.doc, after + 1)).scrollIntoView());
  return true;
};
