import { EditorContent, useEditor, useEditorState } from '@tiptap/react';
import { useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import { resolve, say } from '../comments/server.ts';
import { shelfOf } from '../pictures/shelf.ts';
import { SavingBar } from '../saving/saving-bar.tsx';
import { Counts } from '../tools/counts.tsx';
import { noNotices } from '../tools/notices.ts';
import type { EditorWords } from '../words.ts';
import { AtHandPanel } from './at-hand/at-hand.tsx';
import type { Desk, DeskPanel } from './desk-acts.ts';
import { DeskFieldRows } from './desk-fields.tsx';
import { DeskPanels } from './desk-panels.tsx';
import { deskState } from './desk-state.ts';
import { DeskTools } from './desk-tools.tsx';
import { deskExtensions } from './extensions.ts';
import { highlightTerms } from './highlight.ts';
import type { DeskData, ShownMatch, SideField } from './island.ts';
import { Progress } from './progress.tsx';
import { insertWords, type RowAct, takeText } from './rows/acts.ts';
import { rowsToDoc } from './rows/format.ts';
import { placeNow } from './rows/place-now.ts';
import { rowAt } from './rows/places.ts';
import { acceptFinding, askForMachine, type Stretch } from './server.ts';
import { useAtHand, useComments, useFindings } from './use-at-hand.ts';
import { type DeskFields, useDeskSaving } from './use-desk-saving.ts';

/** A translation beside its source: rows to be written in, and at hand whatever helps with the one that is. */
export function TranslationDesk({ data, words }: { data: DeskData; words: EditorWords }) {
  const { target, urls, text } = data;
  const [panel, setPanel] = useState<DeskPanel>();
  const [field, setField] = useState<SideField>();
  const desk = useRef<Desk>(undefined as never);
  const { state, notices, extensions } = useMemo(() => {
    const state = deskState(data);
    const shelf = shelfOf(data.pictures, words, urls.pictureList);
    const notices = noNotices();
    return { state, notices, extensions: deskExtensions(words, state, shelf, notices, () => desk.current) };
  }, [data, words, urls]);
  const { headline, deck, dateline, slug, leadCaption = '', leadAlt = '' } = text;
  const [fields, setFields] = useState<DeskFields>({
    values: { headline, deck, dateline, slug, leadCaption, leadAlt },
    origins: text.alignment.fields,
  });
  const newest = useRef(fields);
  const write = (next: DeskFields) => {
    newest.current = next;
    setFields(next);
  };
  const notice = useSyncExternalStore(notices.subscribe, notices.current);
  const editor = useEditor({
    extensions,
    content: rowsToDoc(text.document, text.alignment.rows, text.alignment.source.known.document.blocks),
    injectCSS: false,
    shouldRerenderOnTransaction: false,
    enablePasteRules: false,
    onFocus: () => setField(undefined),
    editorProps: {
      attributes: {
        id: 'story-text',
        class: 'desk-rows',
        lang: target.language,
        dir: document.documentElement.dir || 'ltr',
        spellcheck: 'true',
        role: 'textbox',
        'aria-multiline': 'true',
        'aria-label': words('editor.fields.text'),
      },
    },
  });
  const saving = useDeskSaving(editor, state, { fields: () => newest.current, write });
  const place = useEditorState({ editor, selector: ({ editor }) => placeNow(editor.state) });
  const stretch: Stretch | undefined = field ? { field } : place.count > 0 ? { from: place.from, count: place.count } : undefined;
  const { found, isLoading } = useAtHand(urls.atHand, stretch);
  const checks = useFindings(urls.findings, saving?.saver);
  const talk = useComments(urls);

  useEffect(() => {
    highlightTerms(field ? null : editor.view.dom.querySelector('.desk-row-here'), found?.terms ?? []);
  }, [editor, found, field]);

  const touch = () => editor.emit('update', { editor, transaction: editor.state.tr, appendedTransactions: [] });
  const setValue = (name: SideField | 'slug', value: string, by: 'hand' | 'memory' | 'machine' = 'hand') => {
    const { [name as SideField]: _, ...others } = newest.current.origins;
    const origins = by === 'hand' ? others : { ...others, [name]: { by, isTouched: false } };
    write({ values: { ...newest.current.values, [name]: value }, origins });
    touch();
  };
  const run = (act: RowAct) => {
    const tr = act(editor.state, state);
    if (!tr) return notices.say(words('editor.desk.notHere'));
    editor.view.dispatch(tr);
    editor.view.focus();
  };
  const put = (words: string, by: 'memory' | 'machine') =>
    field ? setValue(field, words.replace(/\s+/g, ' '), by) : run(takeText(words, by));
  const takeMatch = (match: ShownMatch) => put(match.target, 'memory');
  const follow = async (followed: { from: number; to: number } | { field: string } | 'all') => {
    const refused = await saving?.follow(followed);
    if (refused !== undefined) notices.say(refused || words('editor.desk.away'));
  };
  desk.current = {
    run,
    open: setPanel,
    takeMatch(number) {
      const match = found?.matches[number - 1];
      if (match) takeMatch(match);
      else notices.say(words('editor.desk.noMatch', { number }));
    },
    async askMachine() {
      if (!urls.machine || !stretch) return notices.say(words('editor.desk.notHere'));
      notices.say(words('editor.desk.loading'));
      const at = JSON.stringify(stretch);
      const answer = await askForMachine(urls.machine, stretch);
      if (!answer.ok) return notices.say(answer.message || words('editor.desk.away'));
      // Whoever has gone on meanwhile doesn't get it in another row.
      const now = placeNow(editor.state);
      if (!field && at !== JSON.stringify({ from: now.from, count: now.count })) return notices.say(words('editor.desk.movedOn'));
      notices.say('');
      return put(answer.value.text, 'machine');
    },
    follow() {
      const [change] = state.changesIn(place.from, place.count, place.isLast);
      if (change) void follow({ from: change.from, to: change.to });
      else notices.say(words('editor.desk.notHere'));
    },
  };
  state.act = {
    followed: ({ from, to }) => void follow({ from, to }),
    note: (pos) => {
      editor.commands.focus(pos + 2);
      setPanel('note');
    },
  };
  const close = () => {
    setPanel(undefined);
    // While a dialog is open nothing else can have the focus.
    window.setTimeout(() => editor.isDestroyed || editor.view.focus());
  };
  const isMine = (row: number | SideField) => (field ? row === field : row === place.row);
  const comments = talk.comments.filter(({ block, quote }) => {
    if (field || block === null) return false;
    const isInRow = block >= place.targetAt && block < place.targetAt + place.targetCount;
    return isInRow || (quote !== '' && place.words.includes(quote));
  });
  return (
    <div className="translation-desk">
      <DeskTools editor={editor} words={words} desk={desk.current} hasMachine={urls.machine !== undefined} />
      <div className="desk-main">
        <div className="desk-texts">
          <div className="desk-sides" aria-hidden="true">
            <span>{data.source.name}</span>
            <span>{data.target.name}</span>
          </div>
          <DeskFieldRows
            desk={state}
            words={words}
            fields={fields}
            changed={setValue}
            entered={setField}
            followed={(name) => void follow({ field: name })}
            done={() => editor.commands.focus('start')}
          />
          <EditorContent editor={editor} className="story-surface" />
        </div>
        <AtHandPanel
          {...{ words, data, found, isLoading, comments, takeMatch }}
          title={field ? words(`editor.fields.${field}`) : words('editor.desk.row', { number: place.index + 1 })}
          findings={checks.findings.filter(({ row }) => isMine(row))}
          insert={(text) => (field ? setValue(field, `${newest.current.values[field]} ${text}`.trim()) : run(insertWords(text)))}
          accept={async ({ key }, reason) => {
            const said = await acceptFinding(urls.acceptance, key, reason);
            await checks.refresh();
            return said.ok;
          }}
          say={
            field || place.targetCount === 0
              ? undefined
              : async (text) => {
                  const said = await say(urls, { text, block: place.targetAt, quote: place.words.slice(0, 200) });
                  await talk.refresh();
                  return said.ok ? undefined : (said.message ?? '');
                }
          }
          resolve={(id) => void resolve(urls, id).then(talk.refresh)}
        />
      </div>
      <div className="editor-foot">
        {saving ? (
          <SavingBar
            {...saving}
            words={words}
            language={target.language}
            direction={target.direction}
            interfaceLanguage={data.interfaceLanguage}
            signIn={urls.signIn}
          />
        ) : null}
        <p role="status" className="editor-notice">
          {notice}
        </p>
        <Progress
          {...{
            editor,
            words,
            state,
            findings: checks.findings,
            saver: saving?.saver,
            handIn: urls.handIn,
            handsInAfter: data.isOut ? text.number : 0,
          }}
          goTo={(row) => {
            const at = rowAt(editor.state.doc, row);
            if (at)
              editor
                .chain()
                .focus(at.pos + 2)
                .scrollIntoView()
                .run();
          }}
          followAll={() => void follow('all')}
        />
        <Counts editor={editor} words={words} language={target.language} />
      </div>
      <DeskPanels open={panel} editor={editor} words={words} data={data} desk={desk.current} close={close} />
    </div>
  );
}
