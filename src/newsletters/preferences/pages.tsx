import { Checkbox, FormPage, type Frame, Notice, SubmitButton } from '#design';
import { dayText } from '#platform/dates.ts';
import { languageName } from '#platform/languages.ts';
import { pauses } from '../rules.ts';
import type { PreferencesView } from './preferences-of.ts';

type FieldsProps = { frame: Frame; preferences: PreferencesView; languages: string[] };

/** The fields of a form of preferences: lists, language, pause. */
export function PreferenceFields({ frame, preferences, languages }: FieldsProps) {
  const { words } = frame;
  const { choices, language, pausedUntil } = preferences;
  const offered = languages.includes(language) ? languages : [language, ...languages];
  const day = pausedUntil && dayText(pausedUntil, frame.language, frame.timeZone, frame.now);
  return (
    <>
      <fieldset class="newsletter-choices">
        <legend>{words('newsletters.preferences.lists')}</legend>
        {choices.map(({ card, isOn }) => (
          <Checkbox
            name="newsletter"
            value={card.slug}
            label={card.name}
            about={card.about}
            mark={card.access === 'subscribers' ? words('newsletters.list.subscribers') : undefined}
            isChecked={isOn}
          />
        ))}
      </fieldset>
      {offered.length > 1 ? (
        <div class="field field-short">
          <label for="field-language">{words('newsletters.preferences.language')}</label>
          <p class="hint" id="field-language-hint">
            {words('newsletters.preferences.languageAbout')}
          </p>
          <select id="field-language" name="language" aria-describedby="field-language-hint">
            {offered.map((one) => (
              <option value={one} lang={one} selected={one === language}>
                {languageName(one, one)}
              </option>
            ))}
          </select>
        </div>
      ) : null}
      <div class="field field-short">
        <label for="field-pause">{words('newsletters.preferences.pause')}</label>
        <select id="field-pause" name="pause">
          {day ? <option value="keep">{words('newsletters.preferences.pausedUntil', { day })}</option> : null}
          <option value="none">{words(day ? 'newsletters.preferences.resume' : 'newsletters.preferences.noPause')}</option>
          {pauses.map((one) => (
            <option value={one}>{words(`newsletters.preferences.pauses.${one}`)}</option>
          ))}
        </select>
      </div>
    </>
  );
}

type PageProps = FieldsProps & { address: string; id: string; linkKey: string; isSaved: boolean };

/** What one address gets, for whoever has the link of a letter to it. */
export function PreferencesPage({ frame, preferences, languages, address, id, linkKey, isSaved }: PageProps) {
  const { words, href } = frame;
  const link = (
    <>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="key" value={linkKey} />
    </>
  );
  const isOnAny = preferences.choices.some(({ isOn }) => isOn);
  return (
    <FormPage
      frame={frame}
      title={words('newsletters.preferences.title')}
      width="wide"
      intro={<p>{words('newsletters.preferences.intro', { address: `\u2066${address}\u2069` })}</p>}
    >
      {isSaved ? <Notice tone="good">{words(isOnAny ? 'newsletters.preferences.saved' : 'newsletters.preferences.leftAll')}</Notice> : null}
      <form method="post" action={href('/newsletters/preferences')}>
        {link}
        <PreferenceFields frame={frame} preferences={preferences} languages={languages} />
        <p class="form-note">{words('newsletters.preferences.consent')}</p>
        <SubmitButton name="what" value="save">
          {words('newsletters.preferences.save')}
        </SubmitButton>
      </form>
      {isOnAny ? (
        <form method="post" action={href('/newsletters/preferences')} class="below">
          {link}
          <p class="form-note">{words('newsletters.preferences.leaveAllAbout')}</p>
          <SubmitButton look="quiet" name="what" value="leave-all">
            {words('newsletters.preferences.leaveAll')}
          </SubmitButton>
        </form>
      ) : null}
    </FormPage>
  );
}
