import { Extension } from '@tiptap/core';
import { type Command, TextSelection } from '@tiptap/pm/state';
import { goToRow } from './places.ts';

const lines = ['picture', 'galleryPicture', 'caption', 'cell'];

/** Enter in a line that can't be parted goes on to the next row; in a list it makes an item. Backspace at the beginning of a row stays in it. */
export const rowKeys = Extension.create({
  name: 'rowKeys',
  priority: 180,
  addKeyboardShortcuts() {
    const run = (command: Command) => () => command(this.editor.state, this.editor.view.dispatch, this.editor.view);
    return { Enter: run(enter), Backspace: run(backspace), Tab: run(tab(1)), 'Shift-Tab': run(tab(-1)) };
  },
});

const enter: Command = (state, dispatch) => {
  const { $from } = state.selection;
  if (lines.includes($from.parent.type.name)) {
    dispatch?.(goToRow(state.tr, $from.index(0) + 1));
    return true;
  }
  return false;
};

const backspace: Command = (state, dispatch) => {
  const { $from, empty } = state.selection;
  if (!empty || $from.depth < 2 || $from.parentOffset > 0) return false;
  for (let depth = 1; depth < $from.depth; depth++) if ($from.index(depth) > 0) return false;
  // What stands at the beginning of a row has nothing before it to be joined with.
  const { paragraph } = state.schema.nodes;
  const isOther = $from.depth === 2 && $from.parent.type !== paragraph && $from.parent.isTextblock;
  if (isOther && paragraph && $from.parent.type.name !== 'picture') dispatch?.(state.tr.setBlockType($from.pos, $from.pos, paragraph));
  return true;
};

/** From row to row; in a cell or a field of a block the key is theirs. */
function tab(by: 1 | -1): Command {
  return (state, dispatch) => {
    const { $from } = state.selection;
    if (!(state.selection instanceof TextSelection) || $from.parent.type.name === 'cell') return false;
    const next = $from.index(0) + by;
    // Behind the last row and before the first the key goes on as everywhere.
    if (next < 0 || next >= state.doc.childCount) return false;
    dispatch?.(goToRow(state.tr, next));
    return true;
  };
}
