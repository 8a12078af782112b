import { EditorContent, useEditor } from '@tiptap/react';
import { useMemo, useRef, useState } from 'react';
import { extensionsOf } from './extensions.ts';
import { Fields } from './fields.tsx';
import { toDoc } from './format/to-doc.ts';
import type { IslandData } from './island.ts';
import { shelfOf } from './pictures/shelf.ts';
import { SavingBar } from './saving/saving-bar.tsx';
import { useSaving } from './use-saving.ts';
import type { EditorWords } from './words.ts';

/** The text of a version and the fields above it, to be written in. */
export function StoryEditor({ data, words }: { data: IslandData; words: EditorWords }) {
  const shelf = useMemo(() => shelfOf(data.pictures, words), [data, words]);
  const extensions = useMemo(() => extensionsOf(words, data, shelf), [data, words, shelf]);
  const [fields, setFields] = useState({ headline: data.headline, deck: data.deck, dateline: data.dateline });
  const newest = useRef(fields);
  newest.current = fields;
  const editor = useEditor({
    extensions,
    content: toDoc(data.document),
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    enableInputRules: true,
    enablePasteRules: false,
    editorProps: {
      attributes: {
        class: 'story-text',
        lang: data.language,
        dir: data.direction,
        spellcheck: 'true',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': words('editor.fields.text'),
      },
    },
  });
  const write = (next: typeof fields) => {
    setFields(next);
    newest.current = next;
  };
  const saving = useSaving(editor, data, { fields: () => newest.current, write });
  return (
    <div className="story-editor">
      {saving ? (
        <SavingBar
          {...saving}
          words={words}
          language={data.language}
          direction={data.direction}
          interfaceLanguage={data.interfaceLanguage}
          signIn={data.urls.signIn}
        />
      ) : null}
      <Fields
        values={fields}
        words={words}
        language={data.language}
        direction={data.direction}
        changed={(next) => {
          write(next);
          editor.emit('update', { editor, transaction: editor.state.tr, appendedTransactions: [] });
        }}
        done={() => editor.commands.focus('start')}
      />
      <EditorContent editor={editor} className="story-surface" />
    </div>
  );
}
