import { Field, Notice, type StaffFrame, StaffPage, SubmitButton } from '#design';
import { Choice, type Option, TextBox } from '../forms.tsx';

/** What was given to look at, and what is wrong with it. */
export type TypedLook = {
  source: string;
  link: string;
  text: string;
  problems?: Partial<Record<'source' | 'link' | 'text', string>> | undefined;
};

const mostLetters = 500_000;

/** The form that takes a link or a text of a partner's. */
export function LookPage({ frame, sources, typed }: { frame: StaffFrame; sources: Option[]; typed: TypedLook }) {
  const { words, href } = frame;
  const { problems = {} } = typed;
  return (
    <StaffPage
      frame={frame}
      kind="form"
      title={words('newsroom.byHand.title')}
      beside={<a href={href('/newsroom/inbox')}>{words('newsroom.inbox.backToList')}</a>}
    >
      <p>{words('newsroom.byHand.lead')}</p>
      {sources.length === 0 ? (
        <Notice>
          <p>{words('newsroom.byHand.noSources')}</p>
        </Notice>
      ) : (
        <form method="post" action={href('/newsroom/inbox/new')} enctype="multipart/form-data" class="stacked">
          <Choice
            name="source"
            label={words('newsroom.byHand.source')}
            options={[{ value: '', name: '–' }, ...sources]}
            chosen={typed.source}
            problem={problems.source}
          />
          <Field
            name="link"
            dir="ltr"
            label={words('newsroom.byHand.link')}
            hint={words('newsroom.byHand.linkHint')}
            value={typed.link}
            problem={problems.link}
            maxlength={2000}
          />
          <TextBox
            name="text"
            label={words('newsroom.byHand.text')}
            hint={words('newsroom.byHand.textHint')}
            value={typed.text}
            problem={problems.text}
            dir="auto"
            most={mostLetters}
          />
          <SubmitButton>{words('newsroom.byHand.look')}</SubmitButton>
        </form>
      )}
    </StaffPage>
  );
}
