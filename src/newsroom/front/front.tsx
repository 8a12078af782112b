import { pageText } from '#design';
import { type App, keep } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { momentAt } from '#platform/dates.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { framingPolicy } from '#platform/http/headers.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import { textIn } from '#platform/languages.ts';
import type { Phrase } from '#platform/words.ts';
import { hrefIn, readSettings } from '#settings';
import { readStaff, staffFrameOf } from '#staff';
import { cancelFront, composeFront, deskOf, frontsOf, pinStory, pinsOf, planFront, sectionsOf, unpinStory } from '#stories';
import { rowNumber } from '../around.ts';
import { FrontDesk, type Returned } from './front-desk.tsx';
import { partsOf } from './parts.ts';

const mostFound = 8;

const refusals = {
  'no-front': 'newsroom.front.noFront',
  'no-story': 'newsroom.front.noStory',
  'no-place': 'newsroom.front.noPlace',
  times: 'newsroom.front.badTimes',
  past: 'newsroom.front.past',
  far: 'newsroom.front.far',
  taken: 'newsroom.front.taken',
} as const satisfies Record<string, Phrase>;

const said = ['pinned', 'unpinned', 'planned', 'cancelled'] as const;

/** Which edition's front, and which arrangement of it, an address or a form means. */
type Meant = { language: string; frontId: number | undefined };

/** The pages on which the front of each edition is arranged. */
export function frontPages(app: App, press: Press) {
  async function meant(c: Ctx, given: (name: string) => string | null | undefined): Promise<Meant> {
    const { languages, homeLanguage } = (await readSettings(app)).paper;
    const own = languages.includes(c.get('language')) ? c.get('language') : homeLanguage;
    const language = given('language') || own;
    if (!languages.includes(language)) throw new Refusal(404, 'page');
    return { language, frontId: rowNumber(given('front')) };
  }

  async function page(c: Ctx, { language, frontId }: Meant, status: 200 | 400 | 409, returned: Returned = {}): Promise<Response> {
    const staff = await readStaff(app, c);
    const frame = await staffFrameOf(app, c, staff, 'front');
    const settings = await readSettings(app);
    const { languages, homeLanguage } = settings.paper;
    const { now } = frame;
    const sections = (await keep(app, 'sections', ['sections'], () => sectionsOf(app.db))).filter(({ isClosed }) => !isClosed);
    const fronts = await frontsOf(press, language, now);
    const current = fronts.find(({ beginsAt }) => beginsAt <= now);
    const chosen = frontId === undefined ? current : fronts.find(({ id }) => id === frontId);
    if (frontId !== undefined && !chosen) throw new Refusal(404, 'page');
    const at = chosen && chosen.beginsAt > now ? chosen.beginsAt : now;
    const search = (c.req.method === 'GET' ? (c.req.query('search') ?? '') : '').trim().slice(0, 200);
    const edition = { language, homeLanguage, href: hrefIn(settings, language) };
    const [front, pins, found] = await Promise.all([
      composeFront(press, edition, sections, at),
      chosen ? pinsOf(press, chosen.id) : [],
      search ? deskOf(press, { language, search, states: ['published', 'scheduled', 'ready'] }, { most: mostFound }) : undefined,
    ]);
    const names = sections.map(({ id, slug, names }) => ({ id, name: textIn(names, frame.language, homeLanguage) || slug }));
    const props = {
      frame,
      language,
      languages,
      at,
      chosen,
      planned: fronts.filter(({ beginsAt }) => beginsAt > now),
      parts: partsOf(front, names, pins, at),
      search,
      found: found?.lines,
      said: said.find((one) => one === c.req.query('said')),
      ...returned,
    };
    return privatePage(c, pageText(<FrontDesk {...props} />), status, { 'Content-Security-Policy': framingPolicy });
  }

  async function back(c: Ctx, { language, frontId }: Meant, what: (typeof said)[number]): Promise<Response> {
    const { href } = await staffFrameOf(app, c, await readStaff(app, c), 'front');
    const query = new URLSearchParams({ language, ...(frontId === undefined ? {} : { front: String(frontId) }), said: what });
    return c.redirect(`${href('/newsroom/front')}?${query}`, 303);
  }

  async function refuse(c: Ctx, front: Meant, reason: keyof typeof refusals, typed: Returned['typed']): Promise<Response> {
    const { words } = await staffFrameOf(app, c, await readStaff(app, c), 'front');
    // What can't be shown anew is gone for good: the front that holds is shown instead.
    const shown = reason === 'no-front' ? { ...front, frontId: undefined } : front;
    return page(c, shown, reason === 'times' || reason === 'past' || reason === 'far' ? 400 : 409, {
      problem: words(refusals[reason]),
      typed,
    });
  }

  return {
    /** GET /newsroom/front?language=&front=&search=. */
    front: async (c: Ctx) => page(c, await meant(c, (name) => c.req.query(name)), 200),

    /** POST /newsroom/front: holds a story in a place, moves it, gives its pin times, or lets it go. */
    async changeFront(c: Ctx) {
      const staff = await readStaff(app, c);
      const form = await readForm(c);
      const which = await meant(c, (name) => form.get(name));
      const { timeZone } = (await readSettings(app)).paper;
      const storyId = rowNumber(form.get('story'));
      if (storyId === undefined) return refuse(c, which, 'no-story', undefined);
      if (form.get('what') === 'unpin') {
        await unpinStory(press, which, storyId, staff.id, app.clock());
        return back(c, which, 'unpinned');
      }
      const typed = { storyId, from: field(form, 'from'), until: field(form, 'until') };
      const [part = '', number = ''] = field(form, 'place').split('.');
      const sectionId = part === 'top' ? null : rowNumber(part);
      const place = rowNumber(number);
      const moments = [typed.from, typed.until].map((text) => (text === '' ? null : momentAt(text, timeZone)));
      if (sectionId === undefined || place === undefined) return refuse(c, which, 'no-place', typed);
      const [fromAt, untilAt] = moments;
      if (fromAt === undefined || untilAt === undefined) return refuse(c, which, 'times', typed);
      const outcome = await pinStory(press, which, storyId, { sectionId, place, fromAt, untilAt }, staff.id, app.clock());
      return outcome.ok ? back(c, which, 'pinned') : refuse(c, which, outcome.reason, typed);
    },

    /** POST /newsroom/front/plan: prepares an arrangement that begins by itself. */
    async planFront(c: Ctx) {
      const staff = await readStaff(app, c);
      const form = await readForm(c);
      const which = await meant(c, (name) => form.get(name));
      const typed = { begins: field(form, 'begins') };
      const beginsAt = momentAt(typed.begins, (await readSettings(app)).paper.timeZone);
      if (!beginsAt) return refuse(c, which, 'past', typed);
      const outcome = await planFront(press, which.language, beginsAt, staff.id, app.clock());
      if (outcome.ok) return back(c, { ...which, frontId: outcome.frontId }, 'planned');
      return refuse(c, which, outcome.reason, typed);
    },

    /** POST /newsroom/front/cancel: takes an arrangement back that hasn't begun. */
    async cancelFront(c: Ctx) {
      const staff = await readStaff(app, c);
      const form = await readForm(c);
      const which = await meant(c, (name) => form.get(name));
      const isCancelled = which.frontId !== undefined && (await cancelFront(press, which.frontId, staff.id, app.clock()));
      const now = { ...which, frontId: undefined };
      return isCancelled ? back(c, now, 'cancelled') : refuse(c, now, 'no-front', undefined);
    },
  };
}
