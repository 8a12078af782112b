import type { Editor } from '@tiptap/react';
import type { FieldValues } from './fields.tsx';
import { fromDoc } from './format/from-doc.ts';
import type { Draft, IslandData } from './island.ts';
import type { Saver } from './saving/around.ts';

const restMs = 150;

/** All that stands in the editor now. */
export function textIn(editor: Editor, fields: FieldValues, slug: string): Draft {
  return { ...fields, slug, document: fromDoc(editor.state.doc) };
}

/** Hands the text over a moment after each change, and at once when the page is left. */
export function followText(editor: Editor, saver: Saver, data: IslandData, fields: () => FieldValues): () => void {
  let timer: number | undefined;
  const hand = () => {
    if (timer === undefined) return;
    window.clearTimeout(timer);
    timer = undefined;
    saver.changed(textIn(editor, fields(), data.slug));
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
