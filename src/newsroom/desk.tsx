import { pageText } from '#design';
import { type App, keep } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { givenUpJobs, noteJobSeen } from '#platform/jobs.ts';
import { readSettings } from '#settings';
import { may, readStaff, type Staff, staffFrameOf } from '#staff';
import { type DeskLine, deskCounts, deskOf, isAnythingBegun, mentionsOf, presentNow } from '#stories';
import { namesOf, numberOf, shelvesIn } from './around.ts';
import { DeskPage, type Waiting } from './desk-page.tsx';
import { askedIn, filtersOf, queryOf } from './filters.ts';
import { licenceTroubleOf } from './pictures/licence-trouble.tsx';
import { isToBeSetUp } from './settings/index.ts';

const mostWaiting = 8;

/** The desk: what is to be done, what waits for whoever looks, what went wrong. */
export function deskPages(app: App, press: Press) {
  return {
    /** GET /newsroom. */
    async desk(c: Ctx) {
      const staff = await readStaff(app, c);
      const frame = await staffFrameOf(app, c, staff, 'desk');
      if (await isToBeSetUp(app, staff)) return c.redirect(frame.href('/newsroom/set-up'), 303);
      const { paper } = await readSettings(app);
      const asked = askedIn((name) => c.req.query(name));
      const after = c.req.query('after')?.slice(0, 60);
      // What waits stands on the desk's first page alone: whoever filters or pages looks for something else.
      const isFirst = queryOf(asked) === '' && !after;
      // Asked until somebody has begun one; from then on it is known.
      const isBegun = await keep(app, 'anything-begun', [], async () => (await isAnythingBegun(press)) || undefined);
      const isNew = isFirst && !isBegun;
      const names = await namesOf(app, press);
      const [page, counts, shelves, present, waiting, mentions, jobs, licences] = await Promise.all([
        deskOf(press, filtersOf(asked, frame.now, paper.timeZone, names.people), { after }),
        deskCounts(press),
        shelvesIn(app, press, frame.language),
        presentNow(press, frame.now),
        isFirst && isBegun ? waitingFor(staff) : [],
        isFirst && isBegun ? mentionsOf(press, staff.id) : [],
        isFirst && may(staff.role, 'stories:publish') ? givenUpJobs(app.db) : [],
        isFirst && may(staff.role, 'pictures:change') ? licenceTroubleOf(app, press, frame.now) : undefined,
      ]);
      const others = present.filter(({ personId }) => personId !== staff.id);
      const props = {
        isNew,
        frame,
        asked,
        page,
        counts,
        names,
        shelves,
        waiting,
        mentions,
        jobs,
        licences,
        languages: paper.languages,
        isFirst,
      };
      return privatePage(c, pageText(<DeskPage {...props} present={others} />));
    },

    /** POST /newsroom/jobs/:id/seen: takes a job that gave up off the desk. */
    async jobSeen(c: Ctx) {
      const staff = await readStaff(app, c);
      await readForm(c);
      await noteJobSeen(app.db, numberOf(c), app.clock());
      return c.redirect((await staffFrameOf(app, c, staff, 'desk')).href('/newsroom'), 303);
    },
  };

  /** What nobody else will do: one's own drafts, and for those who review what was handed in or is ready. */
  async function waitingFor(staff: Staff): Promise<Waiting[]> {
    const isReviewer = may(staff.role, 'stories:review');
    const [own, handedIn] = await Promise.all([
      deskOf(press, { personId: staff.id, states: ['idea', 'draft'] }, { most: mostWaiting }),
      isReviewer ? deskOf(press, { states: ['review', 'ready'] }, { most: mostWaiting }) : undefined,
    ]);
    const isMine = ({ assignedTo }: DeskLine) => assignedTo === null || assignedTo === staff.id;
    return [
      ...(handedIn?.lines ?? []).map((line): Waiting => ({ line, why: line.state === 'review' ? 'review' : 'publish' })),
      ...own.lines.filter(isMine).map((line): Waiting => ({ line, why: 'write' })),
    ];
  }
}
