import type { App } from '#platform/app.ts';
import { inTransaction, type Press } from '#platform/database.ts';
import { momentAt } from '#platform/dates.ts';
import { Refusal } from '#platform/errors.ts';
import { field, readForm } from '#platform/http/forms.ts';
import type { Ctx } from '#platform/http/route.ts';
import type { Phrase } from '#platform/words.ts';
import { readSettings } from '#settings';
import { readStaff, staffFrameOf } from '#staff';
import {
  type Acted,
  approve,
  correct,
  embargo,
  handBack,
  handIn,
  lockWork,
  type Problem,
  publishNow,
  schedule,
  unschedule,
  update,
  withdrawStory,
} from '#stories';
import { licences } from '#translation';
import { numberOf, rowNumber } from './around.ts';
import { sentBack, showScreen } from './screen.tsx';

/** The acts a screen offers, those that go on first. */
export const shownActs = [
  'hand-in',
  'approve',
  'publish',
  'schedule',
  'unschedule',
  'embargo',
  'hand-back',
  'correct',
  'update',
  'withdraw',
] as const;

export type ShownAct = (typeof shownActs)[number];

/** What was typed into an act's form. `at` is a time on the paper's clocks, as `2026-11-24T15:30`. */
export type Typed = { act: ShownAct; text: string; at: string; everyLanguage: boolean; problem?: string | undefined };

type Outcome = { ok: true } | { ok: false; reason: string; problems?: Problem[] };
type Given = Typed & { moment: Date | undefined };

const mostLetters = 2000;

const verbs: Record<ShownAct, (press: Press, versionId: number, given: Given, acted: Acted) => Promise<Outcome>> = {
  'hand-in': (press, id, _, acted) => handIn(press, id, acted),
  approve: (press, id, _, acted) => approve(press, id, acted),
  publish: (press, id, _, acted) => publishNow(press, id, acted),
  schedule: (press, id, { moment }, acted) => schedule(press, id, moment ?? acted.now, acted),
  unschedule: (press, id, _, acted) => unschedule(press, id, acted),
  // Without a moment the embargo is lifted.
  embargo: (press, id, { moment }, acted) => embargo(press, id, moment, acted),
  'hand-back': (press, id, { text }, acted) => handBack(press, id, text, acted),
  correct: (press, id, { text }, acted) => correct(press, id, text, acted),
  update: (press, id, { text }, acted) => update(press, id, text, acted),
  withdraw: (press, id, { text, everyLanguage }, acted) => withdrawStory(press, id, { reason: text, everyLanguage }, acted),
};

/** What must be said with an act, and the sentence where it isn't. */
const needed: Partial<Record<ShownAct, Phrase>> = {
  'hand-back': 'newsroom.acts.noNote',
  correct: 'newsroom.acts.noPublicNote',
  update: 'newsroom.acts.noPublicNote',
  withdraw: 'newsroom.acts.noReason',
};

/** POST /newsroom/versions/:id/{act}: what moves a version on its way. */
export function actPages(app: App, press: Press) {
  const page = (act: ShownAct) => async (c: Ctx) => {
    const staff = await readStaff(app, c);
    const form = await readForm(c);
    const settings = await readSettings(app);
    const versionId = numberOf(c);
    const { words } = await staffFrameOf(app, c, staff, 'desk');
    const typed: Typed = { act, text: field(form, 'text'), at: field(form, 'at'), everyLanguage: form.get('everyLanguage') === 'yes' };
    const moment = momentAt(typed.at, settings.paper.timeZone);
    const missing = typed.text === '' ? needed[act] : undefined;
    const problem = missing ?? (typed.text.length > mostLetters ? 'newsroom.acts.tooLong' : undefined);
    if (problem) return showScreen(app, press, c, 400, { typed: { ...typed, problem: words(problem) } });
    const needsMoment = act === 'schedule' || (act === 'embargo' && typed.at !== '');
    if (needsMoment && !moment) return showScreen(app, press, c, 400, { typed: { ...typed, problem: words('newsroom.acts.noMoment') } });

    const acted = { by: staff, settings, licences, now: app.clock() };
    const outcome = await inTransaction(press, async (press): Promise<Outcome> => {
      const work = await lockWork(press, versionId);
      if (!work) throw new Refusal(404, 'page');
      // What is passed or published is the text that was looked at.
      if (rowNumber(form.get('revision')) !== work.newest.number) return { ok: false, reason: 'stale' };
      return verbs[act](press, versionId, { ...typed, moment }, acted);
    });
    if (outcome.ok) return sentBack(app, c, act);
    return showScreen(app, press, c, 409, { typed, refusal: { act, reason: outcome.reason, problems: outcome.problems } });
  };
  return {
    handIn: page('hand-in'),
    handBack: page('hand-back'),
    approve: page('approve'),
    schedule: page('schedule'),
    unschedule: page('unschedule'),
    publishNow: page('publish'),
    embargo: page('embargo'),
    correct: page('correct'),
    update: page('update'),
    withdraw: page('withdraw'),
  };
}
