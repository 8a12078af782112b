import { type ReactNode, useId } from 'react';
import type { ShownComment } from '../../comments/anchors.ts';
import { keysText } from '../../tools/keys-text.ts';
import type { EditorWords } from '../../words.ts';
import type { AtHand, DeskData, ShownFinding, ShownMatch } from '../island.ts';
import { CommentsOfRow } from './comments-of-row.tsx';
import { Findings } from './findings.tsx';

export type AtHandProps = {
  words: EditorWords;
  data: DeskData;
  /** What the row or field is called here. */
  title: string;
  found: AtHand | undefined;
  isLoading: boolean;
  findings: ShownFinding[];
  comments: ShownComment[];
  takeMatch: (match: ShownMatch) => void;
  insert: (text: string) => void;
  accept: (finding: ShownFinding, reason: string) => Promise<boolean>;
  say: ((text: string) => Promise<string | undefined>) | undefined;
  resolve: (id: number) => void;
};

/** What helps with the row that is being written: how it was said before, names and words of the paper, what must come over, what was noticed. */
export function AtHandPanel(props: AtHandProps) {
  const { words, data, found, title } = props;
  const { source, target } = data;
  const isEmpty = found && found.matches.length + found.terms.length + found.facts.length + found.sentences.length === 0;
  return (
    <aside className="at-hand" aria-label={words('editor.desk.atHand')}>
      <h2>{title}</h2>
      <Findings {...props} />
      {props.isLoading && !found ? <p className="hint">{words('editor.desk.loading')}</p> : null}
      {isEmpty ? <p className="hint">{words('editor.desk.nothingAtHand')}</p> : null}
      {found && found.matches.length > 0 ? (
        <Part title={words('editor.desk.matches')}>
          <ol className="desk-matches">
            {found.matches.map((match, at) => (
              <MatchItem key={match.id} match={match} at={at} {...props} take={() => props.takeMatch(match)} />
            ))}
          </ol>
        </Part>
      ) : null}
      {found?.sentences.map(({ text, matches }) => (
        <Part key={text} title={words('editor.desk.sentences')}>
          <ol className="desk-matches">
            {matches.map((match) => (
              <MatchItem key={match.id} match={match} {...props} take={() => props.insert(match.target)} />
            ))}
          </ol>
        </Part>
      ))}
      {found && found.terms.length > 0 ? (
        <Part title={words('editor.desk.terms')}>
          <dl className="desk-terms">
            {unique(found.terms).map((term) => (
              <div key={`${term.from}`}>
                <dt lang={source.language} dir={source.direction}>
                  {term.term}
                </dt>
                {term.isKept ? <dd className="hint">{words('editor.desk.kept')}</dd> : null}
                {term.targets.map(({ text, status, transliteration, note }) => (
                  <dd key={text} data-status={status}>
                    <button
                      type="button"
                      className="desk-word"
                      lang={target.language}
                      dir={target.direction}
                      disabled={status === 'forbidden'}
                      onClick={() => props.insert(text)}
                    >
                      {status === 'forbidden' ? <s>{text}</s> : text}
                    </button>{' '}
                    <span className="hint" dir="auto">
                      {[words(`editor.desk.status.${status}`), transliteration, note].filter(Boolean).join(' · ')}
                    </span>
                  </dd>
                ))}
                {term.note ? (
                  <dd className="hint" dir="auto">
                    {term.note}
                  </dd>
                ) : null}
              </div>
            ))}
          </dl>
        </Part>
      ) : null}
      {found && found.facts.length > 0 ? (
        <Part title={words('editor.desk.facts')}>
          <ul className="desk-facts">
            {found.facts.map(({ kind, text }) => (
              <li key={`${kind}${text}`}>
                <button
                  type="button"
                  className="desk-word"
                  title={words('editor.desk.insert')}
                  lang={source.language}
                  dir={kind === 'link' ? 'ltr' : source.direction}
                  onClick={() => props.insert(text)}
                >
                  {text}
                </button>{' '}
                <span className="hint">{words(`editor.desk.factKinds.${kind}`)}</span>
              </li>
            ))}
          </ul>
        </Part>
      ) : null}
      <CommentsOfRow {...props} />
    </aside>
  );
}

/** A titled part of the panel. */
export function Part({ title, children }: { title: string; children: ReactNode }) {
  const id = useId();
  return (
    <section aria-labelledby={id}>
      <h3 id={id}>{title}</h3>
      {children}
    </section>
  );
}

type MatchItemProps = { match: ShownMatch; at?: number; words: EditorWords; data: DeskData; take: () => void };

function MatchItem({ match, at, words, data, take }: MatchItemProps) {
  const { source, target } = data;
  return (
    <li>
      <p className="desk-difference" lang={source.language} dir={source.direction}>
        {match.difference.map(({ kind, text }) => (kind === 'same' ? text : kind === 'new' ? <ins>{text}</ins> : <del>{text}</del>))}
      </p>
      <p lang={target.language} dir={target.direction}>
        {match.target}
      </p>
      <p className="hint">
        <strong>{match.score > 100 ? words('editor.desk.inContext') : words('editor.desk.score', { score: match.score })}</strong> ·{' '}
        {words(match.isApproved ? 'editor.desk.approved' : 'editor.desk.pending')}{' '}
        {match.by ? (
          <>
            {' '}
            · <bdi>{match.by}</bdi>
          </>
        ) : null}{' '}
        · {match.on}
      </p>
      <button type="button" className="small-button" onClick={take}>
        {words('editor.desk.take')} {at !== undefined && at < 5 ? <kbd dir="ltr">{keysText(`Mod-Alt-${at + 1}`)}</kbd> : null}
      </button>
    </li>
  );
}

function unique(terms: AtHand['terms']): AtHand['terms'] {
  return terms.filter(({ term }, at) => terms.findIndex((one) => one.term === term) === at);
}
