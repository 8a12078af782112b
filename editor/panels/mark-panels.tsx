import type { Editor } from '@tiptap/core';
import { useId, useState } from 'react';
import { safeLink } from '#document';
import type { EditorWords } from '../words.ts';
import { Panel, PanelField } from './panel.tsx';

export type PanelHost = { editor: Editor; words: EditorWords; close: () => void };

/** Where the selected words lead. */
export function LinkPanel({ editor, words, close }: PanelHost) {
  const [href, setHref] = useState(String(editor.getAttributes('link').href ?? ''));
  const [problem, setProblem] = useState<string>();
  const isLinked = editor.isActive('link');
  const apply = () => {
    const typed = href.trim();
    const safe = safeLink(typed) ?? (/^[\w-]+(\.[\w-]+)+/.test(typed) ? safeLink(`https://${typed}`) : undefined);
    if (!safe) return setProblem(words('editor.problems.link'));
    const chain = editor.chain().focus().extendMarkRange('link');
    if (editor.state.selection.empty && !isLinked)
      chain.insertContent({ type: 'text', text: safe, marks: [{ type: 'link', attrs: { href: safe } }] }).run();
    else chain.setMark('link', { href: safe }).run();
    return close();
  };
  return (
    <Panel title={words('editor.marks.link')} words={words} close={close}>
      <form
        className="stacked panel-fields"
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <PanelField label={words('editor.fields.url')} type="text" dir="ltr" value={href} change={setHref} problem={problem} />
        <div className="panel-acts">
          <button type="submit" className="button button-strong">
            {words('editor.panels.apply')}
          </button>
          {isLinked ? (
            <button
              type="button"
              className="button"
              onClick={() => {
                editor.chain().focus().extendMarkRange('link').unsetMark('link').run();
                close();
              }}
            >
              {words('editor.panels.remove')}
            </button>
          ) : null}
        </div>
      </form>
    </Panel>
  );
}

const tags =
  'af am ar az be bg bn bs ca cs cy da de el en eo es et eu fa fi fil fr ga gl gu ha he hi hr ht hu hy id ig is it ja ja-Latn ka kk km kn ko ku ky la lb lo lt lv mg mi mk ml mn mr ms mt my nb ne nl nn oc om pa pl ps pt qu ro ru rw si sk sl sm sn so sq sr sv sw ta te th ti tl tr uk ur uz vi wo xh yo zh zh-Hant zu'.split(
    ' ',
  );

/** Which language the selected words are in, so that they are spelt, read out and set as such. */
export function ForeignPanel({ editor, words, close, language }: PanelHost & { language: string }) {
  const id = useId();
  const [tag, setTag] = useState(String(editor.getAttributes('foreign').language ?? ''));
  const [problem, setProblem] = useState<string>();
  const names = new Intl.DisplayNames([language], { type: 'language' });
  const sorted = tags.map((one) => ({ tag: one, name: names.of(one) ?? one })).sort((a, b) => a.name.localeCompare(b.name, language));
  const isForeign = editor.isActive('foreign');
  const apply = () => {
    const typed = tag.trim();
    const named = sorted.find(({ name }) => name.toLocaleLowerCase(language) === typed.toLocaleLowerCase(language));
    const canonical = canonicalTag(named?.tag ?? typed);
    if (!canonical) return setProblem(words('editor.problems.language'));
    if (editor.state.selection.empty && !isForeign) return setProblem(words('editor.problems.selectFirst'));
    editor.chain().focus().extendMarkRange('foreign').setMark('foreign', { language: canonical }).run();
    return close();
  };
  return (
    <Panel title={words('editor.marks.foreign')} words={words} close={close}>
      <form
        className="stacked panel-fields"
        onSubmit={(event) => {
          event.preventDefault();
          apply();
        }}
      >
        <div className="field">
          <label htmlFor={id}>{words('editor.fields.language')}</label>
          <input
            id={id}
            list={`${id}l`}
            value={tag}
            autoComplete="off"
            aria-invalid={problem ? true : undefined}
            aria-describedby={problem ? `${id}p` : undefined}
            onChange={(event) => setTag(event.target.value)}
          />
          <datalist id={`${id}l`}>
            {sorted.map((one) => (
              <option key={one.tag} value={one.name}>
                {one.tag}
              </option>
            ))}
          </datalist>
          {problem ? (
            <p className="problem" id={`${id}p`}>
              {problem}
            </p>
          ) : null}
        </div>
        <div className="panel-acts">
          <button type="submit" className="button button-strong">
            {words('editor.panels.apply')}
          </button>
          {isForeign ? (
            <button
              type="button"
              className="button"
              onClick={() => {
                editor.chain().focus().extendMarkRange('foreign').unsetMark('foreign').run();
                close();
              }}
            >
              {words('editor.panels.remove')}
            </button>
          ) : null}
        </div>
      </form>
    </Panel>
  );
}

function canonicalTag(tag: string): string | undefined {
  try {
    return tag && tag.length <= 35 ? Intl.getCanonicalLocales(tag)[0] : undefined;
  } catch {
    return undefined;
  }
}
