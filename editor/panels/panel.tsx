import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Icon } from '../tools/icons.tsx';
import type { EditorWords } from '../words.ts';

type PanelProps = { title: string; words: EditorWords; close: () => void; wide?: boolean; children: ReactNode };

/** A dialog over the page. Escape and its sign close it, and the cursor is back in the text. */
export function Panel({ title, words, close, wide, children }: PanelProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  useEffect(() => {
    const shown = dialog.current;
    if (shown && !shown.open) shown.showModal();
    return () => shown?.close();
  }, []);
  return (
    <dialog ref={dialog} className={wide ? 'panel panel-wide' : 'panel'} aria-labelledby={id} onClose={close}>
      <div className="panel-head">
        <h2 id={id}>{title}</h2>
        <button type="button" className="panel-close" aria-label={words('editor.panels.close')} onClick={() => dialog.current?.close()}>
          <Icon name="close" />
        </button>
      </div>
      {children}
    </dialog>
  );
}

type PanelFieldProps = {
  label: string;
  value: string;
  change: (value: string) => void;
  problem?: string | undefined;
  type?: 'text' | 'url' | 'search';
  dir?: 'ltr' | 'auto';
};

/** A field of a dialog with what is wrong with it. */
export function PanelField({ label, value, change, problem, type = 'text', dir = 'auto' }: PanelFieldProps) {
  const id = useId();
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        type={type}
        dir={dir}
        value={value}
        autoComplete="off"
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}p` : undefined}
        onChange={(event) => change(event.target.value)}
      />
      {problem ? (
        <p className="problem" id={`${id}p`}>
          {problem}
        </p>
      ) : null}
    </div>
  );
}
