import { pageText } from '#design';
import {
  type ChangeOutcome,
  discardMailing,
  figuresOf,
  progressOf,
  type ScheduleOutcome,
  turnParts,
  unscheduleMailing,
  writeWords,
} from '#newsletters';
import type { App } from '#platform/app.ts';
import type { Press } from '#platform/database.ts';
import { field, readForm } from '#platform/http/forms.ts';
import { privatePage } from '#platform/http/respond.ts';
import type { Ctx } from '#platform/http/route.ts';
import type { Words } from '#platform/words.ts';
import { hrefIn, readSettings } from '#settings';
import { readStaff, staffFrameOf } from '#staff';
import { cardsByKey, clauseText, linkableStories } from '#stories';
import { namesOf, numberOf } from '../around.ts';
import { mailingOf } from './list.tsx';
import { MailingPage, type Returned } from './mailing-page.tsx';
import { turnIn } from './turns.ts';

const said = [
  'made',
  'changed',
  'scheduled',
  'unscheduled',
  'discarded',
  'begun',
  'tested',
  'paused',
  'resumed',
  'stopped',
  'resent',
] as const;

export type Said = (typeof said)[number];

type Refused = Extract<ChangeOutcome | ScheduleOutcome, { ok: false }>;

/** Stories offered where nobody has looked for any. */
const mostNewest = 6;

/** What a refusal says to whoever pressed. */
export function refusalText(words: Words, refused: Refused): string {
  switch (refused.reason) {
    case 'bad-text':
      return words('newsroom.mailings.refused.badText', { problem: refused.problem });
    case 'too-long':
      return words('newsroom.mailings.refused.tooLong', {
        kilobytes: refused.kilobytes,
        longest: refused.longest,
        longestKilobytes: refused.longestKilobytes,
      });
    case 'not-cleared':
      return words('newsroom.mailings.refused.notCleared', { headline: refused.headline, clause: clauseText(words, refused.clause) });
    default:
      return words(`newsroom.mailings.refused.${refused.reason}`);
  }
}

/** Draws a mailing as it is composed. At most eight statements. */
export async function showMailing(app: App, press: Press, c: Ctx, status: 200 | 400 | 409, returned: Returned = {}): Promise<Response> {
  const frame = await staffFrameOf(app, c, await readStaff(app, c), 'mailings');
  const mailing = await mailingOf(c, press);
  const settings = await readSettings(app);
  const edition = { language: mailing.language, homeLanguage: settings.paper.homeLanguage, href: hrefIn(settings, mailing.language) };
  const keys = mailing.content.parts.flatMap((part) => (part.kind === 'story' ? [part.story] : []));
  const search = c.req.method === 'GET' ? (c.req.query('search') ?? '').trim().slice(0, 200) : '';
  const hasBegun = mailing.beganAt !== null;
  const [cards, found, names, progress, figures] = await Promise.all([
    cardsByKey(press, edition, keys),
    hasBegun ? [] : linkableStories(press, mailing.language, search),
    namesOf(app, press),
    hasBegun ? progressOf(press, mailing.id, frame.now) : undefined,
    hasBegun ? figuresOf(press, mailing) : undefined,
  ]);
  const props = {
    frame,
    mailing,
    headlines: new Map([...cards].map(([key, { card }]) => [key, card.headline])),
    search,
    found: found.filter(({ key }) => !keys.includes(key)).slice(0, search ? undefined : mostNewest),
    progress,
    figures,
    editor: names.nameOf(mailing.editedBy),
    said: said.find((one) => one === c.req.query('said')),
    ...returned,
  };
  return privatePage(c, pageText(<MailingPage {...props} />), status);
}

/** The number a form's mailing had when it was drawn. */
export function markIn(form: URLSearchParams): number {
  const mark = field(form, 'mark');
  return /^\d{1,9}$/.test(mark) ? Number(mark) : 0;
}

/** Back to the mailing's page, which says what was done. */
export async function backTo(app: App, c: Ctx, what: Said, anchor = ''): Promise<Response> {
  const { href } = await staffFrameOf(app, c, await readStaff(app, c), 'mailings');
  return c.redirect(`${href(`/newsroom/mailings/${numberOf(c)}`)}?said=${what}${anchor}`, 303);
}

/** The pages on which a mailing is composed. */
export function mailingPages(app: App, press: Press) {
  /** A form of the page: does what it asks, and shows the page again with what was typed where it is refused. */
  const page =
    (
      what: Said,
      run: (id: number, form: URLSearchParams, mark: number, acted: { by: number; now: Date }) => Promise<ChangeOutcome>,
      anchor = '',
    ) =>
    async (c: Ctx) => {
      const staff = await readStaff(app, c);
      const form = await readForm(c);
      const outcome = await run(numberOf(c), form, markIn(form), { by: staff.id, now: app.clock() });
      if (outcome.ok) return backTo(app, c, what, anchor);
      const { words } = await staffFrameOf(app, c, staff, 'mailings');
      const status = outcome.reason === 'bad-text' ? 400 : 409;
      return showMailing(app, press, c, status, {
        problem: refusalText(words, outcome),
        typed: Object.fromEntries(form),
        subjects: form.getAll('subject'),
      });
    };

  return {
    /** GET /newsroom/mailings/:id?search=. */
    mailing: (c: Ctx) => showMailing(app, press, c, 200),

    /** POST /newsroom/mailings/:id/words: subject lines, preheader, whole texts for subscribers. */
    mailingWords: page('changed', (id, form, mark, acted) => {
      const [subjects, preheader] = [form.getAll('subject').map((one) => one.slice(0, 200)), field(form, 'preheader').slice(0, 300)];
      return writeWords(press, id, { subjects, preheader, whole: field(form, 'whole') === 'yes' }, mark, acted);
    }),

    /** POST /newsroom/mailings/:id/parts: moves, removes, rewrites or adds a part. */
    mailingParts: page(
      'changed',
      async (id, form, mark, acted) => {
        const turn = turnIn(form);
        return turn ? turnParts(press, id, turn, mark, acted) : { ok: false, reason: 'no-room' };
      },
      '#parts',
    ),

    /** POST /newsroom/mailings/:id/unschedule: back among the drafts. */
    unscheduleMailing: page('unscheduled', (id, _, mark, acted) => unscheduleMailing(press, id, mark, acted)),

    /** POST /newsroom/mailings/:id/discard: it is not to go out. */
    discardMailing: page('discarded', (id, _, mark, acted) => discardMailing(press, id, mark, acted)),
  };
}
