import type { Editor } from '@tiptap/core';
import type { FieldValues } from './fields.tsx';
import { fromDoc } from './format/from-doc.ts';
import type { Draft, IslandData } from './island.ts';

/** Keeps and sends what is written. */
export type Saver = { changed(draft: Draft): void; flush(): Promise<void>; stop(): void };

const restMs = 150;

/** Hands the text over a moment after each change, and at once when the page is left. A change that leaves the text as it was is none. */
export function followText(editor: Editor, saver: Saver, data: IslandData, fields: () => FieldValues) {
  let timer: number | undefined;
  let handed = draftNow();
  function draftNow(): Draft {
    return { ...fields(), slug: data.slug, document: fromDoc(editor.state.doc) };
  }
  const hand = () => {
    if (timer === undefined) return;
    window.clearTimeout(timer);
    timer = undefined;
    const draft = draftNow();
    if (!isSame(draft, handed)) saver.changed(draft);
    handed = draft;
  };
  const changed = () => {
    timer ??= window.setTimeout(hand, restMs);
  };
  const left = () => {
    if (document.visibilityState === 'hidden') hand();
  };
  return {
    changed,
    hand,
    start() {
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
    },
  };
}

/** Blocks that weren't touched are the very same ones. */
function isSame(a: Draft, b: Draft): boolean {
  const [some, others] = [a.document.blocks, b.document.blocks];
  return (
    a.headline === b.headline &&
    a.deck === b.deck &&
    a.dateline === b.dateline &&
    a.document.cut === b.document.cut &&
    some.length === others.length &&
    some.every((block, index) => block === others[index])
  );
}

/** Stands here until what keeps texts in the browser does. */
export function startSaving(data: IslandData): Saver {
  let base = data.base;
  let waiting: Draft | undefined;
  let sending = Promise.resolve();
  const send = async () => {
    if (!waiting) return;
    const draft = waiting;
    waiting = undefined;
    const body = JSON.stringify({ base, ...draft });
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const answer = await fetch(data.urls.draft, { method: 'POST', headers, body });
    if (answer.ok) base = ((await answer.json()) as { number: number }).number;
  };
  const flush = () => {
    sending = sending.then(send).catch(() => undefined);
    return sending;
  };
  let timer: number | undefined;
  return {
    changed(draft) {
      waiting = draft;
      window.clearTimeout(timer);
      timer = window.setTimeout(flush, 1000);
    },
    flush,
    stop: () => window.clearTimeout(timer),
  };
}
