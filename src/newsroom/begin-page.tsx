import { Field, RadioCards, type StaffFrame, StaffPage, SubmitButton } from '#design';
import { languageName } from '#platform/languages.ts';
import type { Person } from '#staff';
import { Choice, type Option, TextBox, TimeField } from './forms.tsx';

/** What was typed to begin a story, and what is wrong with it. */
export type TypedStory = {
  kind: 'idea' | 'draft';
  headline: string;
  language: string;
  section: string;
  person: string;
  deadline: string;
  note: string;
  problems?: Partial<Record<'headline' | 'language' | 'section' | 'person' | 'deadline', string>>;
};

type BeginPageProps = {
  frame: StaffFrame;
  typed: TypedStory;
  sections: Option[];
  languages: string[];
  people: Person[];
  mayGive: boolean;
};

/** The form that begins a story. */
export function BeginPage({ frame, typed, sections, languages, people, mayGive }: BeginPageProps) {
  const { words, href, language } = frame;
  const { problems = {} } = typed;
  const here = people.filter(({ leftAt }) => !leftAt).map(({ id, name }) => ({ value: String(id), name }));
  return (
    <StaffPage frame={frame} kind="form" title={words('newsroom.begin.title')}>
      <form method="post" action={href('/newsroom/new')} class="stacked begin">
        <Field
          name="headline"
          label={words('newsroom.begin.headline')}
          hint={words('newsroom.begin.headlineHint')}
          value={typed.headline}
          problem={problems.headline}
          maxlength={300}
          required
        />
        <RadioCards
          name="kind"
          legend={words('newsroom.begin.kind')}
          chosen={typed.kind}
          cards={[
            { value: 'draft', title: words('newsroom.states.draft'), about: words('newsroom.begin.draftAbout') },
            { value: 'idea', title: words('newsroom.states.idea'), about: words('newsroom.begin.ideaAbout') },
          ]}
        />
        <div class="field-row">
          <Choice
            name="language"
            label={words('newsroom.desk.language')}
            options={languages.map((value) => ({ value, name: languageName(value, language) }))}
            chosen={typed.language}
            problem={problems.language}
          />
          <Choice
            name="section"
            label={words('newsroom.desk.section')}
            options={sections}
            chosen={typed.section}
            problem={problems.section}
          />
        </div>
        <div class="field-row">
          {mayGive ? (
            <Choice
              name="person"
              label={words('newsroom.plan.person')}
              options={[{ value: '', name: words('newsroom.plan.nobody') }, ...here]}
              chosen={typed.person}
              problem={problems.person}
            />
          ) : null}
          <TimeField
            name="deadline"
            type="date"
            label={words('newsroom.desk.deadline')}
            value={typed.deadline}
            problem={problems.deadline}
          />
        </div>
        <TextBox name="note" label={words('newsroom.plan.note')} value={typed.note} />
        <SubmitButton>{words('newsroom.begin.submit')}</SubmitButton>
      </form>
    </StaffPage>
  );
}
