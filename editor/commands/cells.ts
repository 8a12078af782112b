import type { ResolvedPos } from '@tiptap/pm/model';
import { type Command, Selection, TextSelection } from '@tiptap/pm/state';
import { goToNextCell } from '@tiptap/pm/tables';

const isInCell = ($from: ResolvedPos) => $from.parent.type.name === 'cell';

/** To the cell above or below; from the first row to the caption, from the last to what stands under the table. `isEnter` goes from anywhere in a cell. */
export function goVertically(by: -1 | 1, isEnter = false): Command {
  return (state, dispatch, view) => {
    const { $from, empty } = state.selection;
    const isOnCaption = $from.parent.type.name === 'caption' && $from.node(-1).type.name === 'table' && by > 0;
    if (!empty || !(isInCell($from) || isOnCaption)) return false;
    if (!isEnter && view && !view.endOfTextblock(by < 0 ? 'up' : 'down')) return false;
    const { tr } = state;
    const to = isOnCaption ? TextSelection.create(tr.doc, $from.after() + 3) : neighbour($from, by);
    if (!to) return false;
    dispatch?.(tr.setSelection(to).scrollIntoView());
    return true;
  };
}

function neighbour($from: ResolvedPos, by: -1 | 1): Selection | null {
  const depth = $from.depth;
  const grid = $from.node(depth - 2);
  const row = grid.maybeChild($from.index(depth - 2) + by);
  if (!row) return Selection.findFrom($from.doc.resolve(by < 0 ? $from.before(depth - 2) : $from.after(1)), by, true);
  const start = by < 0 ? $from.before(depth - 1) - row.nodeSize : $from.after(depth - 1);
  const before = row.children.slice(0, $from.index(depth - 1));
  return TextSelection.create($from.doc, start + 1 + before.reduce((size, cell) => size + cell.nodeSize, 0) + 1);
}

/** At the edge of a cell's words, on to the next cell or back to the one before. Browsers would stop between the cells. */
export function goSideways(by: -1 | 1): Command {
  return (state, dispatch, view) => {
    const { $from, empty } = state.selection;
    if (!empty || !isInCell($from) || $from.parentOffset !== (by < 0 ? 0 : $from.parent.content.size)) return false;
    return goToNextCell(by)(state, dispatch, view);
  };
}
