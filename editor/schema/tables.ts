import { Extension, Node } from '@tiptap/core';
import type { Command } from '@tiptap/pm/state';
import { addRowAfter, goToNextCell, isInTable, tableEditing } from '@tiptap/pm/tables';
import { goSideways, goVertically } from '../commands/cells.ts';

const table = Node.create({
  name: 'table',
  group: 'block',
  content: 'caption grid',
  isolating: true,
  allowGapCursor: false,
  parseHTML: () => [{ tag: 'section[data-block=table]' }],
  renderHTML: () => ['section', { 'data-block': 'table', class: 'story-table-block' }, 0],
});

const grid = Node.create({
  name: 'grid',
  content: 'row+',
  isolating: true,
  allowGapCursor: false,
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', { class: 'story-table' }, ['tbody', 0]],
});

const row = Node.create({
  name: 'row',
  content: 'cell+',
  allowGapCursor: false,
  parseHTML: () => [{ tag: 'tr' }],
  renderHTML: () => ['tr', 0],
});

/** A cell is one line of running text. Cells are never joined: a document has none that span. */
const cell = Node.create({
  name: 'cell',
  content: 'text*',
  isolating: true,
  addAttributes: () => ({
    colspan: { default: 1, rendered: false },
    rowspan: { default: 1, rendered: false },
    colwidth: { default: null, rendered: false },
  }),
  parseHTML: () => [{ tag: 'td' }, { tag: 'th' }],
  renderHTML: () => ['td', 0],
});

const roles: Record<string, string> = { grid: 'table', row: 'row', cell: 'cell' };

/** Selecting cells, the Tab key between them, and rows that stay equally long whatever is pasted. */
const tableKeys = Extension.create({
  name: 'tableKeys',
  priority: 150,
  // Asked for every node there is.
  extendNodeSchema: ({ name }) => ({ tableRole: roles[name] }),
  addKeyboardShortcuts() {
    const { editor } = this;
    const go = (by: 1 | -1) => goToNextCell(by)(editor.state, editor.view.dispatch);
    // Behind the last cell a row begins.
    const onwards = () => go(1) || (isInTable(editor.state) && addRowAfter(editor.state, editor.view.dispatch) && go(1));
    const run = (command: Command) => () => command(editor.state, editor.view.dispatch, editor.view);
    const isRtl = () => editor.view.dom.dir === 'rtl';
    return {
      Tab: onwards,
      'Shift-Tab': () => go(-1),
      ArrowUp: run(goVertically(-1)),
      ArrowDown: run(goVertically(1)),
      ArrowLeft: () => run(goSideways(isRtl() ? 1 : -1))(),
      ArrowRight: () => run(goSideways(isRtl() ? -1 : 1))(),
    };
  },
  addProseMirrorPlugins: () => [tableEditing()],
});

export const tableNodes = [table, grid, row, cell, tableKeys];
