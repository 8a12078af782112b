import { pageText } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readSettings } from '#settings';
import { readStaff, staffFrameOf } from '#staff';
import { actsOpen, changeOrigin, findSourceText, handOf, storyFactsOf } from '#stories';
import { deskOf, licences } from '#translation';
import { namesOf, numberOf, rowNumber } from '../around.ts';
import { contextOf } from '../block-context.ts';
import { deskDataOf } from './desk-data.ts';
import { DeskPage } from './desk-page.tsx';
import { OriginPage } from './origin-page.tsx';

/** A version beside the one it is made from. */
export function translatePages(app: App, press: Press) {
  async function show(c: Ctx, status: 200 | 400, problem?: string): Promise<Response> {
    const staff = await readStaff(app, c);
    const frame = await staffFrameOf(app, c, staff, 'desk');
    const settings = await readSettings(app);
    const outcome = await deskOf(press, numberOf(c));
    if (!outcome.ok && outcome.reason === 'no-version') throw new Refusal(404, 'page');
    const { work } = outcome.ok ? outcome.desk : outcome;
    const acts = actsOpen(work, handOf(staff, work), settings.newsroom.review, frame.now);
    if (!outcome.ok) {
      const { versions } = await storyFactsOf(press, work);
      return privatePage(
        c,
        pageText(<OriginPage frame={frame} work={work} versions={versions} mayWrite={acts.includes('save')} problem={problem} />),
        status,
      );
    }
    const { desk } = outcome;
    const context = await contextOf(app, settings, work.language, [desk.known.document, desk.current.document, desk.target.document]);
    const names = await namesOf(app, press);
    // What is out is a draft again with the first word that is saved.
    const isOut = work.state === 'published';
    const openAfter = isOut ? actsOpen({ ...work, state: 'draft' }, handOf(staff, work), settings.newsroom.review, frame.now) : acts;
    const has = { handIn: openAfter.includes('hand-in'), machine: app.config.translate !== undefined };
    const data = acts.includes('save') ? deskDataOf(frame, staff.id, desk, context, names, has) : undefined;
    return privatePage(c, pageText(<DeskPage frame={frame} desk={desk} context={context} data={data} />), status);
  }

  return {
    /** GET /newsroom/versions/:id/translate. At most eight statements. */
    translate: (c: Ctx) => show(c, 200),

    /** POST /newsroom/versions/:id/made-from: says which version of the story this one is made from. */
    async madeFrom(c: Ctx) {
      const staff = await readStaff(app, c);
      const { words, href } = await staffFrameOf(app, c, staff, 'desk');
      const from = rowNumber((await readForm(c)).get('from'));
      const versionId = numberOf(c);
      if (from === undefined || !(await findSourceText(press, from))) return show(c, 400, words('newsroom.translate.chooseOrigin'));
      const acted = { by: staff, settings: await readSettings(app), now: app.clock(), licences };
      const outcome = await changeOrigin(press, versionId, from, acted);
      if (outcome.ok) return c.redirect(href(`/newsroom/versions/${versionId}/translate`), 303);
      if (outcome.reason === 'no-version') throw new Refusal(404, 'page');
      if (outcome.reason === 'not-allowed') throw new Refusal(403, 'permission');
      return show(c, 400, words(outcome.reason === 'gone' ? 'newsroom.translate.chooseOrigin' : 'newsroom.refused.wrongState'));
    },
  };
}
