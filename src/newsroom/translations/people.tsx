import { Notice, pageText, type StaffFrame, StaffPage } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readSettings } from '#settings';
import { readStaff, staffFrameOf } from '#staff';
import { setLanguages, workingLanguages } from '#translation';
import { type Names, namesOf, rowNumber } from '../around.ts';
import { LanguagesForm } from './languages-form.tsx';

/** Who works in which languages. */
export function translatorPages(app: App, press: Press) {
  return {
    /** GET /newsroom/translations/people. */
    async translators(c: Ctx) {
      const frame = await staffFrameOf(app, c, await readStaff(app, c), 'translations');
      const { languages } = (await readSettings(app)).paper;
      const [names, working] = await Promise.all([namesOf(app, press), workingLanguages(press)]);
      const said = c.req.query('said') === 'languages';
      return privatePage(c, pageText(<PeoplePage frame={frame} names={names} working={working} languages={languages} said={said} />));
    },

    /** POST /newsroom/translations/languages: one's own, or those of a person whom an editor names. */
    async setLanguages(c: Ctx) {
      const staff = await readStaff(app, c);
      const form = await readForm(c);
      const { languages } = (await readSettings(app)).paper;
      const chosen = languages.filter((one) => form.getAll('language').includes(one));
      const named = field(form, 'person');
      const personId = named === '' ? staff.id : rowNumber(named);
      if (personId === undefined) throw new Refusal(404, 'page');
      const outcome = await setLanguages(press, personId, chosen, staff, app.clock());
      if (!outcome.ok)
        throw new Refusal(outcome.reason === 'not-allowed' ? 403 : 404, outcome.reason === 'not-allowed' ? 'permission' : 'page');
      const { href } = await staffFrameOf(app, c, staff, 'translations');
      return c.redirect(`${href(named === '' ? '/newsroom/translations' : '/newsroom/translations/people')}?said=languages`, 303);
    },
  };
}

type PeoplePageProps = { frame: StaffFrame; names: Names; working: Map<number, string[]>; languages: string[]; said: boolean };

function PeoplePage({ frame, names, working, languages, said }: PeoplePageProps) {
  const { words, href } = frame;
  return (
    <StaffPage
      frame={frame}
      kind="list"
      title={words('newsroom.translations.people')}
      beside={<a href={href('/newsroom/translations')}>{words('staff.places.translations')}</a>}
    >
      {said ? <Notice tone="good">{words('newsroom.translations.saidLanguages')}</Notice> : null}
      <p class="hint">{words('newsroom.translations.peopleAbout')}</p>
      <div class="table-frame">
        <table class="rows">
          <thead>
            <tr>
              <th scope="col">{words('newsroom.desk.person')}</th>
              <th scope="col">{words('staff.people.role')}</th>
              <th scope="col">{words('newsroom.translations.worksIn')}</th>
            </tr>
          </thead>
          <tbody>
            {names.people
              .filter(({ leftAt }) => !leftAt)
              .map((person) => (
                <tr>
                  <th scope="row">
                    <bdi>{person.name}</bdi>
                  </th>
                  <td>{words(`staff.roles.${person.role}`)}</td>
                  <td>
                    <LanguagesForm frame={frame} languages={languages} chosen={working.get(person.id) ?? []} person={person} />
                  </td>
                </tr>
              ))}
          </tbody>
        </table>
      </div>
    </StaffPage>
  );
}
