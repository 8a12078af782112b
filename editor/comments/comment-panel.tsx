import { useId, useRef, useState } from 'react';
import type { IslandData } from '../island.ts';
import type { PanelHost } from '../panels/mark-panels.tsx';
import { Panel } from '../panels/panel.tsx';
import { commentsIn, quoteIn, showComments } from './anchors.ts';
import { say } from './server.ts';

/** Says something of the selected words. Colleagues are named by `@`, and offered by the beginnings of their names. */
export function CommentPanel({ editor, words, close, data }: PanelHost & { data: IslandData }) {
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const [about] = useState(() => quoteIn(editor.state));
  const [text, setText] = useState('');
  const [problem, setProblem] = useState<string>();
  const [isSending, setSending] = useState(false);
  const begun = text.match(/(?:^|\s)@([\p{L}\p{N}'’. -]{0,40})$/u)?.[1];
  const offered =
    begun === undefined
      ? []
      : data.people.filter(({ name }) => name !== begun && name.toLowerCase().startsWith(begun.toLowerCase())).slice(0, 5);
  const name = (person: string) => {
    setText(`${text.slice(0, text.length - (begun ?? '').length)}${person} `);
    area.current?.focus();
  };
  const send = async () => {
    setSending(true);
    const outcome = await say(data.urls, { text, ...about });
    setSending(false);
    if (!outcome.ok) return setProblem(outcome.message ?? words('editor.panels.away'));
    editor.view.dispatch(showComments(editor.state, [...commentsIn(editor.state), outcome.comment]));
    return close();
  };
  return (
    <Panel title={words('editor.tools.comment')} words={words} close={close}>
      <form
        className="stacked panel-fields"
        onSubmit={(event) => {
          event.preventDefault();
          if (!isSending) void send();
        }}
      >
        {about ? (
          <blockquote className="comment-quote" lang={data.language} dir="auto">
            {about.quote}
          </blockquote>
        ) : (
          <p className="hint">{words('editor.comments.ofAll')}</p>
        )}
        <div className="field">
          <label htmlFor={id}>{words('editor.comments.text')}</label>
          <textarea
            id={id}
            ref={area}
            rows={4}
            dir="auto"
            maxLength={5000}
            value={text}
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? `${id}p` : `${id}h`}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              const [first] = offered;
              if (event.key !== 'Tab' || event.shiftKey || !first || !begun) return;
              event.preventDefault();
              name(first.name);
            }}
          />
          <p className="hint" id={`${id}h`}>
            {words('editor.comments.mention')}
          </p>
          {problem ? (
            <p className="problem" id={`${id}p`}>
              {problem}
            </p>
          ) : null}
        </div>
        {offered.length > 0 ? (
          <ul className="choices">
            {offered.map((person) => (
              <li key={person.id}>
                <button type="button" onClick={() => name(person.name)}>
                  {person.name}
                </button>
              </li>
            ))}
          </ul>
        ) : null}
        <button type="submit" className="button button-strong" disabled={text.trim() === '' || isSending}>
          {words('editor.comments.send')}
        </button>
      </form>
    </Panel>
  );
}
