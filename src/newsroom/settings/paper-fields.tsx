import { Checkbox, Field, Problem, type StaffFrame } from '#design';
import { directionOf, languageName } from '#platform/languages.ts';
import { spokenLanguages } from '#platform/words.ts';
import { Choice } from '../forms.tsx';
import { languageOptions } from './languages.ts';
import type { TypedPaper } from './paper-values.ts';
import { Group } from './settings-page.tsx';

type PaperFieldsProps = { frame: StaffFrame; typed: TypedPaper; known: string[] };

/** The fields of the paper's name, place in time, and languages. `known` are the languages it has now. */
export function PaperFields({ frame, typed, known }: PaperFieldsProps) {
  const { words, language } = frame;
  const { problems, languages, homeLanguage } = typed;
  const options = languageOptions(language, known);
  const offered = [...new Set([...known, ...languages, ...spokenLanguages])].filter((one) => one !== '');
  return (
    <>
      <Group title={words('newsroom.settings.paper.who')}>
        <Field
          name="name"
          label={words('newsroom.settings.paper.name')}
          value={typed.name}
          problem={problems.name}
          maxlength={60}
          required
        />
        {languages.map((one) => (
          <TaglineField frame={frame} typed={typed} language={one} />
        ))}
        <div class="field">
          <label for="field-timeZone">{words('newsroom.settings.paper.timeZone')}</label>
          <p class="hint" id="field-timeZone-hint">
            {words('newsroom.settings.paper.timeZoneAbout')}
          </p>
          <select
            id="field-timeZone"
            name="timeZone"
            aria-describedby={`field-timeZone-hint${problems.timeZone ? ' field-timeZone-problem' : ''}`}
            aria-invalid={problems.timeZone ? 'true' : undefined}
          >
            {zonesByContinent().map(([continent, zones]) => (
              <optgroup label={continent}>
                {zones.map((zone) => (
                  <option value={zone} selected={zone === typed.timeZone}>
                    {zone.replaceAll('_', ' ')}
                  </option>
                ))}
              </optgroup>
            ))}
          </select>
          <Problem id="field-timeZone-problem" text={problems.timeZone} />
        </div>
      </Group>
      <Group title={words('newsroom.settings.paper.languages')} about={words('newsroom.settings.paper.languagesAbout')}>
        <Choice
          name="home"
          label={words('newsroom.settings.paper.home')}
          options={options}
          chosen={homeLanguage}
          problem={problems.homeLanguage}
        />
        <div class="checkboxes">
          {offered.map((one) => (
            <Checkbox
              name="language"
              value={one}
              label={languageName(one, language)}
              isChecked={languages.includes(one)}
              about={one === homeLanguage ? words('newsroom.settings.paper.isHome') : undefined}
            />
          ))}
        </div>
        <Problem id="languages-problem" text={problems.languages} />
        {typed.leaving ? <Checkbox name="sure" label={words('newsroom.settings.paper.sure')} /> : null}
        <Choice
          name="add"
          label={words('newsroom.settings.paper.add')}
          options={[{ value: '', name: '–' }, ...options.filter(({ value }) => !offered.includes(value))]}
          chosen=""
        />
      </Group>
    </>
  );
}

function TaglineField({ frame, typed, language }: { frame: StaffFrame; typed: TypedPaper; language: string }) {
  const { words } = frame;
  const isOnly = typed.languages.length === 1;
  const id = `tagline-${language}`;
  const problem = typed.problems[`tagline.${language}`];
  return (
    <div class="field">
      <label for={id}>
        {isOnly
          ? words('newsroom.settings.paper.tagline')
          : words('newsroom.settings.paper.taglineIn', { language: languageName(language, frame.language) })}
      </label>
      <input
        id={id}
        name={id}
        type="text"
        value={typed.tagline[language] ?? ''}
        maxlength={120}
        lang={language}
        dir={directionOf(language)}
        aria-invalid={problem ? 'true' : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
      />
      <Problem id={`${id}-problem`} text={problem} />
    </div>
  );
}

/** Every time zone there is, by continent. */
function zonesByContinent(): [string, string[]][] {
  const zones = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
  const continents = Map.groupBy(zones, (zone) => (zone.includes('/') ? (zone.split('/')[0] ?? zone) : 'UTC'));
  return [...continents];
}
