import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { useEffect } from 'react';
import type { IslandData } from '../island.ts';
import type { EditorWords } from '../words.ts';
import { commentsHere, commentsIn, showComments } from './anchors.ts';
import { askForComments, resolve } from './server.ts';

/** What colleagues said of the words where the cursor is. */
export function CommentsHere({ editor, words, data }: { editor: Editor; words: EditorWords; data: IslandData }) {
  const here = useEditorState({ editor, selector: ({ editor }) => commentsHere(editor.state) });
  useEffect(() => {
    let isHere = true;
    void askForComments(data.urls).then((comments) => {
      if (isHere && !editor.isDestroyed && comments.length > 0) editor.view.dispatch(showComments(editor.state, comments));
    });
    return () => {
      isHere = false;
    };
  }, [editor, data]);
  if (here.length === 0) return null;
  const deal = async (id: number) => {
    if (!(await resolve(data.urls, id))) return;
    const left = commentsIn(editor.state).filter((one) => one.id !== id && one.answers !== id);
    editor.view.dispatch(showComments(editor.state, left));
    editor.commands.focus();
  };
  return (
    <aside className="comments-here" aria-label={words('editor.comments.here')}>
      {here.map(({ id, text, madeBy, answers }) => (
        <div key={id}>
          <p dir="auto">
            <strong>{madeBy}</strong> {text}
          </p>
          {answers ? null : (
            <button type="button" className="small-button" onClick={() => deal(id)}>
              {words('editor.comments.resolve')}
            </button>
          )}
        </div>
      ))}
    </aside>
  );
}
