import { useId, useSyncExternalStore } from 'react';
import { stretchesOf } from '../saving/difference.ts';
import type { EditorWords } from '../words.ts';
import type { DeskState } from './desk-state.ts';
import type { SideField } from './island.ts';
import type { DeskFields } from './use-desk-saving.ts';

type DeskFieldsProps = {
  desk: DeskState;
  words: EditorWords;
  fields: DeskFields;
  changed: (name: SideField | 'slug', value: string) => void;
  entered: (name: SideField | undefined) => void;
  followed: (field: SideField) => void;
  /** The last field was left with Enter. */
  done: () => void;
};

const names = ['headline', 'deck', 'dateline', 'leadCaption', 'leadAlt', 'slug'] as const;
const most = { headline: 300, deck: 1000, dateline: 100, slug: 200, leadCaption: 2000, leadAlt: 2000 };

/** What stands above a text, the source's beside one's own. Enter goes on to the next. */
export function DeskFieldRows({ desk, words, fields, changed, entered, followed, done }: DeskFieldsProps) {
  const id = useId();
  const { known, fields: changes } = useSyncExternalStore(desk.subscribe, desk.source);
  const { source, target, hasLead } = desk.data;
  const shown = names.filter((name) => hasLead || !name.startsWith('lead'));
  return (
    <div className="desk-head">
      {shown.map((name, index) => {
        const original = name === 'slug' ? '' : known[name];
        const change = changes.find((one) => one.name === name);
        return (
          <div key={name} className={`desk-field head-field head-${name}`} data-stale={change ? '' : undefined}>
            <div className="desk-source" lang={source.language} dir={source.direction}>
              {original}
              {change ? (
                <div className="desk-change">
                  <p className="desk-difference">
                    {stretchesOf(change.text, original, source.language).map(({ kind, text }) =>
                      kind === 'same' ? text : kind === 'mine' ? <ins>{text}</ins> : <del>{text}</del>,
                    )}
                  </p>
                  <button type="button" className="small-button" onClick={() => followed(change.name)}>
                    {words('editor.desk.followed')}
                  </button>
                </div>
              ) : null}
            </div>
            <div>
              <label htmlFor={id + name}>{words(name === 'slug' ? 'editor.merge.slug' : `editor.fields.${name}`)}</label>
              <textarea
                id={id + name}
                name={name}
                rows={1}
                lang={name === 'slug' ? undefined : target.language}
                dir={name === 'slug' ? 'ltr' : target.direction}
                spellCheck={name !== 'slug'}
                maxLength={most[name]}
                value={fields.values[name]}
                onFocus={() => entered(name === 'slug' ? undefined : name)}
                onChange={(event) => changed(name, event.target.value.replace(/[\r\n]+/g, ' '))}
                onKeyDown={(event) => {
                  if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
                  event.preventDefault();
                  const next = document.getElementById(id + (shown[index + 1] ?? ''));
                  if (next) next.focus();
                  else done();
                }}
              />
            </div>
          </div>
        );
      })}
    </div>
  );
}
