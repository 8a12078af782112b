import type { Node } from '@tiptap/pm/model';
import type { Editor } from '@tiptap/react';
import { diffArrays } from 'diff';
import type { Document } from '#document';
import { toDoc } from './format/to-doc.ts';

/**
 * Puts a document in place of what stands there. Blocks that stay are not touched, nor the caret in them or in an empty paragraph; undo
 * leaves it alone.
 */
export function replaceText(editor: Editor, document: Document): void {
  const { state, schema, view } = editor;
  const next = schema.nodeFromJSON(toDoc(document));
  const transaction = state.tr.setMeta('addToHistory', false);
  const forms = (doc: Node) => doc.children.map((node) => JSON.stringify(node.toJSON()));
  let [before, after, pos] = [0, 0, 0];
  let gone: readonly Node[] = [];
  const put = (fresh: readonly Node[]) => {
    // No document holds empty paragraphs, and somebody is about to write in them.
    const isKept = gone.every((node) => node.type.name === 'paragraph' && node.content.size === 0);
    const until = isKept ? pos : pos + sizeOf(gone);
    if (fresh.length > 0) transaction.replaceWith(pos, until, fresh);
    else if (until > pos) transaction.delete(pos, until);
    pos += sizeOf(fresh) + (isKept ? sizeOf(gone) : 0);
    gone = [];
  };
  for (const { added, removed, count } of diffArrays(forms(state.doc), forms(next))) {
    const fresh = next.children.slice(after, after + count);
    if (!added) before += count;
    if (!removed) after += count;
    if (removed) gone = state.doc.children.slice(before - count, before);
    else if (added) put(fresh);
    else {
      put([]);
      pos += sizeOf(fresh);
    }
  }
  put([]);
  if (transaction.docChanged) view.dispatch(transaction);
}

function sizeOf(nodes: readonly Node[]): number {
  return nodes.reduce((sum, node) => sum + node.nodeSize, 0);
}
