import { Checkbox, Field, Notice, Problem, type StaffFrame, StaffPage, SubmitButton } from '#design';
import { directionOf, languageName } from '#platform/languages.ts';
import { conceptKinds, type Term, termStatuses } from '#translation';
import { Choice, TextBox } from '../forms.tsx';
import type { TypedConcept } from './concept-values.ts';
import { languagesFor } from './filters.ts';

type ConceptPageProps = {
  frame: StaffFrame;
  /** None for a new entry. */
  id: number | undefined;
  mark: number;
  typed: TypedConcept;
  paperLanguages: string[];
  said: string | undefined;
};

const noTerm = (language: string): Term => ({ language, text: '', status: 'preferred', transliteration: '', note: '' });

/** An entry of the glossary, to be changed by those who may and read by everybody. */
export function ConceptPage(props: ConceptPageProps) {
  const { frame, id, typed, said } = props;
  const { words, href } = frame;
  const isWriter = frame.may('glossary:write');
  const first = typed.terms.find(({ language }) => language === frame.language) ?? typed.terms[0];
  const title = first && id !== undefined ? first.text : words('newsroom.glossary.new');
  return (
    <StaffPage
      frame={frame}
      kind="list"
      title={title}
      beside={
        <p class="screen-links">
          <a href={href('/newsroom/glossary')}>{words('newsroom.glossary.title')}</a>
        </p>
      }
    >
      {said ? <Notice tone="good">{said}</Notice> : null}
      {typed.problems.form ? <Notice tone="bad">{typed.problems.form}</Notice> : null}
      {isWriter ? <ConceptForm {...props} /> : <ConceptFacts {...props} />}
      {isWriter && id !== undefined ? (
        <details class="ask-twice">
          <summary>{words('newsroom.glossary.remove')}</summary>
          <form method="post" action={href(`/newsroom/glossary/${id}/remove`)}>
            <p>{words('newsroom.glossary.removeAbout')}</p>
            <SubmitButton look="danger">{words('newsroom.glossary.removeNow')}</SubmitButton>
          </form>
        </details>
      ) : null}
    </StaffPage>
  );
}

function ConceptForm({ frame, id, mark, typed, paperLanguages }: ConceptPageProps) {
  const { words, href } = frame;
  const empty = paperLanguages.filter((language) => !typed.terms.some((term) => term.language === language));
  const lines = [...typed.terms, ...empty.map(noTerm), noTerm(''), noTerm('')];
  const known = typed.terms.map(({ language }) => language);
  const options = languagesFor([...paperLanguages, ...known.filter(Boolean)]).map((value) => ({
    value,
    name: languageName(value, frame.language),
  }));
  const statuses = termStatuses.map((value) => ({ value, name: words(`newsroom.glossary.status.${value}`) }));
  return (
    <form method="post" action={href(`/newsroom/glossary/${id ?? 'new'}`)} class="stacked">
      <input type="hidden" name="mark" value={String(mark)} />
      <fieldset class="terms">
        <legend>{words('newsroom.glossary.terms')}</legend>
        <p class="hint">{words('newsroom.glossary.termsHint')}</p>
        {lines.map((term, at) => (
          <div class="term-line">
            <Choice
              name={`language-${at}`}
              id={`language-${at}`}
              label={words('newsroom.glossary.language')}
              options={term.language ? options : [{ value: '', name: '–' }, ...options]}
              chosen={term.language}
            />
            <div class="field">
              <label for={`text-${at}`}>{words('newsroom.glossary.term')}</label>
              <input
                type="text"
                id={`text-${at}`}
                name={`text-${at}`}
                value={term.text}
                maxlength={200}
                lang={term.language || undefined}
                dir={term.language ? directionOf(term.language) : 'auto'}
                aria-invalid={typed.problems[at] ? 'true' : undefined}
                aria-describedby={typed.problems[at] ? `text-${at}-problem` : undefined}
              />
              <Problem id={`text-${at}-problem`} text={typed.problems[at]} />
            </div>
            <Choice
              name={`status-${at}`}
              id={`status-${at}`}
              label={words('newsroom.glossary.use')}
              options={statuses}
              chosen={term.status}
            />
            <div class="field">
              <label for={`transliteration-${at}`}>{words('newsroom.glossary.transliteration')}</label>
              <input
                type="text"
                id={`transliteration-${at}`}
                name={`transliteration-${at}`}
                value={term.transliteration}
                maxlength={200}
                dir="auto"
              />
            </div>
            <div class="field">
              <label for={`note-${at}`}>{words('newsroom.glossary.termNote')}</label>
              <input type="text" id={`note-${at}`} name={`note-${at}`} value={term.note} maxlength={500} dir="auto" />
            </div>
          </div>
        ))}
      </fieldset>
      <Choice
        name="kind"
        label={words('newsroom.glossary.kind')}
        options={conceptKinds.map((value) => ({ value, name: words(`newsroom.glossary.kinds.${value}`) }))}
        chosen={typed.kind}
      />
      <Checkbox
        name="isKept"
        label={words('newsroom.glossary.kept')}
        about={words('newsroom.glossary.keptAbout')}
        isChecked={typed.isKept}
      />
      <TextBox name="note" label={words('newsroom.glossary.note')} value={typed.note} most={1000} dir="auto" />
      <Field
        name="origin"
        label={words('newsroom.glossary.origin')}
        hint={words('newsroom.glossary.originHint')}
        value={typed.origin}
        maxlength={300}
      />
      <SubmitButton>{words('newsroom.glossary.save')}</SubmitButton>
    </form>
  );
}

/** The entry for whoever may not change it. */
function ConceptFacts({ frame, typed }: ConceptPageProps) {
  const { words } = frame;
  return (
    <>
      <p>
        {words(`newsroom.glossary.kinds.${typed.kind}`)}
        {typed.isKept ? ` · ${words('newsroom.glossary.kept')}` : ''}
      </p>
      <dl class="facts">
        {typed.terms.map((term) => (
          <>
            <dt>
              {languageName(term.language, frame.language)} · {words(`newsroom.glossary.status.${term.status}`)}
            </dt>
            <dd>
              <bdi lang={term.language}>{term.text}</bdi>
              {term.transliteration ? <bdi class="hint"> {term.transliteration}</bdi> : null}
              {term.note ? <p class="hint">{term.note}</p> : null}
            </dd>
          </>
        ))}
      </dl>
      {typed.note ? <p dir="auto">{typed.note}</p> : null}
      {typed.origin ? (
        <p class="hint">
          {words('newsroom.glossary.origin')}: <bdi>{typed.origin}</bdi>
        </p>
      ) : null}
    </>
  );
}
