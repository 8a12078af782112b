import { pageText } from '#design';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { Refusal } from '#platform/errors.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { readSettings } from '#settings';
import { may, readStaff, staffFrameOf } from '#staff';
import { actsOpen, checkWork, commentsOf, findWork, handOf, mayFile, mayPresent, mayWrite, storyFactsOf } from '#stories';
import { licences, translationFactsOf } from '#translation';
import type { Typed } from './acts.tsx';
import { namesOf, numberOf, shelvesIn, sourcesIn } from './around.ts';
import { contextOf } from './block-context.ts';
import type { TypedFacts, TypedPlan } from './facts.tsx';
import { islandOf } from './island.tsx';
import type { ReturnedPart } from './parts.ts';
import { type Done, doneWords, type Refused, ScreenPage } from './screen-page.tsx';

/** What a form that was refused brings back to the page. */
export type Returned = { typed?: Typed; typedFacts?: TypedFacts; plan?: TypedPlan; part?: ReturnedPart; refusal?: Refused };

/** The screen of a version: its text as readers see it, and all that stands beside it. */
export function screenPages(app: App, press: Press) {
  return {
    /** GET /newsroom/versions/:id. */
    screen: (c: Ctx) => showScreen(app, press, c, 200, {}),
  };
}

/** Draws the screen of the version in the address. At most eight statements. */
export async function showScreen(app: App, press: Press, c: Ctx, status: 200 | 400 | 409, returned: Returned): Promise<Response> {
  const staff = await readStaff(app, c);
  const frame = await staffFrameOf(app, c, staff, 'desk');
  const settings = await readSettings(app);
  const work = await findWork(press, numberOf(c));
  if (!work) throw new Refusal(404, 'page');
  const facts = await storyFactsOf(press, work);
  const siblings = facts.versions.map(({ versionId }) => versionId);
  const translations = await translationFactsOf(press, [work.versionId, ...siblings], work);
  const untouched = translations.get(work.versionId)?.untouched ?? 0;
  const rules = { settings, licences: { ...licences, untouchedOf: async () => untouched }, now: frame.now };
  const [names, shelves, sources, comments, problems, context] = await Promise.all([
    namesOf(app, press),
    shelvesIn(app, press, frame.language),
    sourcesIn(app, press),
    commentsOf(press, work.versionId),
    // Whoever publishes sees what would keep it from being published.
    may(staff.role, 'stories:publish') && work.hasNewText ? checkWork(press, work, rules) : [],
    contextOf(app, settings, work.language, [work.newest.document], [facts.leadSlug, facts.socialSlug]),
  ]);
  const acts = actsOpen(work, handOf(staff, work), settings.newsroom.review, frame.now);
  const said = (Object.keys(doneWords) as Done[]).find((one) => one === c.req.query('said'));
  const rights = {
    file: mayFile(staff, work, facts),
    write: mayWrite(staff, work),
    assign: may(staff.role, 'stories:write-any'),
    present: mayPresent(staff, work),
    personId: staff.id,
  };
  const island = acts.includes('save') ? islandOf(frame, staff.id, work, context, names) : undefined;
  const props = {
    frame,
    work,
    facts,
    names,
    shelves,
    sources,
    comments,
    problems,
    context,
    translations,
    acts,
    rights,
    said,
    island,
    ...returned,
  };
  return privatePage(
    c,
    pageText(<ScreenPage {...props} homeLanguage={settings.paper.homeLanguage} languages={settings.paper.languages} />),
    status,
  );
}

/** Back to the screen, which says what was done. */
export async function sentBack(app: App, c: Ctx, done: Done): Promise<Response> {
  const frame = await staffFrameOf(app, c, await readStaff(app, c), 'desk');
  return c.redirect(`${frame.href(`/newsroom/versions/${numberOf(c)}`)}?said=${done}`, 303);
}
