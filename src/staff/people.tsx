import { pageText } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { field, mailAddress, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { changeRole } from './change-role.ts';
import { confirmFirst } from './confirm-page.tsx';
import { endAccess } from './end-access.ts';
import { resetFactors } from './factors/reset-factors.ts';
import { staffFrameOf } from './frame.ts';
import { invite } from './invite.ts';
import { type Invitation, type PeopleNotice, PeoplePage } from './people-pages.tsx';
import { isRole } from './permissions.ts';
import { readStaff, staffTag } from './session.ts';
import { peopleOf } from './store.ts';

/** What the page has just done, as its address says it after a form. */
const said = ['invited', 'changed', 'ended', 'reset'] as const;

/** The pages about who belongs to the staff. */
export function peoplePages(app: App, press: Press) {
  async function page(c: Ctx, status: 200 | 400 | 409, extra: { invitation?: Invitation; notice?: PeopleNotice } = {}) {
    const staff = await readStaff(app, c);
    const frame = await staffFrameOf(app, c, staff, 'people');
    return privatePage(c, pageText(<PeoplePage frame={frame} people={await peopleOf(press)} ownId={staff.id} {...extra} />), status);
  }

  async function back(c: Ctx, what: (typeof said)[number]) {
    const frame = await staffFrameOf(app, c, await readStaff(app, c), 'people');
    return c.redirect(`${frame.href('/newsroom/people')}?said=${what}`, 303);
  }

  async function refuse(c: Ctx, reason: 'not-here' | 'last-publisher') {
    if (reason === 'not-here') throw new Refusal(404, 'person');
    const { words } = await staffFrameOf(app, c, await readStaff(app, c), 'people');
    return page(c, 409, { notice: { tone: 'bad', text: words('staff.people.lastPublisher') } });
  }

  return {
    /** GET /newsroom/people. */
    async people(c: Ctx) {
      const what = said.find((one) => one === c.req.query('said'));
      if (!what) return page(c, 200);
      const { words } = await staffFrameOf(app, c, await readStaff(app, c), 'people');
      return page(c, 200, { notice: { tone: 'good', text: words(`staff.people.${what}Said`) } });
    },

    /** POST /newsroom/people: invites somebody. */
    async invite(c: Ctx) {
      const staff = await readStaff(app, c);
      const form = await readForm(c);
      const unconfirmed = await confirmFirst(app, press, c, staff, form);
      if (unconfirmed) return unconfirmed;
      const { words } = await staffFrameOf(app, c, staff, 'people');
      const [name, typed, role] = [field(form, 'name'), field(form, 'email'), field(form, 'role')];
      if (!isRole(role)) throw new Refusal(400, 'role');
      const email = mailAddress(typed);
      const isNamed = name !== '' && name.length <= 100;
      const refused = (problems: Invitation['problems'], status: 400 | 409) =>
        page(c, status, { invitation: { name, email: typed, role, problems } });
      if (!email || !isNamed) {
        return refused(
          { name: isNamed ? undefined : words('staff.people.noName'), email: email ? undefined : words('readers.signIn.badEmail') },
          400,
        );
      }
      const outcome = await invite(press, { name, email, role, language: c.get('language') }, staff.id, app.clock());
      return outcome.ok ? back(c, 'invited') : refused({ email: words('staff.people.alreadyHere') }, 409);
    },

    /** POST /newsroom/people/:id/role. */
    async changeRole(c: Ctx) {
      const staff = await readStaff(app, c);
      const form = await readForm(c);
      const role = field(form, 'role');
      const personId = numberOf(c);
      if (!isRole(role)) throw new Refusal(400, 'role');
      const unconfirmed = await confirmFirst(app, press, c, staff, form);
      if (unconfirmed) return unconfirmed;
      const outcome = await changeRole(press, personId, role, staff.id, app.clock());
      if (!outcome.ok) return refuse(c, outcome.reason);
      // Who gives up their own right to this page learns on the desk that it worked.
      app.kept.drop([staffTag(personId)]);
      if (personId === staff.id) return c.redirect((await staffFrameOf(app, c, staff, 'people')).href('/newsroom'), 303);
      return back(c, 'changed');
    },

    /** POST /newsroom/people/:id/leave. */
    async leave(c: Ctx) {
      const staff = await readStaff(app, c);
      const form = await readForm(c);
      const personId = numberOf(c);
      if (personId === staff.id) throw new Refusal(409, 'oneself');
      const unconfirmed = await confirmFirst(app, press, c, staff, form);
      if (unconfirmed) return unconfirmed;
      const outcome = await endAccess(press, personId, staff.id, app.clock());
      if (!outcome.ok) return refuse(c, outcome.reason);
      app.kept.drop([staffTag(personId)]);
      return back(c, 'ended');
    },

    /** POST /newsroom/people/:id/reset: takes from a colleague all they prove themselves with beside their mailbox. */
    async resetFactors(c: Ctx) {
      const staff = await readStaff(app, c);
      const form = await readForm(c);
      const personId = numberOf(c);
      if (personId === staff.id) throw new Refusal(409, 'oneself');
      const unconfirmed = await confirmFirst(app, press, c, staff, form);
      if (unconfirmed) return unconfirmed;
      const outcome = await resetFactors(press, personId, staff.id, app.clock());
      if (!outcome.ok) return refuse(c, outcome.reason);
      app.kept.drop([staffTag(personId)]);
      return back(c, 'reset');
    },
  };
}

/** The number in the address; 404 where it can't be one. */
function numberOf(c: Ctx): number {
  const text = c.req.param('id') ?? '';
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new Refusal(404, 'person');
  return Number(text);
}
