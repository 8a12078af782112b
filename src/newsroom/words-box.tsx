import { Field, SubmitButton } from '#design';
import { directionOf } from '#platform/languages.ts';
import { headWordsOf, markOf } from '#stories';
import { FoldBox, TextBox } from './forms.tsx';
import { typedInto } from './parts.ts';
import type { ScreenProps } from './screen-page.tsx';

/** Headline, deck and dateline where there is no editor: it takes this form's place in a browser that runs scripts. */
export function WordsForm({ frame, work, acts, part }: ScreenProps) {
  const { words, href } = frame;
  const typed = typedInto(part, 'words');
  if (!acts.includes('save') && !typed) return null;
  const seen = headWordsOf(work.newest);
  const values = typed?.values ?? seen;
  const own = { lang: work.language, dir: directionOf(work.language) };
  return (
    <form method="post" action={href(`/newsroom/versions/${work.versionId}/words`)} class="stacked">
      <input type="hidden" name="mark" value={markOf(seen)} />
      <TextBox
        name="headline"
        label={words('newsroom.begin.headline')}
        value={values.headline}
        problem={typed?.problems.headline}
        most={300}
        required
        {...own}
      />
      <TextBox
        name="deck"
        label={words('newsroom.comparison.deck')}
        value={values.deck}
        problem={typed?.problems.deck}
        most={1000}
        {...own}
      />
      <Field
        name="dateline"
        label={words('newsroom.comparison.dateline')}
        value={values.dateline}
        problem={typed?.problems.dateline}
        maxlength={100}
      />
      <SubmitButton look="quiet">{words('newsroom.plan.save')}</SubmitButton>
    </form>
  );
}

/** Candidates for the headline: kept beside it until one is chosen. */
export function HeadlinesBox({ frame, work, acts, rights, part }: ScreenProps) {
  const { words, href } = frame;
  const typed = typedInto(part, 'headlines');
  if (!rights.write && !typed) return null;
  const own = { lang: work.language, dir: directionOf(work.language) };
  return (
    <FoldBox
      id="headlines"
      title={words('newsroom.headlines.title')}
      now={work.headlines.length > 0 ? String(work.headlines.length) : null}
      isOpen={typed !== undefined}
    >
      <form method="post" action={href(`/newsroom/versions/${work.versionId}/headlines`)} class="stacked">
        {work.headlines.length > 0 ? (
          <ul class="candidates">
            {work.headlines.map((headline) => (
              <li>
                <span {...own}>{headline}</span>
                {acts.includes('save') ? (
                  <button type="submit" class="small-button" name="choose" value={headline} formnovalidate>
                    {words('newsroom.headlines.choose')}
                  </button>
                ) : null}
                <button type="submit" class="small-button" name="drop" value={headline} formnovalidate>
                  {words('newsroom.headlines.drop')}
                </button>
              </li>
            ))}
          </ul>
        ) : null}
        <Field
          name="headline"
          id="headlines-headline"
          label={words('newsroom.headlines.another')}
          value={typed?.values.headline}
          problem={typed?.problems.headline}
          maxlength={300}
        />
        <SubmitButton look="quiet">{words('newsroom.headlines.add')}</SubmitButton>
      </form>
    </FoldBox>
  );
}
