import { useId } from 'react';
import type { EditorWords } from './words.ts';

export type FieldValues = { headline: string; deck: string; dateline: string };

type FieldsProps = {
  values: FieldValues;
  words: EditorWords;
  language: string;
  direction: 'ltr' | 'rtl';
  changed: (values: FieldValues) => void;
  /** The last field was left with Enter. */
  done: () => void;
};

const names = ['headline', 'deck', 'dateline'] as const;
const most = { headline: 300, deck: 1000, dateline: 100 };

/** What stands above the text: headline, deck, dateline. They grow with what is written into them; Enter goes on to the next. */
export function Fields({ values, words, language, direction, changed, done }: FieldsProps) {
  const id = useId();
  return (
    <div className="head-fields">
      {names.map((name, index) => (
        <div key={name} className={`head-field head-${name}`}>
          <label htmlFor={`${id}${name}`}>{words(`editor.fields.${name}`)}</label>
          <textarea
            id={`${id}${name}`}
            name={name}
            rows={1}
            lang={language}
            dir={direction}
            spellCheck
            maxLength={most[name]}
            value={values[name]}
            onChange={(event) => changed({ ...values, [name]: event.target.value.replace(/[\r\n]+/g, ' ') })}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
              event.preventDefault();
              const next = document.getElementById(id + (names[index + 1] ?? ''));
              if (next) next.focus();
              else done();
            }}
          />
        </div>
      ))}
    </div>
  );
}
