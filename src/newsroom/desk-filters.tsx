import type { StaffFrame } from '#design';
import { languageName } from '#platform/languages.ts';
import { workStates } from '#stories';
import type { Names } from './around.ts';
import { type Asked, queryOf } from './filters.ts';
import { Choice, type Option } from './forms.tsx';

type DeskFiltersProps = { frame: StaffFrame; asked: Asked; names: Names; shelves: { sections: Option[] }; languages: string[] };

/** What the desk shows, and the search in it: a form that works without JavaScript. */
export function DeskFilters({ frame, asked, names, shelves, languages }: DeskFiltersProps) {
  const { words, href } = frame;
  const any = { value: '', name: words('newsroom.desk.any') };
  const states = workStates.map((value) => ({ value, name: words(`newsroom.states.${value}`) }));
  const stateOptions = [
    { value: '', name: words('newsroom.desk.open') },
    ...states,
    { value: 'all', name: words('newsroom.desk.everything') },
  ];
  const languageOptions = languages.map((value) => ({ value, name: languageName(value, frame.language) }));
  const people = names.people.filter(({ leftAt }) => !leftAt).map(({ id, name }) => ({ value: String(id), name }));
  const due = (['today', 'week'] as const).map((value) => ({ value, name: words(`newsroom.desk.due.${value}`) }));
  return (
    <form method="get" action={href('/newsroom')} class="filters">
      <div class="field">
        <label for="desk-search">{words('newsroom.desk.search')}</label>
        <input id="desk-search" type="search" name="search" value={asked.search} maxlength={200} dir="auto" accesskey="s" />
      </div>
      <Choice name="state" label={words('newsroom.desk.state')} options={stateOptions} chosen={asked.state} />
      <Choice name="language" label={words('newsroom.desk.language')} options={[any, ...languageOptions]} chosen={asked.language} />
      <Choice name="section" label={words('newsroom.desk.section')} options={[any, ...shelves.sections]} chosen={asked.section} />
      <Choice name="person" label={words('newsroom.desk.person')} options={[any, ...people]} chosen={asked.person} />
      <Choice name="due" label={words('newsroom.desk.deadline')} options={[any, ...due]} chosen={asked.due} />
      <button type="submit" class="small-button">
        {words('newsroom.desk.show')}
      </button>
      {queryOf(asked) ? <a href={href('/newsroom')}>{words('newsroom.desk.clear')}</a> : null}
    </form>
  );
}
