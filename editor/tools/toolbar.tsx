import type { Editor } from '@tiptap/core';
import { useEditorState } from '@tiptap/react';
import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { catalogue, take } from '../catalogue.ts';
import { moveBlocks, takeOut } from '../commands/move.ts';
import { kindOf } from '../commands/turn-into.ts';
import type { EditorPhrase } from '../island.ts';
import type { Panels } from '../panels/panels.ts';
import type { EditorWords } from '../words.ts';
import { Icon, type IconName } from './icons.tsx';
import { keysText } from './keys-text.ts';

type ToolbarProps = { editor: Editor; words: EditorWords; panels: Panels; children?: ReactNode };

/** Tools over the text, one stop of the Tab key: arrows go from one to the next. */
export function Toolbar({ editor, words, panels, children }: ToolbarProps) {
  const bar = useRef<HTMLDivElement>(null);
  const now = useEditorState({
    editor,
    selector: ({ editor }) => ({
      strong: editor.isActive('strong'),
      emphasis: editor.isActive('emphasis'),
      link: editor.isActive('link'),
      foreign: editor.isActive('foreign'),
      kind: kindHere(editor),
      undo: editor.can().undo(),
      redo: editor.can().redo(),
    }),
  });
  const tool = (icon: IconName, phrase: EditorPhrase, keys: string, act: () => void, more: { on?: boolean; off?: boolean } = {}) => (
    <button
      type="button"
      aria-label={words(phrase)}
      title={keys ? `${words(phrase)} (${keysText(keys)})` : words(phrase)}
      aria-pressed={more.on}
      aria-disabled={more.off || undefined}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => more.off || act()}
    >
      <Icon name={icon} />
    </button>
  );
  const go = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return editor.commands.focus();
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const stops = [...(bar.current?.querySelectorAll<HTMLElement>('button, select') ?? [])];
    if (!step || event.target instanceof HTMLSelectElement) return false;
    const isRtl = document.documentElement.dir === 'rtl';
    const at = stops.indexOf(event.target as HTMLElement) + (isRtl ? -step : step);
    stops[(at + stops.length) % stops.length]?.focus();
    event.preventDefault();
    return true;
  };
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
        <select
          aria-label={words('editor.tools.kind')}
          value={now.kind ?? ''}
          onChange={(event) => {
            const offer = catalogue.find(({ name }) => name === event.target.value);
            if (offer) take(offer, editor, panels);
          }}
        >
          {now.kind ? null : <option value="">–</option>}
          {catalogue.slice(0, 7).map(({ name, phrase }) => (
            <option key={name} value={name}>
              {words(phrase)}
            </option>
          ))}
        </select>
      </span>
      <span className="tool-group">
        {tool('strong', 'editor.marks.strong', 'Mod-b', () => commands.toggleMark('strong'), { on: now.strong })}
        {tool('emphasis', 'editor.marks.emphasis', 'Mod-i', () => commands.toggleMark('emphasis'), { on: now.emphasis })}
        {tool('link', 'editor.marks.link', 'Mod-k', () => panels.open('link'), { on: now.link })}
        {tool('foreign', 'editor.marks.foreign', 'Mod-Alt-l', () => panels.open('foreign'), { on: now.foreign })}
      </span>
      <span className="tool-group">
        {tool('picture', 'editor.blocks.picture', '', () => panels.open('pictures'))}
        <select
          aria-label={words('editor.tools.insert')}
          value=""
          onChange={(event) => {
            const offer = catalogue.find(({ name }) => name === event.target.value);
            if (offer) take(offer, editor, panels);
          }}
        >
          <option value="">{words('editor.tools.insert')}</option>
          {catalogue.slice(7).map(({ name, phrase }) => (
            <option key={name} value={name}>
              {words(phrase)}
            </option>
          ))}
        </select>
      </span>
      <span className="tool-group">
        {tool('up', 'editor.tools.up', 'Alt-ArrowUp', () => moveBlocks(-1)(editor.state, editor.view.dispatch))}
        {tool('down', 'editor.tools.down', 'Alt-ArrowDown', () => moveBlocks(1)(editor.state, editor.view.dispatch))}
        {tool('delete', 'editor.tools.delete', '', () => takeOut(editor.state, editor.view.dispatch))}
      </span>
      <span className="tool-group">
        {tool('comment', 'editor.tools.comment', 'Mod-Alt-m', () => panels.open('comment'))}
        {tool('find', 'editor.tools.find', 'Mod-f', () => panels.open('find'))}
        {tool('help', 'editor.tools.help', 'Mod-/', () => panels.open('help'))}
      </span>
      {children}
    </div>
  );
}

function kindHere(editor: Editor): string | undefined {
  const { $from, $to } = editor.state.selection;
  if ($from.depth === 0 || $from.index(0) !== $to.index(0)) return undefined;
  return kindOf($from.node(1));
}
