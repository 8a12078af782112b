import { pageText } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { dayOf, isDay } from '#platform/dates.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { newKey } from '#platform/tokens.ts';
import { readSettings } from '#settings';
import { confirmFirst, readStaff, staffFrameOf } from '#staff';
import { emptyForm, formOf, readInstitution, type Typed, withTaken } from './form.ts';
import { changeInstitution, endInstitution, makeInstitution } from './manage.ts';
import { InstitutionPage, InstitutionsPage, saidOfInstitutions } from './pages.tsx';
import { daysOf, findInstitution, listInstitutions, reachOf } from './store.ts';

const linesAPage = 50;
const daysShown = 31;

/** The pages on which staff say whose readers read everything. */
export function institutionPages({ app, press }: { app: App; press: Press }) {
  const frameOf = async (c: Ctx) => staffFrameOf(app, c, await readStaff(app, c), 'institutions');
  const todayIn = async () => dayOf(app.clock(), (await readSettings(app)).paper.timeZone);
  const saidIn = (c: Ctx) => saidOfInstitutions.find((one) => one === c.req.query('said'));

  async function list(c: Ctx, status: 200 | 400 | 409, refused?: Typed, problem?: string) {
    const [frame, today] = [await frameOf(c), await todayIn()];
    const [, endsOn = '', id = ''] = c.req.query('after')?.match(/^(\d{4}-\d\d-\d\d)-(\d{1,15})$/) ?? [];
    const after = isDay(endsOn) ? { endsOn, id: Number(id) } : undefined;
    const found = await listInstitutions(press, today, after, linesAPage + 1);
    const listed = found.slice(0, linesAPage);
    const last = found.length > linesAPage ? listed.at(-1) : undefined;
    const next = last && `${last.endsOn}-${last.id}`;
    const typed = refused ?? emptyForm(today);
    const shown = { frame, today, listed, next, typed, formKey: newKey(), said: saidIn(c), isRefused: refused !== undefined, problem };
    return privatePage(c, pageText(<InstitutionsPage {...shown} />), status);
  }

  async function one(c: Ctx, status: 200 | 400 | 409, refused?: Typed) {
    const institution = await findInstitution(press, numberIn(c));
    if (!institution) throw new Refusal(404, 'institution');
    const [frame, today] = [await frameOf(c), await todayIn()];
    const typed = refused ?? formOf(institution, await reachOf(press, institution.id));
    const days = await daysOf(press, institution.id, daysShown);
    return privatePage(c, pageText(<InstitutionPage {...{ frame, today, institution, typed, days, said: saidIn(c) }} />), status);
  }

  const back = async (c: Ctx, page: string, said: (typeof saidOfInstitutions)[number]) =>
    c.redirect(`${(await frameOf(c)).href(page)}?said=${said}`, 303);

  return {
    /** GET /newsroom/institutions. */
    institutions: (c: Ctx) => list(c, 200),

    /** POST /newsroom/institutions: lets one more in. */
    async makeInstitution(c: Ctx) {
      const staff = await readStaff(app, c);
      const form = await readForm(c);
      const { words } = await frameOf(c);
      const { typed, agreed } = readInstitution(form, words, isDay);
      if (!agreed) return list(c, 400, typed);
      const unconfirmed = await confirmFirst(app, press, c, staff, form);
      if (unconfirmed) return unconfirmed;
      const formKey = field(form, 'form').slice(0, 40) || newKey();
      const outcome = await makeInstitution(press, { ...agreed, formKey }, staff.id, app.clock());
      if (outcome.ok) return back(c, `/newsroom/institutions/${outcome.id}`, 'made');
      if (outcome.reason === 'taken') return list(c, 409, withTaken(typed, outcome.taken, words));
      return list(c, 409, undefined, words('access.institutions.madeAlready'));
    },

    /** GET /newsroom/institutions/:id. */
    institution: (c: Ctx) => one(c, 200),

    /** POST /newsroom/institutions/:id: changes what was agreed. */
    async changeInstitution(c: Ctx) {
      const staff = await readStaff(app, c);
      const form = await readForm(c);
      const { words } = await frameOf(c);
      const { typed, agreed } = readInstitution(form, words, isDay);
      if (!agreed) return one(c, 400, typed);
      const unconfirmed = await confirmFirst(app, press, c, staff, form);
      if (unconfirmed) return unconfirmed;
      const outcome = await changeInstitution(press, numberIn(c), agreed, staff.id, app.clock());
      if (outcome.ok) return back(c, `/newsroom/institutions/${numberIn(c)}`, 'changed');
      if (outcome.reason === 'taken') return one(c, 409, withTaken(typed, outcome.taken, words));
      throw new Refusal(404, 'institution');
    },

    /** POST /newsroom/institutions/:id/end. */
    async endInstitution(c: Ctx) {
      const staff = await readStaff(app, c);
      await readForm(c);
      if (!(await endInstitution(press, numberIn(c), await todayIn(), staff.id, app.clock()))) throw new Refusal(404, 'institution');
      return back(c, '/newsroom/institutions', 'ended');
    },
  };
}

/** The number in the address; 0, which no institution has, for anything else. */
function numberIn(c: Ctx): number {
  const id = c.req.param('id') ?? '';
  return /^[1-9]\d{0,14}$/.test(id) ? Number(id) : 0;
}
