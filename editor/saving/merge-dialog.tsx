import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { type Block, linesOf } from '#document';
import type { EditorWords } from '../words.ts';
import { stretchesOf } from './difference.ts';
import type { Draft, FieldName } from './draft.ts';
import { blocksOf, type Choice, type Choices, composed, type Merge, type MergedPart } from './merge.ts';

type MergeDialogProps = {
  merge: Merge;
  /** Whose text the other one is; empty where it isn't known. */
  madeBy: string;
  words: EditorWords;
  /** Of the text. */
  language: string;
  direction: 'ltr' | 'rtl';
  decided: (draft: Draft) => void;
  closed: () => void;
};

/** Two texts side by side: what both changed otherwise is chosen place by place, by mouse or by keyboard, before anything is saved. */
export function MergeDialog({ merge, madeBy, words, language, direction, decided, closed }: MergeDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  const [choices, setChoices] = useState<Choices>({});
  const [isAsked, setAsked] = useState(false);
  const openFields = merge.fields.filter(({ settled }) => settled === undefined);
  const openParts = merge.parts.flatMap((part, at) => (part.kind === 'open' ? [at] : []));
  const places = [...openFields.map(({ name }) => name), ...openParts];
  useEffect(() => dialog.current?.showModal(), []);

  const choose = (place: FieldName | number, choice: Choice) => setChoices((before) => ({ ...before, [place]: choice }));
  const chooseAll = (choice: Choice) => setChoices(Object.fromEntries(places.map((place) => [place, choice])));
  const save = () => {
    const missing = places.find((place) => choices[place] === undefined);
    if (missing === undefined) return decided(composed(merge, choices));
    setAsked(true);
    dialog.current?.querySelector<HTMLInputElement>(`input[name="${id}${missing}"]`)?.focus();
  };
  const theirs = madeBy ? words('editor.merge.theirs', { name: madeBy }) : words('editor.merge.theirsUnnamed');
  const placeOf = (place: FieldName | number, legend: string, mine: string[], other: string[], isField: boolean) => (
    <Place
      key={place}
      name={`${id}${place}`}
      legend={legend}
      texts={{ mine: mine.join('\n'), theirs: other.join('\n') }}
      titles={{ mine: words('editor.merge.mine'), theirs }}
      choice={choices[place]}
      isMissing={isAsked && choices[place] === undefined}
      isField={isField}
      choose={(choice) => choose(place, choice)}
      {...{ words, language, direction }}
    />
  );
  return (
    <dialog ref={dialog} className="merge" aria-labelledby={`${id}title`} onClose={closed}>
      <h2 id={`${id}title`}>{words('editor.merge.title')}</h2>
      <p className="hint">{words('editor.merge.about')}</p>
      <p className="merge-all">
        <button type="button" className="small-button" onClick={() => chooseAll('mine')}>
          {words('editor.merge.allMine')}
        </button>
        <button type="button" className="small-button" onClick={() => chooseAll('theirs')}>
          {words('editor.merge.allTheirs')}
        </button>
      </p>
      {openFields.map(({ name, mine, theirs: other }) =>
        placeOf(name, words(name === 'slug' ? 'editor.merge.slug' : `editor.fields.${name}`), [mine], [other], true),
      )}
      {merge.parts.map((part, at) => {
        if (part.kind === 'settled') return <Settled part={part} {...{ words, language, direction }} />;
        const legend = words('editor.merge.place', { number: openParts.indexOf(at) + 1, count: openParts.length });
        return placeOf(at, legend, blocksOf(part.mine).map(textOf), blocksOf(part.theirs).map(textOf), false);
      })}
      <div className="merge-end">
        {isAsked && places.some((place) => choices[place] === undefined) ? (
          <p className="saving-bad" role="alert">
            {words('editor.merge.undecided')}
          </p>
        ) : null}
        <button type="button" className="button button-strong" onClick={save}>
          {words('editor.merge.save')}
        </button>
        <button type="button" className="small-button" onClick={() => dialog.current?.close()}>
          {words('editor.merge.later')}
        </button>
      </div>
    </dialog>
  );
}

