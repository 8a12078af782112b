import { Checkbox, SubmitButton } from '#design';
import { bylineOfWork, markOf } from '#stories';
import { FoldBox, TextBox } from './forms.tsx';
import { typedInto } from './parts.ts';
import type { ScreenProps } from './screen-page.tsx';

/** Who wrote the story and who translated the version: names, one a line, as they are printed in order. */
export function BylineBox({ frame, work, facts, rights, acts, part }: ScreenProps) {
  const { words, href } = frame;
  const typed = typedInto(part, 'byline');
  if (!rights.file && !acts.includes('save') && !typed) return null;
  const values = typed?.values ?? { authors: facts.typedAuthors.join('\n'), translators: facts.typedTranslators.join('\n') };
  const now = [...facts.authors, ...facts.translators].join(', ') || words('newsroom.byline.nobody');
  return (
    <FoldBox id="byline" title={words('newsroom.byline.title')} now={now} isOpen={typed !== undefined}>
      <form method="post" action={href(`/newsroom/versions/${work.versionId}/byline`)} class="stacked">
        <input type="hidden" name="mark" value={markOf(bylineOfWork(work))} />
        {rights.file ? (
          <>
            <input type="hidden" name="hasAuthors" value="yes" />
            <TextBox
              name="authors"
              label={words('newsroom.about.authors')}
              hint={words('newsroom.byline.hint')}
              value={values.authors}
              problem={typed?.problems.authors}
              most={3000}
              dir="auto"
            />
          </>
        ) : null}
        <TextBox
          name="translators"
          label={words('newsroom.about.translators')}
          hint={words('newsroom.byline.translatorsHint')}
          value={values.translators}
          problem={typed?.problems.translators}
          most={3000}
          dir="auto"
        />
        <Checkbox name="addsNew" label={words('newsroom.byline.addsNew')} isChecked={typed?.values.addsNew === 'yes'} />
        <SubmitButton look="quiet">{words('newsroom.plan.save')}</SubmitButton>
      </form>
    </FoldBox>
  );
}
