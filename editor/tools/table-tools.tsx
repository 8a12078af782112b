import type { Editor } from '@tiptap/core';
import type { Command } from '@tiptap/pm/state';
import { addColumnAfter, addColumnBefore, addRowAfter, addRowBefore, deleteColumn, deleteRow, isInTable } from '@tiptap/pm/tables';
import { useEditorState } from '@tiptap/react';
import type { EditorPhrase } from '../island.ts';
import type { EditorWords } from '../words.ts';

const acts: { phrase: EditorPhrase; command: Command }[] = [
  { phrase: 'editor.table.rowAbove', command: addRowBefore },
  { phrase: 'editor.table.rowBelow', command: addRowAfter },
  { phrase: 'editor.table.columnBefore', command: addColumnBefore },
  { phrase: 'editor.table.columnAfter', command: addColumnAfter },
  { phrase: 'editor.table.deleteRow', command: deleteRow },
  { phrase: 'editor.table.deleteColumn', command: deleteColumn },
];

/** What can be done to the table the cursor is in. */
export function TableTools({ editor, words }: { editor: Editor; words: EditorWords }) {
  const isHere = useEditorState({ editor, selector: ({ editor }) => isInTable(editor.state) });
  if (!isHere) return null;
  return (
    <fieldset className="table-tools" aria-label={words('editor.blocks.table')}>
      {acts.map(({ phrase, command }) => (
        <button
          key={phrase}
          type="button"
          className="small-button"
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => command(editor.state, editor.view.dispatch)}
        >
          {words(phrase)}
        </button>
      ))}
    </fieldset>
  );
}
