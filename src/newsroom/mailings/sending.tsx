import { Notice, pageText, StaffPage, SubmitButton } from '#design';
import { audiences, countAddressees, newsletterName, openStates, scheduleMailing } from '#newsletters';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { momentAt } from '#platform/dates.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { enqueue } from '#platform/jobs.ts';
import { readSettings } from '#settings';
import { readStaff, staffFrameOf } from '#staff';
import { numberOf } from '../around.ts';
import { mailingOf } from './list.tsx';
import { backTo, markIn, refusalText, showMailing } from './mailing.tsx';

/** Planning a mailing, sending it at once after a look at how many will get it, and having it sent to oneself. */
export function sendingPages(app: App, press: Press) {
  async function plan(c: Ctx, form: URLSearchParams, at: Date | undefined): Promise<Response> {
    const staff = await readStaff(app, c);
    const { words } = await staffFrameOf(app, c, staff, 'mailings');
    const outcome = await scheduleMailing(app, press, numberOf(c), at, markIn(form), { by: staff.id, now: app.clock() });
    if (outcome.ok) return backTo(app, c, at ? 'scheduled' : 'begun');
    return showMailing(app, press, c, 409, { problem: refusalText(words, outcome), typed: Object.fromEntries(form) });
  }

  return {
    /** POST /newsroom/mailings/:id/schedule. */
    async scheduleMailing(c: Ctx) {
      const form = await readForm(c);
      const { timeZone } = (await readSettings(app)).paper;
      const at = momentAt(field(form, 'moment'), timeZone);
      if (at) return plan(c, form, at);
      const { words } = await staffFrameOf(app, c, await readStaff(app, c), 'mailings');
      return showMailing(app, press, c, 400, { problem: words('newsroom.acts.noMoment'), typed: Object.fromEntries(form) });
    },

    /** GET /newsroom/mailings/:id/send: how many will get it, and the button. Changes nothing. */
    async confirmMailing(c: Ctx) {
      const frame = await staffFrameOf(app, c, await readStaff(app, c), 'mailings');
      const { words, href } = frame;
      const mailing = await mailingOf(c, press);
      const count = await countAddressees(app.db, mailing, app.clock());
      const title = words('newsroom.mailings.confirmTitle');
      const isOpen = openStates.includes(mailing.state);
      const page = (
        <StaffPage frame={frame} kind="form" title={title}>
          <p>
            {words('newsroom.mailings.confirm', {
              count,
              subject: mailing.subjects[0] ?? '',
              name: newsletterName(mailing, frame.language),
            })}
          </p>
          {isOpen ? (
            <form method="post" action={href(`/newsroom/mailings/${mailing.id}/send`)}>
              <input type="hidden" name="mark" value={String(mailing.mark)} />
              <SubmitButton>{words('newsroom.mailings.sendToAll', { count })}</SubmitButton>
            </form>
          ) : (
            <Notice>{words('newsroom.mailings.refused.begun')}</Notice>
          )}
          <p>
            <a href={href(`/newsroom/mailings/${mailing.id}`)}>{words('newsroom.mailings.back')}</a>
          </p>
        </StaffPage>
      );
      return privatePage(c, pageText(page));
    },

    /** POST /newsroom/mailings/:id/send: now. */
    async sendMailing(c: Ctx) {
      return plan(c, await readForm(c), undefined);
    },

    /** POST /newsroom/mailings/:id/test: mails it as it is to whoever asks. */
    async testMailing(c: Ctx) {
      const staff = await readStaff(app, c);
      const form = await readForm(c);
      const { id } = await mailingOf(c, press);
      const audience = audiences.find((one) => one === field(form, 'audience')) ?? 'everyone';
      await enqueue(
        press,
        'newsletters.send-test',
        { mailingId: id, personId: staff.id, audience },
        { key: `test ${id} ${staff.id} ${audience}` },
      );
      return backTo(app, c, 'tested');
    },
  };
}
