import { pageText } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readSettings } from '#settings';
import { readStaff, staffFrameOf } from '#staff';
import { actsOpen, compareRevisions, findWork, handOf, restoreRevision, revisionsOf } from '#stories';
import { namesOf, numberOf, rowNumber } from './around.ts';
import { ComparisonPage } from './comparison-page.tsx';
import { RevisionsPage } from './revisions-page.tsx';
import { sentBack, showScreen } from './screen.tsx';

const mostOnPage = 50;

/** The saved states of a version: listed, compared, brought back. */
export function revisionPages(app: App, press: Press) {
  async function work(c: Ctx) {
    const found = await findWork(press, numberOf(c));
    if (!found) throw new Refusal(404, 'page');
    return found;
  }

  return {
    /** GET /newsroom/versions/:id/revisions. */
    async revisions(c: Ctx) {
      const staff = await readStaff(app, c);
      const frame = await staffFrameOf(app, c, staff, 'desk');
      const version = await work(c);
      const { newsroom } = await readSettings(app);
      const before = rowNumber(c.req.query('before'));
      const [lines, names] = await Promise.all([
        revisionsOf(press, version.versionId, mostOnPage + 1, Math.min(before ?? 2_147_483_647, 2_147_483_647)),
        namesOf(app, press),
      ]);
      const mayRestore = actsOpen(version, handOf(staff, version), newsroom.review, frame.now).includes('save');
      const shown = lines.slice(0, mostOnPage);
      const next = lines.length > mostOnPage ? shown.at(-1)?.number : undefined;
      const props = { frame, work: version, lines: shown, next, names, mayRestore };
      return privatePage(c, pageText(<RevisionsPage {...props} />));
    },

    /** GET /newsroom/versions/:id/comparison: two revisions word by word; without numbers the newest with the one before. */
    async comparison(c: Ctx) {
      const staff = await readStaff(app, c);
      const frame = await staffFrameOf(app, c, staff, 'desk');
      const version = await work(c);
      const lines = await revisionsOf(press, version.versionId, 100);
      const asked = [rowNumber(c.req.query('before')), rowNumber(c.req.query('after'))];
      const known = (number: number | undefined) => (number !== undefined && number <= 2_147_483_647 ? number : undefined);
      const numbers = {
        before: known(asked[0]) ?? lines[1]?.number ?? version.newest.number,
        after: known(asked[1]) ?? version.newest.number,
      };
      const comparison = await compareRevisions(press, version.versionId, version.language, numbers);
      if (!comparison) throw new Refusal(404, 'page');
      return privatePage(
        c,
        pageText(<ComparisonPage frame={frame} work={version} lines={lines} numbers={numbers} comparison={comparison} />),
      );
    },

    /** POST /newsroom/versions/:id/restore. */
    async restore(c: Ctx) {
      const staff = await readStaff(app, c);
      const number = rowNumber((await readForm(c)).get('number'));
      const version = await work(c);
      const outcome =
        number !== undefined && number <= 2_147_483_647
          ? await restoreRevision(press, version.versionId, number, staff, app.clock())
          : { ok: false as const, reason: 'gone' };
      if (outcome.ok) return sentBack(app, c, 'restore');
      const reason = outcome.reason === 'no-revision' ? 'gone' : outcome.reason;
      return showScreen(app, press, c, 409, { refusal: { act: 'restore', reason } });
    },
  };
}
