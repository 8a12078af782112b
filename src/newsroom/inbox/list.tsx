import { pageText } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readSettings } from '#settings';
import { inboxChoices, inboxCounts, inboxOf, mayWe } from '#sources';
import { readStaff, staffFrameOf } from '#staff';
import { rowNumber, shelvesIn, sourcesIn } from '../around.ts';
import { inboxAsked, inboxFilters } from './filters.ts';
import { InboxPage } from './list-page.tsx';

const linesAPage = 40;
const choiceDays = 30;

/** Draws the inbox: what partner papers have sent, newest first. At most eight statements. */
export async function showInbox(app: App, press: Press, c: Ctx, status: 200 | 400 = 200, problem?: string): Promise<Response> {
  const staff = await readStaff(app, c);
  const frame = await staffFrameOf(app, c, staff, 'inbox');
  const { paper } = await readSettings(app);
  const asked = inboxAsked((name) => c.req.query(name));
  const [page, counts, choices, sources, shelves] = await Promise.all([
    inboxOf(press, inboxFilters(asked, staff.id), { language: frame.language, after: c.req.query('after'), most: linesAPage }),
    inboxCounts(press, staff.id),
    inboxChoices(press, new Date(frame.now.getTime() - choiceDays * 86_400_000)),
    sourcesIn(app, press),
    shelvesIn(app, press, frame.language),
  ]);
  const licences = await mayWe(press, page.lines, paper, frame.now);
  const said = saidIn(c);
  const props = {
    frame,
    asked,
    page,
    counts,
    choices,
    sources,
    sections: shelves.sections,
    licences,
    said,
    problem,
  };
  return privatePage(c, pageText(<InboxPage {...props} />), status);
}

export type Said = { act: 'taken' | 'passed' | 'back'; count: number; asked: number; undo: number[] };

/** What the address says was done to several items, and which can be put back. */
function saidIn(c: Ctx): Said | undefined {
  const act = (['taken', 'passed', 'back'] as const).find((one) => one === c.req.query('said'));
  const numbers = (name: string) => Math.min(rowNumber(c.req.query(name)) ?? 0, 1000);
  if (!act) return undefined;
  const undo = (c.req.query('undo') ?? '').split(' ').flatMap((id) => rowNumber(id) ?? []);
  return { act, count: numbers('count'), asked: numbers('of'), undo: undo.slice(0, linesAPage) };
}
