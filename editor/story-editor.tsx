import { EditorContent, useEditor } from '@tiptap/react';
import { useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { CommentsHere } from './comments/comments-here.tsx';
import { extensionsOf } from './extensions.ts';
import { Fields } from './fields.tsx';
import { toDoc } from './format/to-doc.ts';
import type { IslandData } from './island.ts';
import { OpenPanel } from './panels/open-panel.tsx';
import { closedPanels } from './panels/panels.ts';
import { shelfOf } from './pictures/shelf.ts';
import { SavingBar } from './saving/saving-bar.tsx';
import { Counts } from './tools/counts.tsx';
import { noNotices } from './tools/notices.ts';
import { TableTools } from './tools/table-tools.tsx';
import { Toolbar } from './tools/toolbar.tsx';
import { useSaving } from './use-saving.ts';
import type { EditorWords } from './words.ts';

/** The text of a version and the fields above it, to be written in. */
export function StoryEditor({ data, words }: { data: IslandData; words: EditorWords }) {
  const { language, direction, interfaceLanguage } = data;
  const { panels, shelf, notices, extensions } = useMemo(() => {
    const panels = closedPanels();
    const shelf = shelfOf(data.pictures, words, data.urls.pictureList);
    const notices = noNotices();
    return { panels, shelf, notices, extensions: extensionsOf(words, data, shelf, panels, notices) };
  }, [data, words]);
  const [fields, setFields] = useState({ headline: data.headline, deck: data.deck, dateline: data.dateline });
  const newest = useRef(fields);
  const open = useSyncExternalStore(panels.subscribe, panels.current);
  const notice = useSyncExternalStore(notices.subscribe, notices.current);
  const editor = useEditor({
    extensions,
    content: toDoc(data.document),
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    enablePasteRules: false,
    editorProps: {
      attributes: {
        id: 'story-text',
        class: 'story-text',
        lang: language,
        dir: direction,
        spellcheck: 'true',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': words('editor.fields.text'),
      },
    },
  });
  const write = (next: typeof fields) => {
    newest.current = next;
    setFields(next);
  };
  const saving = useSaving(editor, data, { fields: () => newest.current, write });
  const common = { words, language, direction };
  return (
    <div className="story-editor">
      <Toolbar editor={editor} words={words} panels={panels}>
        <TableTools editor={editor} words={words} />
      </Toolbar>
      <Fields
        {...common}
        values={fields}
        changed={(next) => {
          write(next);
          editor.emit('update', { editor, transaction: editor.state.tr, appendedTransactions: [] });
        }}
        done={() => editor.commands.focus('start')}
      />
      <EditorContent editor={editor} className="story-surface" />
      <CommentsHere editor={editor} words={words} data={data} />
      <div className="editor-foot">
        {saving ? <SavingBar {...saving} {...common} interfaceLanguage={interfaceLanguage} signIn={data.urls.signIn} /> : null}
        <p role="status" className="editor-notice">
          {notice}
        </p>
        <Counts editor={editor} words={words} language={language} />
      </div>
      <OpenPanel open={open} editor={editor} words={words} data={data} shelf={shelf} close={panels.close} />
    </div>
  );
}
