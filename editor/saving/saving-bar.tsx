import { useEffect, useState, useSyncExternalStore } from 'react';
import type { EditorWords } from '../words.ts';
import type { Saver } from './around.ts';
import { MergeDialog } from './merge-dialog.tsx';
import type { Presence } from './presence.ts';
import type { Happened, SavingState } from './rules.ts';
import type { SentProblem } from './server.ts';

type SavingBarProps = {
  saver: Saver;
  presence: Presence;
  words: EditorWords;
  /** Of the text. */
  language: string;
  direction: 'ltr' | 'rtl';
  interfaceLanguage: string;
  signIn: string;
};

const secondsShown = 20;

/** Whether the text is saved, what keeps it from being, and who else is writing in it. Only what somebody must know is read aloud. */
export function SavingBar({ saver, presence, words, language, direction, interfaceLanguage, signIn }: SavingBarProps) {
  const state = useSyncExternalStore(saver.subscribe, saver.state);
  const [isComparing, setComparing] = useState(false);
  const happened = useForAWhile(state.happened);
  return (
    <div id="saving" className="saving-bar" data-saving={state.kind}>
      <p className="saving-calm">{calmText(state, words, interfaceLanguage)}</p>
      <div className="saving-said" role="status">
        {happened ? <p>{happenedText(happened, words)}</p> : null}
        <Trouble state={state} words={words} signIn={signIn} />
        {state.keepFault && state.kind !== 'saved' ? (
          <p className="saving-bad">{words(state.keepFault === 'full' ? 'editor.saving.full' : 'editor.saving.unkept')}</p>
        ) : null}
      </div>
      {state.conflict ? (
        <button type="button" className="small-button" onClick={() => setComparing(true)}>
          {words('editor.saving.compare')}
        </button>
      ) : null}
      <PresentPeople presence={presence} words={words} language={interfaceLanguage} />
      {state.conflict && isComparing ? (
        <MergeDialog
          merge={state.conflict.merge}
          madeBy={state.conflict.madeBy}
          words={words}
          language={language}
          direction={direction}
          decided={(draft) => {
            setComparing(false);
            saver.resolve(draft);
          }}
          closed={() => setComparing(false)}
        />
      ) : null}
    </div>
  );
}

function PresentPeople({ presence, words, language }: { presence: Presence; words: EditorWords; language: string }) {
  const present = useSyncExternalStore(presence.subscribe, presence.present);
  const minutes = new Intl.NumberFormat(language, { style: 'unit', unit: 'minute', unitDisplay: 'short' });
  if (present.length === 0) return null;
  return (
    <ul className="present">
      {present.map(({ name, seconds }) => (
        <li key={name}>
          {seconds < 60
            ? words('editor.saving.present', { name })
            : words('editor.saving.presentFor', { name, time: minutes.format(Math.floor(seconds / 60)) })}
        </li>
      ))}
    </ul>
  );
}

function Trouble({ state, words, signIn }: { state: SavingState; words: EditorWords; signIn: string }) {
  switch (state.kind) {
    case 'away':
      return state.keepFault ? <p className="saving-bad">{words('editor.saving.awayUnkept')}</p> : <p>{words('editor.saving.away')}</p>;
    case 'signed-out':
      return (
        <p className="saving-bad">
          {words('editor.saving.signedOut')}{' '}
          <a href={signIn} target="_blank" rel="noopener">
            {words('editor.saving.signIn')}
          </a>
        </p>
      );
    case 'barred':
      return <p className="saving-bad">{state.message}</p>;
    case 'problems':
      return (
        <div className="saving-bad">
          <p>{words('editor.saving.problems')}</p>
          <ul>
            {state.problems.map(({ place, text }) => (
              <li key={`${place}${text}`}>{problemText({ place, text }, words)}</li>
            ))}
          </ul>
        </div>
      );
    case 'conflict':
      return (
        <p className="saving-bad">
          {state.conflict?.madeBy
            ? words('editor.saving.conflict', { name: state.conflict.madeBy })
            : words('editor.saving.conflictUnnamed')}
        </p>
      );
    default:
      return null;
  }
}

/** What is wrong in a field begins with the field's name; a block's sentence names the block itself. */
function problemText({ place, text }: SentProblem, words: EditorWords): string {
  if (typeof place === 'number' || place === 'document') return text;
  return `${words(place === 'slug' ? 'editor.merge.slug' : `editor.fields.${place}`)}: ${text}`;
}

function happenedText(happened: Happened, words: EditorWords): string {
  if (happened.kind === 'brought-back') return words('editor.saving.broughtBack');
  const { kind, by } = happened;
  if (by === '') return words(`editor.saving.${kind}Unnamed`);
  return words(`editor.saving.${kind}`, { name: by });
}

function calmText({ kind, savedAt }: SavingState, words: EditorWords, language: string): string {
  if (kind === 'saving') return words('editor.saving.saving');
  if (kind !== 'saved') return words('editor.saving.changed');
  if (!savedAt) return words('editor.saving.unchanged');
  return words('editor.saving.saved', { time: new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' }).format(savedAt) });
}

/** News, until it is old. */
function useForAWhile(happened: Happened | undefined): Happened | undefined {
  const [seen, setSeen] = useState<Happened>();
  useEffect(() => {
    const timer = window.setTimeout(() => setSeen(happened), secondsShown * 1000);
    return () => window.clearTimeout(timer);
  }, [happened]);
  return happened === seen ? undefined : happened;
}
