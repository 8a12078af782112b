import type { Editor } from '@tiptap/core';

// A dialog that closes gives the focus back, and the browser sets the cursor where it thinks it was: that must be over.
const settledMs = 40;

/** Does something to the text once the dialog it was asked for in has gone. */
export function whenClosed(editor: Editor, act: () => void): void {
  window.setTimeout(() => {
    if (editor.isDestroyed) return;
    act();
    editor.view.focus();
  }, settledMs);
}
