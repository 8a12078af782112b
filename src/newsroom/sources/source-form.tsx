import { Field, type StaffFrame, SubmitButton } from '#design';
import { directionOf, languageName } from '#platform/languages.ts';
import { TextBox } from '../forms.tsx';
import type { TypedSource } from './source-values.ts';

type SourceFormProps = { frame: StaffFrame; action: string; typed: TypedSource; mark?: string; languages: string[]; button: string };

/** What readers are told of a partner paper, and what colleagues know of it. */
export function SourceForm({ frame, action, typed, mark, languages, button }: SourceFormProps) {
  const { words } = frame;
  const { values, about, problems } = typed;
  const of = (name: keyof TypedSource['values']) => ({
    name,
    label: words(`newsroom.sources.fields.${name}`),
    value: values[name],
    problem: problems[name],
  });
  return (
    <form method="post" action={action} class="stacked source-form">
      {mark ? <input type="hidden" name="mark" value={mark} /> : null}
      <fieldset>
        <legend>{words('newsroom.sources.told')}</legend>
        <Field {...of('name')} required maxlength={120} />
        <Field {...of('latinName')} hint={words('newsroom.sources.latinNameHint')} maxlength={120} dir="ltr" />
        <Field {...of('country')} required maxlength={60} />
        <Field {...of('languages')} hint={words('newsroom.sources.languagesHint')} required maxlength={200} dir="ltr" />
        <Field {...of('url')} required maxlength={500} dir="ltr" />
        {languages.map((language) => (
          <TextBox
            name={`about-${language}`}
            label={words('newsroom.sources.aboutIn', { language: languageName(language, frame.language) })}
            value={about[language]}
            problem={problems[`about-${language}`]}
            lang={language}
            dir={directionOf(language)}
            most={1000}
          />
        ))}
        <Field {...of('permission')} hint={words('newsroom.sources.permissionHint')} maxlength={500} />
      </fieldset>
      <fieldset>
        <legend>{words('newsroom.sources.ours')}</legend>
        <Field {...of('creditLine')} hint={words('newsroom.sources.creditLineHint')} maxlength={300} />
        <Field {...of('contactName')} maxlength={120} />
        <Field {...of('contactEmail')} type="email" maxlength={254} />
        <Field {...of('contactPhone')} type="tel" maxlength={60} dir="ltr" />
        <TextBox {...of('notes')} most={4000} />
      </fieldset>
      <SubmitButton>{button}</SubmitButton>
    </form>
  );
}
