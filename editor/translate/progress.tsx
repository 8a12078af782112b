import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useSyncExternalStore } from 'react';
import { progressOf } from '#document';
import type { Saver } from '../saving/around.ts';
import type { EditorWords } from '../words.ts';
import type { DeskState } from './desk-state.ts';
import type { ShownFinding } from './island.ts';
import { rowsFrom } from './rows/format.ts';

type ProgressProps = {
  editor: Editor;
  words: EditorWords;
  state: DeskState;
  findings: ShownFinding[];
  saver: Saver | undefined;
  handIn: string | undefined;
  /** Only a later revision than this can be handed in. */
  handsInAfter: number;
  goTo: (row: number) => void;
  followAll: () => void;
};

const never = () => () => undefined;

/** How far the translation is, what is left to look at, and the button that hands it in. */
export function Progress({ editor, words, state, findings, saver, handIn, handsInAfter, goTo, followAll }: ProgressProps) {
  const { done, all } = useEditorState({ editor, selector: ({ editor }) => progressOf(rowsFrom(editor.state.doc)) });
  const { blocks, fields } = useSyncExternalStore(state.subscribe, state.source);
  const number = useSyncExternalStore(saver?.subscribe ?? never, () => saver?.state().number ?? 0);
  const open = findings.filter(({ accepted }) => !accepted);
  const first = open.find(({ row }) => typeof row === 'number');
  const stale = blocks.length + fields.length;
  return (
    <div className="desk-progress">
      <progress max={Math.max(all, 1)} value={done} aria-label={words('editor.desk.progressName')} />
      <span>{words('editor.desk.progress', { done, all })}</span>
      {open.length > 0 ? (
        <button type="button" className="small-button" onClick={() => typeof first?.row === 'number' && goTo(first.row)}>
          {words('editor.desk.toLookAt', { count: open.length })}
        </button>
      ) : null}
      {stale > 0 ? (
        <button type="button" className="small-button" onClick={followAll}>
          {words('editor.desk.followedAll', { count: stale })}
        </button>
      ) : null}
      {handIn && number > handsInAfter ? (
        <form method="post" action={handIn}>
          <input type="hidden" name="revision" value="" readOnly />
          <button type="submit" className="button button-strong">
            {words('editor.desk.handIn')}
          </button>
        </form>
      ) : null}
    </div>
  );
}
