import type { Editor } from '@tiptap/core';
import { useId, useState } from 'react';
import { ForeignPanel, LinkPanel } from '../panels/mark-panels.tsx';
import { Panel, PanelField } from '../panels/panel.tsx';
import { keysText } from '../tools/keys-text.ts';
import type { EditorWords } from '../words.ts';
import { MemoryPanel } from './at-hand/memory-panel.tsx';
import { type Desk, type DeskPanel, deskShortcuts } from './desk-acts.ts';
import type { DeskData } from './island.ts';
import { insertWords, omit, setNote } from './rows/acts.ts';
import { rowHere } from './rows/places.ts';

type DeskPanelsProps = { open: DeskPanel | undefined; editor: Editor; words: EditorWords; data: DeskData; desk: Desk; close: () => void };

/** The panel that is open, if any. */
export function DeskPanels({ open, editor, words, data, desk, close }: DeskPanelsProps) {
  const host = { editor, words, close };
  const note = String(rowHere(editor.state)?.node.attrs.note ?? '');
  switch (open) {
    case 'link':
      return <LinkPanel {...host} />;
    case 'foreign':
      return <ForeignPanel {...host} language={data.interfaceLanguage} />;
    case 'omit':
      return <NotePanel title={words('editor.desk.acts.omit')} start={note} {...host} done={(text) => desk.run(omit(text))} />;
    case 'note':
      return <NotePanel title={words('editor.desk.acts.note')} start={note} {...host} done={(text) => desk.run(setNote(text))} />;
    case 'memory':
      return <MemoryPanel url={data.urls.concordance} data={data} {...host} take={(text) => desk.run(insertWords(text))} />;
    case 'help':
      return (
        <Panel title={words('editor.tools.help')} words={words} close={close} wide>
          <dl className="shortcuts">
            {deskShortcuts.map(({ keys, phrase }) => (
              <div key={keys}>
                <dt>
                  <kbd dir="ltr">{keysText(keys)}</kbd>
                </dt>
                <dd>{words(phrase)}</dd>
              </div>
            ))}
          </dl>
        </Panel>
      );
    default:
      return null;
  }
}

type NotePanelProps = { title: string; start: string; words: EditorWords; close: () => void; done: (text: string) => void };

/** A few words about a row for whoever reviews it. */
function NotePanel({ title, start, words, close, done }: NotePanelProps) {
  const [text, setText] = useState(start);
  const hint = useId();
  return (
    <Panel title={title} words={words} close={close}>
      <form
        className="stacked panel-fields"
        aria-describedby={hint}
        onSubmit={(event) => {
          event.preventDefault();
          close();
          done(text.trim().slice(0, 500));
        }}
      >
        <p className="hint" id={hint}>
          {words('editor.desk.noteAbout')}
        </p>
        <PanelField label={words('editor.desk.noteLabel')} value={text} change={setText} />
        <div className="panel-acts">
          <button type="submit" className="button button-strong">
            {title}
          </button>
        </div>
      </form>
    </Panel>
  );
}
