import type { Node } from '@tiptap/pm/model';
import type { Editor } from '@tiptap/react';
import { type AlignmentRow, type Block, type Document, hunksOf } from '#document';
import { placedBlocks } from '../../format/from-doc.ts';
import { rowsToDoc } from './format.ts';
import { rowsMeta } from './guard.ts';
import { rowAt } from './places.ts';

/** Puts a translation in place of what stands there. Rows that say the same are not touched, nor the cursor in them; undo leaves it alone. */
export function replaceRows(editor: Editor, document: Document, rows: AlignmentRow[], known: Block[]): void {
  const { state, schema, view } = editor;
  const { doc } = state;
  const next = schema.nodeFromJSON(rowsToDoc(document, rows, known));
  const tr = state.tr.setMeta('addToHistory', false).setMeta(rowsMeta, 'text');
  // From the end, so that places before stay what they are.
  for (const { from, to, at, count } of hunksOf(formsOf(doc), formsOf(next)).reverse()) {
    const start = rowAt(doc, from)?.pos ?? doc.content.size;
    tr.replaceWith(start, rowAt(doc, to)?.pos ?? doc.content.size, next.children.slice(at, at + count));
  }
  if (tr.docChanged) view.dispatch(tr);
}

/** Rows by what is kept of them: an empty paragraph that somebody is about to write in is no difference. */
function formsOf(doc: Node): string[] {
  return doc.children.map((node) => {
    const { blocks, cut } = placedBlocks(node);
    return JSON.stringify([node.attrs, blocks.map(({ block }) => block), cut]);
  });
}
