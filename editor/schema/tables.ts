import { Extension, Node } from '@tiptap/core';
import { addRowAfter, goToNextCell, isInTable, tableEditing } from '@tiptap/pm/tables';

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
  extendNodeSchema: () => ({ tableRole: 'table' }),
  parseHTML: () => [{ tag: 'table' }],
  renderHTML: () => ['table', { class: 'story-table' }, ['tbody', 0]],
});

const row = Node.create({
  name: 'row',
  content: 'cell*',
  extendNodeSchema: () => ({ tableRole: 'row' }),
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
  extendNodeSchema: () => ({ tableRole: 'cell' }),
  parseHTML: () => [{ tag: 'td' }, { tag: 'th' }],
  renderHTML: () => ['td', 0],
});

/** Selecting cells, the Tab key between them, and rows that stay equally long whatever is pasted. */
const tableKeys = Extension.create({
  name: 'tableKeys',
  addKeyboardShortcuts() {
    const { editor } = this;
    const go = (by: 1 | -1) => goToNextCell(by)(editor.state, editor.view.dispatch);
    // Behind the last cell a row begins.
    const onwards = () => go(1) || (isInTable(editor.state) && addRowAfter(editor.state, editor.view.dispatch) && go(1));
    return { Tab: onwards, 'Shift-Tab': () => go(-1) };
  },
  addProseMirrorPlugins: () => [tableEditing()],
});

export const tableNodes = [table, grid, row, cell, tableKeys];
