import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { type KeyboardEvent, useRef } from 'react';
import type { EditorPhrase } from '../island.ts';
import { Icon, type IconName } from '../tools/icons.tsx';
import { keysText } from '../tools/keys-text.ts';
import type { EditorWords } from '../words.ts';
import { type Desk, deskActs } from './desk-acts.ts';

type DeskToolsProps = { editor: Editor; words: EditorWords; desk: Desk; hasMachine: boolean };

const shown = ['done', 'next', 'copy'];

/** Tools over the rows: marks, the acts that are wanted most, and a menu of all with their keys. One stop of the Tab key. */
export function DeskTools({ editor, words, desk, hasMachine }: DeskToolsProps) {
  const bar = useRef<HTMLDivElement>(null);
  const menu = useRef<HTMLDetailsElement>(null);
  const now = useEditorState({
    editor,
    selector: ({ editor }) => ({
      strong: editor.isActive('strong'),
      emphasis: editor.isActive('emphasis'),
      link: editor.isActive('link'),
      foreign: editor.isActive('foreign'),
      undo: editor.can().undo(),
      redo: editor.can().redo(),
    }),
  });
  const tool = (icon: IconName, phrase: EditorPhrase, keys: string, act: () => void, more: { on?: boolean; off?: boolean } = {}) => (
    <button
      type="button"
      aria-label={words(phrase)}
      title={`${words(phrase)} (${keysText(keys)})`}
      aria-pressed={more.on}
      aria-disabled={more.off || undefined}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => more.off || act()}
    >
      <Icon name={icon} />
    </button>
  );
  const go = (event: KeyboardEvent) => {
    if (event.key === 'Escape') {
      menu.current?.removeAttribute('open');
      editor.commands.focus();
      return;
    }
    const isRtl = document.documentElement.dir === 'rtl';
    const step = { ArrowRight: isRtl ? -1 : 1, ArrowLeft: isRtl ? 1 : -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    const stops = [...(bar.current?.querySelectorAll<HTMLElement>('button, summary') ?? [])].filter((one) => one.offsetParent);
    stops[(stops.indexOf(event.target as HTMLElement) + step + stops.length) % stops.length]?.focus();
    event.preventDefault();
  };
  const acts = deskActs.filter(({ name }) => hasMachine || name !== 'machine');
  const { commands } = editor;
  return (
    <div
      className="editor-toolbar"
      role="toolbar"
      aria-label={words('editor.tools.name')}
      aria-controls="story-text"
      ref={bar}
      onKeyDown={go}
    >
      <span className="tool-group">
        {tool('undo', 'editor.tools.undo', 'Mod-z', () => commands.undo(), { off: !now.undo })}
        {tool('redo', 'editor.tools.redo', 'Mod-Shift-z', () => commands.redo(), { off: !now.redo })}
      </span>
      <span className="tool-group">
        {tool('strong', 'editor.marks.strong', 'Mod-b', () => commands.toggleMark('strong'), { on: now.strong })}
        {tool('emphasis', 'editor.marks.emphasis', 'Mod-i', () => commands.toggleMark('emphasis'), { on: now.emphasis })}
        {tool('link', 'editor.marks.link', 'Mod-k', () => desk.open('link'), { on: now.link })}
        {tool('foreign', 'editor.marks.foreign', 'Mod-Alt-l', () => desk.open('foreign'), { on: now.foreign })}
      </span>
      <span className="tool-group">
        {acts
          .filter(({ name }) => shown.includes(name))
          .map(({ name, phrase, keys, run }) => (
            <button
              key={name}
              type="button"
              className="desk-act"
              title={`${words(phrase)} (${keysText(keys)})`}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => run(desk)}
            >
              {words(`editor.desk.short.${name as 'done' | 'next' | 'copy'}`)}
            </button>
          ))}
      </span>
      <details className="desk-menu" ref={menu}>
        <summary>{words('editor.desk.menu')}</summary>
        <ul>
          {acts.map(({ name, phrase, keys, run }) => (
            <li key={name}>
              <button
                type="button"
                onMouseDown={(event) => event.preventDefault()}
                onClick={() => {
                  menu.current?.removeAttribute('open');
                  run(desk);
                }}
              >
                <span>{words(phrase)}</span> <kbd dir="ltr">{keysText(keys)}</kbd>
              </button>
            </li>
          ))}
        </ul>
      </details>
      <span className="tool-group">{tool('help', 'editor.tools.help', 'Mod-/', () => desk.open('help'))}</span>
    </div>
  );
}
