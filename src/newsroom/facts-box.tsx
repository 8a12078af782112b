import { Checkbox, Field, Problem, SubmitButton } from '#design';
import { openOf } from './around.ts';
import { countriesText } from './countries.ts';
import { Box, Choice } from './forms.tsx';
import type { ScreenProps } from './screen-page.tsx';

/** Where the story is filed and who may read it: a form for those who may change it, words for the others. */
export function FactsBox(props: ScreenProps) {
  return (
    <Box id="facts" title={props.frame.words('newsroom.facts.title')}>
      {props.rights.file || props.typedFacts ? <FactsForm {...props} /> : <FactList {...props} />}
    </Box>
  );
}

function FactsForm({ frame, work, facts, shelves, typedFacts }: ScreenProps) {
  const { words, language } = frame;
  const { problems = {}, ...typed } = typedFacts ?? {
    sectionId: String(work.sectionId),
    topicIds: facts.topicIds.map(String),
    countries: countriesText(facts.countryCodes, language),
    access: work.access,
    exclusive: facts.isExclusive,
    slug: work.newest.slug,
  };
  const accesses = (['free', 'metered', 'subscribers'] as const).map((value) => ({ value, name: words(`newsroom.access.${value}`) }));
  return (
    <form method="post" action={frame.href(`/newsroom/versions/${work.versionId}/facts`)} class="stacked">
      <input type="hidden" name="revision" value={String(work.newest.number)} />
      <input type="hidden" name="seenSlug" value={work.newest.slug} />
      {work.isPublic ? <p class="hint">{words('newsroom.facts.atOnce')}</p> : null}
      <Choice
        name="section"
        label={words('newsroom.desk.section')}
        options={openOf(shelves.sections, String(work.sectionId))}
        chosen={typed.sectionId}
        problem={problems.sectionId}
        id="facts-section"
      />
      <Choice
        name="access"
        label={words('newsroom.facts.access')}
        options={accesses}
        chosen={typed.access}
        problem={problems.access}
        id="facts-access"
      />
      <Checkbox name="exclusive" label={words('newsroom.facts.exclusive')} isChecked={typed.exclusive} />
      <Field
        name="countries"
        label={words('newsroom.facts.countries')}
        hint={words('newsroom.facts.countriesHint')}
        value={typed.countries}
        problem={problems.countries}
        maxlength={500}
      />
      <Field
        name="slug"
        label={words('newsroom.facts.slug')}
        hint={work.isPublic ? words('newsroom.facts.slugHint') : undefined}
        value={typed.slug}
        problem={problems.slug}
        maxlength={100}
        dir="ltr"
        required
      />
      <fieldset class="topics" aria-describedby={problems.topicIds ? 'topics-problem' : undefined}>
        <legend>{words('newsroom.facts.topics')}</legend>
        {shelves.topics.map(({ value, name }) => (
          <label>
            <input type="checkbox" name="topic" value={value} checked={typed.topicIds.includes(value)} /> {name}
          </label>
        ))}
        <Problem id="topics-problem" text={problems.topicIds} />
      </fieldset>
      <SubmitButton look="quiet">{words('newsroom.facts.save')}</SubmitButton>
    </form>
  );
}

function FactList({ frame, work, facts, shelves }: ScreenProps) {
  const { words, language } = frame;
  const section = shelves.sections.find(({ value }) => value === String(work.sectionId))?.name ?? '–';
  const topics = shelves.topics.filter(({ value }) => facts.topicIds.includes(Number(value))).map(({ name }) => name);
  return (
    <dl class="facts">
      <dt>{words('newsroom.desk.section')}</dt>
      <dd>{section}</dd>
      <dt>{words('newsroom.facts.access')}</dt>
      <dd>{words(`newsroom.access.${work.access}`)}</dd>
      <dt>{words('newsroom.facts.countries')}</dt>
      <dd>{countriesText(facts.countryCodes, language) || '–'}</dd>
      <dt>{words('newsroom.facts.topics')}</dt>
      <dd>{topics.join(', ') || '–'}</dd>
      <dt>{words('newsroom.facts.slug')}</dt>
      <dd dir="ltr">{work.newest.slug}</dd>
    </dl>
  );
}
