import { Checkbox, Field, SubmitButton } from '#design';
import { languageName } from '#platform/languages.ts';
import type { OtherVersion } from '#stories';
import type { TranslationFacts } from '#translation';
import type { Names } from './around.ts';
import { Deadline, VersionLink } from './desk-page.tsx';
import { Box, Choice, Fold } from './forms.tsx';
import { typedInto } from './parts.ts';
import type { ScreenProps } from './screen-page.tsx';
import { AssignmentFields } from './translations/assignment-fields.tsx';
import { StaleTag } from './translations/list-page.tsx';

const noLanguages = new Map<number, string[]>();

/** The story in its other languages, and the form that begins it in one more. */
export function LanguagesBox({ frame, work, facts, languages, part, names, translations }: ScreenProps) {
  const { words, language, href } = frame;
  const typed = typedInto(part, 'languages');
  const taken = [work.language, ...facts.versions.map((version) => version.language)];
  const open = languages.filter((one) => !taken.includes(one)).map((value) => ({ value, name: languageName(value, language) }));
  const origin = facts.versions.find(({ versionId }) => versionId === work.madeFrom);
  const mayAdd = frame.may('stories:write') && open.length > 0;
  if (facts.versions.length === 0 && !mayAdd && !typed) return null;
  return (
    <Box id="versions" title={words('newsroom.about.versions')}>
      {facts.versions.length > 0 ? (
        <ul class="other-versions">
          {facts.versions.map((version) => (
            <li>
              {languageName(version.language, language)}: <VersionLink frame={frame} line={version} />{' '}
              <span class={`tag tag-${version.state}`}>{words(`newsroom.states.${version.state}`)}</span>
              {version === origin ? <span class="tag-more">{words('newsroom.versions.madeFrom')}</span> : null}
              {version.madeFrom === work.versionId ? <span class="tag-more">{words('newsroom.versions.madeFromThis')}</span> : null}
              <Beside frame={frame} version={version} names={names} facts={translations.get(version.versionId)} />
            </li>
          ))}
        </ul>
      ) : null}
      {work.madeFrom !== undefined || (frame.may('stories:write') && facts.versions.length > 0) ? (
        <p>
          <a href={href(`/newsroom/versions/${work.versionId}/translate`)}>{words('newsroom.translate.open')}</a>
        </p>
      ) : null}
      {mayAdd || typed ? (
        <Fold title={words('newsroom.versions.add')} isOpen={typed !== undefined}>
          <form method="post" action={href(`/newsroom/versions/${work.versionId}/languages`)} class="stacked">
            <Choice
              name="language"
              label={words('newsroom.desk.language')}
              options={open}
              chosen={typed?.values.language}
              problem={typed?.problems.language}
              id="versions-language"
            />
            <Field
              name="headline"
              id="versions-headline"
              label={words('newsroom.versions.headline')}
              hint={words('newsroom.versions.headlineHint')}
              value={typed?.values.headline}
              problem={typed?.problems.headline}
              maxlength={300}
            />
            {frame.may('translations:assign') ? (
              <AssignmentFields
                frame={frame}
                names={names}
                working={noLanguages}
                language={undefined}
                typed={
                  typed && {
                    translator: typed.values.translator ?? '',
                    reviewer: typed.values.reviewer ?? '',
                    deadline: typed.values.deadline ?? '',
                    problems: typed.problems,
                  }
                }
              />
            ) : null}
            <Checkbox
              name="withText"
              label={words('newsroom.versions.withText', { language: languageName(work.language, language) })}
              isChecked={typed?.values.withText === 'yes'}
            />
            <SubmitButton look="quiet">{words('newsroom.versions.begin')}</SubmitButton>
          </form>
        </Fold>
      ) : null}
    </Box>
  );
}

/** Who does another version until when, and whether it lags behind its original. */
function Beside({
  frame,
  version,
  names,
  facts,
}: {
  frame: ScreenProps['frame'];
  version: OtherVersion;
  names: Names;
  facts: TranslationFacts | undefined;
}) {
  const { words } = frame;
  const who = names.nameOf(version.assignedTo);
  const reviewer = names.nameOf(facts?.reviewerId);
  const isUnderWay = version.state !== 'published' && version.state !== 'withdrawn';
  if (version.madeFrom === null || !(facts?.stale || (isUnderWay && (who || reviewer || version.deadlineOn)))) return null;
  return (
    <p class="row-note">
      {facts?.stale ? <StaleTag frame={frame} stale={facts.stale} /> : null}{' '}
      {isUnderWay && who ? words('newsroom.versions.translates', { name: who }) : null}{' '}
      {isUnderWay && reviewer ? words('newsroom.versions.reviews', { name: reviewer }) : null}{' '}
      {isUnderWay ? <Deadline frame={frame} day={version.deadlineOn} /> : null}
    </p>
  );
}
