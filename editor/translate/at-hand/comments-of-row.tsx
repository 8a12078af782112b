import { useId, useState } from 'react';
import type { ShownComment } from '../../comments/anchors.ts';
import type { EditorWords } from '../../words.ts';
import { Part } from './at-hand.tsx';

type CommentsOfRowProps = {
  words: EditorWords;
  comments: ShownComment[];
  say: ((text: string) => Promise<string | undefined>) | undefined;
  resolve: (id: number) => void;
};

/** What colleagues said of a row, and a line to say something oneself. */
export function CommentsOfRow({ words, comments, say, resolve }: CommentsOfRowProps) {
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const id = useId();
  if (comments.length === 0 && !say) return null;
  return (
    <Part title={words('editor.comments.here')}>
      {comments.map((comment) => (
        <div key={comment.id} className="desk-comment">
          <p dir="auto">
            <strong>{comment.madeBy}</strong> {comment.text}
          </p>
          {comment.answers ? null : (
            <button type="button" className="small-button" onClick={() => resolve(comment.id)}>
              {words('editor.comments.resolve')}
            </button>
          )}
        </div>
      ))}
      {say ? (
        <form
          className="desk-accept"
          onSubmit={async (event) => {
            event.preventDefault();
            if (text.trim() === '') return;
            const refused = await say(text.trim());
            setProblem(refused);
            if (refused === undefined) setText('');
          }}
        >
          <label htmlFor={id}>{words('editor.tools.comment')}</label>
          <input id={id} value={text} dir="auto" maxLength={5000} autoComplete="off" onChange={(event) => setText(event.target.value)} />
          <button type="submit" className="small-button">
            {words('editor.desk.say')}
          </button>
          {problem === undefined ? null : <p className="problem">{problem || words('editor.desk.away')}</p>}
        </form>
      ) : null}
    </Part>
  );
}
