import { Extension } from '@tiptap/core';
import { Plugin, TextSelection } from '@tiptap/pm/state';
import type { EditorView } from '@tiptap/pm/view';

/**
 * Sees where the browser's cursor is before a key is acted on. Browsers tell of a moved cursor a moment later, and whoever presses two keys
 * in that moment would have the second act where the cursor was.
 */
export const readCursor = Extension.create({
  name: 'readCursor',
  priority: 1000,
  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          handleKeyDown(view, event) {
            if (!event.isComposing) follow(view);
            return false;
          },
        },
      }),
    ];
  },
});

function follow(view: EditorView): void {
  const { selection } = view.state;
  const { anchorNode, anchorOffset, focusNode, focusOffset } = document.getSelection() ?? {};
  // What isn't a range of text has a cursor of its own, which the browser knows nothing of.
  if (!(selection instanceof TextSelection) || document.activeElement !== view.dom) return;
  if (!anchorNode || !focusNode || !isText(view, anchorNode) || !isText(view, focusNode)) return;
  const [anchor, head] = [view.posAtDOM(anchorNode, anchorOffset ?? 0), view.posAtDOM(focusNode, focusOffset ?? 0)];
  if (anchor === selection.anchor && head === selection.head) return;
  const { doc, tr } = view.state;
  const [$anchor, $head] = [doc.resolve(anchor), doc.resolve(head)];
  if ($anchor.parent.inlineContent && $head.parent.inlineContent) view.dispatch(tr.setSelection(TextSelection.between($anchor, $head)));
}

/** True for a place within words: elsewhere several positions look the same to a browser. */
function isText(view: EditorView, node: Node): boolean {
  return node.nodeType === Node.TEXT_NODE && view.dom.contains(node);
}
