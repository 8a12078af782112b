import { type StaffFrame, SubmitButton } from '#design';
import { languageName } from '#platform/languages.ts';

type LanguagesFormProps = { frame: StaffFrame; languages: string[]; chosen: string[]; person?: { id: number; name: string } };

/** The languages somebody works in: one's own, or a colleague's. */
export function LanguagesForm({ frame, languages, chosen, person }: LanguagesFormProps) {
  const { words, href } = frame;
  return (
    <form method="post" action={href('/newsroom/translations/languages')} class="language-ticks">
      {person ? <input type="hidden" name="person" value={String(person.id)} /> : null}
      <fieldset>
        <legend class={person ? 'unseen' : undefined}>
          {person ? words('newsroom.translations.languagesOf', { name: person.name }) : words('newsroom.translations.languagesAbout')}
        </legend>
        {languages.map((language) => (
          <label>
            <input type="checkbox" name="language" value={language} checked={chosen.includes(language)} />{' '}
            {languageName(language, frame.language)}
          </label>
        ))}
      </fieldset>
      <SubmitButton look="quiet">{words('newsroom.plan.save')}</SubmitButton>
    </form>
  );
}
