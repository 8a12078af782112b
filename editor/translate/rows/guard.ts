import { Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { type EditorState, Plugin, Selection, TextSelection, type Transaction } from '@tiptap/pm/state';
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view';
import { rowOf } from './format.ts';
import { rowAt, sourceAt } from './places.ts';

/** Marks what is done to rows on purpose: `rows` by the acts of the desk, `text` when a whole text comes from elsewhere. */
export const rowsMeta = 'desk-rows';

/** Keeps rows whole whatever is typed, cut or pasted, and notes which of them a person has written in. */
export const rowGuard = Extension.create({
  name: 'rowGuard',
  priority: 300,
  addProseMirrorPlugins: () => [
    new Plugin({
      // What would lose or invent a paragraph of the source doesn't happen.
      filterTransaction(tr, { doc }) {
        if (!tr.docChanged || tr.getMeta(rowsMeta) === 'text') return true;
        return sourceAt(tr.doc, tr.doc.childCount) === sourceAt(doc, doc.childCount);
      },
      appendTransaction(transactions, before, state) {
        const typed = transactions.some((tr) => tr.docChanged && !tr.getMeta(rowsMeta) && !tr.getMeta('history$'));
        return typed ? touched(before.doc, state) : null;
      },
      props: {
        decorations(state) {
          const place = rowAt(state.doc, state.selection.$head.index(0));
          if (!place) return null;
          return DecorationSet.create(state.doc, [
            Decoration.node(place.pos, place.pos + place.node.nodeSize, { class: 'desk-row-here', 'aria-current': 'true' }),
          ]);
        },
        handleKeyDown(view, event) {
          if (!spansRows(view.state) || event.isComposing) return false;
          if (event.key === 'Backspace' || event.key === 'Delete') return cleared(view);
          return event.key === 'Enter' && cleared(view);
        },
        handleTextInput(view, _from, _to, text) {
          if (!spansRows(view.state)) return false;
          cleared(view);
          view.dispatch(view.state.tr.insertText(text));
          return true;
        },
        handlePaste(view) {
          if (spansRows(view.state)) cleared(view);
          return false;
        },
        handleDOMEvents: {
          compositionstart: (view) => spansRows(view.state) && cleared(view) && false,
          cut(view, event) {
            if (!spansRows(view.state)) return false;
            const { dom, text } = view.serializeForClipboard(view.state.selection.content());
            event.clipboardData?.setData('text/html', dom.innerHTML);
            event.clipboardData?.setData('text/plain', text);
            event.preventDefault();
            return cleared(view);
          },
        },
      },
    }),
  ],
});

function spansRows({ selection: { $from, $to, empty } }: EditorState): boolean {
  return !empty && ($from.depth === 0 || $from.index(0) !== $to.index(0));
}

/** Takes the selected words out of each row, and leaves the rows. */
function cleared(view: EditorView): boolean {
  const { state } = view;
  const { tr, doc } = state;
  const { from, to } = state.selection;
  const last = doc.resolve(to).index(0);
  for (let index = Math.min(last, doc.childCount - 1); index >= doc.resolve(from).index(0); index--) {
    const place = rowAt(doc, index);
    if (place) emptyPart(tr, doc, place.pos + 1, place.pos + place.node.nodeSize - 1, { from, to });
  }
  tr.setSelection(Selection.near(tr.doc.resolve(Math.min(Math.max(from, 1), tr.doc.content.size)), 1));
  view.dispatch(tr.scrollIntoView());
  return true;
}

function emptyPart(tr: Transaction, doc: Node, start: number, end: number, range: { from: number; to: number }): void {
  const paragraph = doc.type.schema.nodes.paragraph?.create();
  if (range.from <= start && range.to >= end && paragraph) {
    tr.replaceWith(start, end, paragraph);
    return;
  }
  const [from, to] = [Math.max(range.from, start), Math.min(range.to, end)];
  if (to <= from) return;
  const inner = TextSelection.between(doc.resolve(from), doc.resolve(to));
  if (inner.from >= start && inner.to <= end) tr.delete(inner.from, inner.to);
}

/** Rows whose words have changed are a person's; what was emptied waits again. */
function touched(before: Node, { doc, tr }: EditorState): Transaction | null {
  const known = new Set(before.children);
  const contents = new Set(before.children.map(({ content }) => content));
  doc.forEach((node, pos) => {
    if (known.has(node) || contents.has(node.content)) return;
    const hasWords = (rowOf(node)?.target ?? 0) > 0;
    const { by, isTouched, isDone, source } = node.attrs;
    const next = hasWords || source === 0 ? { by, isTouched: true, isDone } : { by: 'hand', isTouched: false, isDone: false };
    if (next.by === by && next.isTouched === isTouched && next.isDone === isDone) return;
    tr.setNodeMarkup(pos, null, { ...node.attrs, ...next });
  });
  return tr.docChanged ? tr.setMeta(rowsMeta, 'rows') : null;
}