type Telling = { words: EditorWords; language: string; direction: 'ltr' | 'rtl' };

type PlaceProps = Telling & {
  name: string;
  legend: string;
  texts: { mine: string; theirs: string };
  titles: { mine: string; theirs: string };
  choice: Choice | undefined;
  isMissing: boolean;
  isField: boolean;
  choose: (choice: Choice) => void;
};

function Place({ name, legend, texts, titles, choice, isMissing, isField, choose, words, language, direction }: PlaceProps) {
  const stretches = stretchesOf(texts.mine, texts.theirs, language);
  const isFormOnly = texts.mine === texts.theirs;
  const labels = { mine: words('editor.merge.takeMine'), theirs: words('editor.merge.takeTheirs'), both: words('editor.merge.takeBoth') };
  const option = (value: Choice): ReactNode => (
    <label key={value} className="merge-choice">
      <input type="radio" name={name} checked={choice === value} aria-invalid={isMissing} onChange={() => choose(value)} /> {labels[value]}
    </label>
  );
  return (
    <fieldset className="merge-place" data-chosen={choice}>
      <legend>{legend}</legend>
      {isFormOnly ? <p className="hint">{words('editor.merge.formOnly')}</p> : null}
      <div className="merge-sides">
        {(['mine', 'theirs'] as const).map((side) => (
          <div key={side} className={`merge-side merge-${side}`}>
            <h3>{titles[side]}</h3>
            <p lang={language} dir={direction} className="merge-text">
              {texts[side] === '' ? (
                <em>{words('editor.merge.removed')}</em>
              ) : (
                stretches
                  .filter(({ kind }) => kind === 'same' || kind === side)
                  .map(({ kind, text }) => (kind === 'same' ? text : <mark>{text}</mark>))
              )}
            </p>
            {option(side)}
          </div>
        ))}
      </div>
      {isField ? null : option('both')}
    </fieldset>
  );
}

const mostShown = 2;

/** What needs no decision: what changed, and of the rest enough to see where one is. */
function Settled({ part, words, language, direction }: Telling & { part: Extract<MergedPart, { kind: 'settled' }> }) {
  const blocks = blocksOf(part.pieces);
  const isChange = part.by !== 'nobody';
  const shown = isChange || blocks.length <= mostShown ? blocks : [blocks[0], undefined, blocks.at(-1)];
  const notes = { mine: 'editor.merge.byMine', theirs: 'editor.merge.byTheirs', both: 'editor.merge.byBoth' } as const;
  return (
    <div className={isChange ? 'merge-settled merge-changed' : 'merge-settled'}>
      {part.by === 'nobody' ? null : <p className="hint">{words(notes[part.by])}</p>}
      {isChange && blocks.length === 0 ? (
        <p>
          <em>{words('editor.merge.removed')}</em>
        </p>
      ) : null}
      {shown.map((block) => (
        <p lang={language} dir={direction} className="merge-text">
          {block ? textOf(block) : '⋯'}
        </p>
      ))}
    </div>
  );
}

/** A block in words; what has none is named by what it shows. */
function textOf(block: Block): string {
  const lines = linesOf(block);
  switch (block.type) {
    case 'picture':
      return [`[${block.picture}]`, ...lines, block.alt].join('\n');
    case 'gallery':
      return [...block.pictures.map(({ picture, alt }) => `[${picture}] ${alt}`), ...lines].join('\n');
    case 'embed':
      return [...lines, block.url].join('\n');
    case 'newsletter':
      return `[${block.newsletter}]`;
    case 'related':
      return `[${block.story}]`;
    case 'divider':
      return '* * *';
    default:
      return lines.join('\n');
  }
}
