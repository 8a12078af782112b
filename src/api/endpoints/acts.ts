import type * as z from 'zod';
import type { Press } from '#platform/database.ts';
import {
  type Acted,
  approve,
  correct,
  embargo,
  handBack,
  handIn,
  lockWork,
  type Problem as Mistake,
  publishNow,
  schedule,
  unschedule,
  update,
  withdrawStory,
} from '#stories';
import { licences } from '#translation';
import { type Endpoint, endpoint } from '../endpoint.ts';
import { Problem } from '../problems.ts';
import { refuse } from '../refuse.ts';
import type { Scope } from '../rules.ts';
import * as answers from '../shapes/answers.ts';
import * as bodies from '../shapes/bodies.ts';
import { idParams } from '../shapes/parts.ts';
import { wholeView } from '../views.ts';

type Outcome = { ok: true } | { ok: false; reason: string; problems?: Mistake[] };

type ActOf<B extends z.ZodType> = {
  name: string;
  /** The last part of its address. */
  act: string;
  scope: Scope;
  summary: string;
  about?: string;
  body: B;
  /** Acts on any revision: what is asked isn't about the text. */
  isAboutAny?: boolean;
  verb: (press: Press, versionId: number, body: z.infer<B>, acted: Acted) => Promise<Outcome>;
};

/** An act on a version, by the newsroom's own verb: its rules decide, and what was looked at is what goes out. */
function act<B extends z.ZodType>({ act, verb, isAboutAny, ...rest }: ActOf<B>): Endpoint {
  return endpoint({
    ...rest,
    method: 'POST',
    path: `/versions/{id}/${act}`,
    params: idParams,
    isAboutRevision: !isAboutAny,
    answer: { status: 200, shape: answers.version, about: 'The version as it is now' },
    refusals: {
      403: 'Whoever the token acts for may not do that',
      404: 'There is no such version',
      409: 'It can’t be done now; `type` says why, `errors` what has to be mended first',
    },
    async run({ app, press, settings, program, now, params, body, revision }) {
      const work = await lockWork(press, params.id);
      if (!work) throw new Problem(404, 'not-found');
      if (!isAboutAny && work.newest.number !== revision) refuse({ reason: 'conflict' });
      const outcome = await verb(press, params.id, body as z.infer<B>, { by: program.by, settings, licences, now });
      if (!outcome.ok) refuse(outcome);
      const view = await wholeView(app, press, settings, params.id);
      return { body: view, headers: { ETag: `"${view.revision}"` } };
    },
  });
}

/** What moves a version on its way to readers, and from them. */
export const actEndpoints = {
  handIn: act({
    name: 'handIn',
    act: 'hand-in',
    scope: 'stories:write',
    summary: 'Gives a version to those who review',
    body: bodies.nothing,
    verb: (press, id, _, acted) => handIn(press, id, acted),
  }),
  handBack: act({
    name: 'handBack',
    act: 'hand-back',
    scope: 'stories:review',
    summary: 'Gives a version back with a note',
    body: bodies.note,
    verb: (press, id, { note }, acted) => handBack(press, id, note, acted),
  }),
  approve: act({
    name: 'approve',
    act: 'approve',
    scope: 'stories:review',
    summary: 'Says that a version may be published',
    body: bodies.nothing,
    verb: (press, id, _, acted) => approve(press, id, acted),
  }),
  schedule: act({
    name: 'schedule',
    act: 'schedule',
    scope: 'stories:publish',
    summary: 'Has a version published by itself at a moment to come',
    body: bodies.plannedAt,
    verb: (press, id, { at }, acted) => schedule(press, id, new Date(at), acted),
  }),
  unschedule: act({
    name: 'unschedule',
    act: 'unschedule',
    scope: 'stories:publish',
    summary: 'Takes a version off the schedule',
    body: bodies.nothing,
    isAboutAny: true,
    verb: (press, id, _, acted) => unschedule(press, id, acted),
  }),
  embargo: act({
    name: 'embargo',
    act: 'embargo',
    scope: 'stories:publish',
    summary: 'Keeps a version from being published before a moment',
    body: bodies.embargo,
    isAboutAny: true,
    verb: (press, id, { until }, acted) => embargo(press, id, until ? new Date(until) : undefined, acted),
  }),
  publish: act({
    name: 'publish',
    act: 'publish',
    scope: 'stories:publish',
    summary: 'Publishes a version’s newest revision everywhere at once',
    about: 'The checklist and, where the paper wants one, the review come first.',
    body: bodies.nothing,
    verb: (press, id, _, acted) => publishNow(press, id, acted),
  }),
  update: act({
    name: 'update',
    act: 'update',
    scope: 'stories:publish',
    summary: 'Brings a published version up to date, with a public note',
    body: bodies.publicNote,
    verb: (press, id, { note }, acted) => update(press, id, note, acted),
  }),
  correct: act({
    name: 'correct',
    act: 'correct',
    scope: 'stories:publish',
    summary: 'Mends a published version, with a public note that says what was wrong',
    body: bodies.publicNote,
    verb: (press, id, { note }, acted) => correct(press, id, note, acted),
  }),
  withdraw: act({
    name: 'withdraw',
    act: 'withdraw',
    scope: 'stories:publish',
    summary: 'Takes a published version down with a reason that readers see',
    body: bodies.withdrawal,
    isAboutAny: true,
    verb: (press, id, { reason, everyLanguage }, acted) => withdrawStory(press, id, { reason, everyLanguage }, acted),
  }),
};
