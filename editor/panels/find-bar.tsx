import { useEditorState } from '@tiptap/react';
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react';
import { foundIn, goToMatch, replaceMatches, searchFor } from '../tools/find.ts';
import { Icon } from '../tools/icons.tsx';
import type { PanelHost } from './mark-panels.tsx';

/** Finds words in the text and puts others in their place. It stays open while one writes. */
export function FindBar({ editor, words, close }: PanelHost) {
  const id = useId();
  const first = useRef<HTMLInputElement>(null);
  const [wanted, setWanted] = useState(() =>
    editor.state.doc.textBetween(editor.state.selection.from, editor.state.selection.to).slice(0, 100),
  );
  const [instead, setInstead] = useState('');
  const [matchCase, setMatchCase] = useState(false);
  const [wholeWord, setWholeWord] = useState(false);
  const { count, current } = useEditorState({
    editor,
    selector: ({ editor }) => {
      const { matches, current } = foundIn(editor.state);
      return { count: matches.length, current };
    },
  });
  const { view } = editor;
  useEffect(() => {
    first.current?.select();
    return () => {
      if (!editor.isDestroyed) view.dispatch(searchFor(editor.state, undefined));
    };
  }, [editor, view]);
  useEffect(() => {
    view.dispatch(searchFor(editor.state, { wanted, matchCase, wholeWord }));
  }, [editor, view, wanted, matchCase, wholeWord]);
  const go = (by: -1 | 0 | 1) => view.dispatch(goToMatch(editor.state, by));
  const replace = (which: 'current' | 'all') => {
    view.dispatch(replaceMatches(editor.state, instead, which));
    if (which === 'current') go(0);
  };
  const onKeys = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      close();
      editor.commands.focus();
    }
    if (event.key !== 'Enter' || !(event.target instanceof HTMLInputElement) || event.target.type !== 'text') return;
    event.preventDefault();
    if (event.target.name === 'instead') replace('current');
    else go(event.shiftKey ? -1 : 1);
  };
  return (
    <search className="find-bar" onKeyDown={onKeys} aria-label={words('editor.tools.find')}>
      <div className="field">
        <label htmlFor={`${id}w`}>{words('editor.find.wanted')}</label>
        <input
          id={`${id}w`}
          ref={first}
          type="text"
          dir="auto"
          value={wanted}
          autoComplete="off"
          onChange={(event) => setWanted(event.target.value)}
        />
      </div>
      <div className="field">
        <label htmlFor={`${id}i`}>{words('editor.find.instead')}</label>
        <input
          id={`${id}i`}
          name="instead"
          type="text"
          dir="auto"
          value={instead}
          autoComplete="off"
          onChange={(event) => setInstead(event.target.value)}
        />
      </div>
      <label className="find-choice">
        <input type="checkbox" checked={matchCase} onChange={(event) => setMatchCase(event.target.checked)} />{' '}
        {words('editor.find.matchCase')}
      </label>
      <label className="find-choice">
        <input type="checkbox" checked={wholeWord} onChange={(event) => setWholeWord(event.target.checked)} />{' '}
        {words('editor.find.wholeWord')}
      </label>
      <p role="status" className="hint">
        {count === 0 ? words('editor.find.none') : words('editor.find.place', { number: current + 1, count })}
      </p>
      <div className="find-acts">
        <button type="button" className="small-button" disabled={count === 0} onClick={() => go(-1)}>
          {words('editor.find.before')}
        </button>
        <button type="button" className="small-button" disabled={count === 0} onClick={() => go(1)}>
          {words('editor.find.next')}
        </button>
        <button type="button" className="small-button" disabled={count === 0} onClick={() => replace('current')}>
          {words('editor.find.replace')}
        </button>
        <button type="button" className="small-button" disabled={count === 0} onClick={() => replace('all')}>
          {words('editor.find.replaceAll')}
        </button>
        <button type="button" className="panel-close" aria-label={words('editor.panels.close')} onClick={close}>
          <Icon name="close" />
        </button>
      </div>
    </search>
  );
}
