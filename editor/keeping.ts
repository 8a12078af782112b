import type { Editor } from '@tiptap/react';
import type { Draft } from './island.ts';
import type { Saver } from './saving/around.ts';

const restMs = 150;

/** Hands the text over a moment after each change, and at once when the page is left. */
export function followText(editor: Editor, saver: Saver, read: () => Draft): () => void {
  let timer: number | undefined;
  const hand = () => {
    if (timer === undefined) return;
    window.clearTimeout(timer);
    timer = undefined;
    saver.changed(read());
  };
  const changed = () => {
    timer ??= window.setTimeout(hand, restMs);
  };
  const left = () => document.visibilityState === 'hidden' && hand();
  editor.on('update', changed);
  // Before whoever keeps the text hears of it.
  window.addEventListener('pagehide', hand, { capture: true });
  document.addEventListener('visibilitychange', left, { capture: true });
  return () => {
    hand();
    editor.off('update', changed);
    window.removeEventListener('pagehide', hand, { capture: true });
    document.removeEventListener('visibilitychange', left, { capture: true });
  };
}
