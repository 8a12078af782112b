import { Checkbox, Field, SubmitButton } from '#design';
import { markOf } from '#stories';
import { Choice, FoldBox } from './forms.tsx';
import { typedInto } from './parts.ts';
import type { ScreenProps } from './screen-page.tsx';

/** The partner paper a story comes from, the original there, and by whose permission it is printed. */
export function SourceBox({ frame, work, facts, sources, rights, part }: ScreenProps) {
  const { words, href } = frame;
  const typed = typedInto(part, 'source');
  if (!rights.file && !typed) return null;
  const { origin } = facts;
  const values = typed?.values ?? {
    source: String(origin.sourceId ?? ''),
    language: origin.language ?? '',
    headline: origin.headline ?? '',
    url: origin.url ?? '',
    permission: origin.permission ?? '',
    firstInEnglish: origin.firstInEnglish ? 'yes' : '',
  };
  const field = (name: 'language' | 'headline' | 'url' | 'permission', most: number) => ({
    name,
    id: `source-${name}`,
    value: values[name],
    problem: typed?.problems[name],
    maxlength: most,
  });
  return (
    <FoldBox
      id="source"
      title={words('newsroom.about.source')}
      now={facts.source ?? words('newsroom.source.own')}
      isOpen={typed !== undefined}
    >
      <form method="post" action={href(`/newsroom/versions/${work.versionId}/source`)} class="stacked">
        <input type="hidden" name="mark" value={markOf(origin)} />
        {work.isPublic ? <p class="hint">{words('newsroom.facts.atOnce')}</p> : null}
        <Choice
          name="source"
          label={words('newsroom.source.paper')}
          options={[{ value: '', name: words('newsroom.source.own') }, ...sources]}
          chosen={values.source}
          id="source-source"
        />
        <Field {...field('headline', 500)} label={words('newsroom.about.original')} />
        <Field
          {...field('language', 35)}
          label={words('newsroom.source.language')}
          hint={words('newsroom.source.languageHint')}
          dir="ltr"
        />
        <Field {...field('url', 2000)} label={words('newsroom.source.url')} dir="ltr" />
        <Field {...field('permission', 500)} label={words('newsroom.source.permission')} hint={words('newsroom.source.permissionHint')} />
        <Checkbox name="firstInEnglish" label={words('newsroom.source.firstInEnglish')} isChecked={values.firstInEnglish === 'yes'} />
        <SubmitButton look="quiet">{words('newsroom.plan.save')}</SubmitButton>
      </form>
    </FoldBox>
  );
}
