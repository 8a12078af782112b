import type { App } from '#platform/app.ts';
import type { Parcel } from '#platform/bulk-mail.ts';
import type { Press } from '#platform/database.ts';
import { errorFields } from '#platform/log.ts';
import { announce } from '#platform/signals.ts';
import { loadSettings } from '#settings';
import { freeze } from './freeze.ts';
import { type MailOf, prepareMail } from './mail-of.ts';
import { readPost } from './post.ts';
import { decidesAt, winnerOf } from './rules.ts';
import {
  clicksBySubject,
  finish,
  mailingsUnderWay,
  type Place,
  queueStart,
  settleWinner,
  type Taken,
  type Turn,
  type UnderWay,
} from './store.ts';

/** Whose turn it is among the mailings under way. */
export type Rounds = {
  /** Looks, at most once a second, which mailings are under way: freezes, settles and finishes them. */
  look: () => Promise<void>;
  /** What to take from next; undefined while all rest. */
  next: () => Source | undefined;
  /** Says what a turn took of the number asked for: a source that has fewer in all its queue rests for a while. */
  took: (source: Source, turn: Turn, asked: number) => void;
  mailOf: (mailingId: number, taken: Taken) => Promise<Parcel | undefined>;
  /** True while a rate is set. */
  isPaced: () => boolean;
  /** Says of mailings with nothing left that they have been sent. */
  finish: () => Promise<void>;
  /** True when nothing of any mailing can be sent at this time. */
  isQuiet: () => boolean;
  stop: () => Promise<void>;
};
export type Source = { mailingId: number; wave: number; after: Place };

type Course = { mailing: UnderWay; waves: { wave: number; after: Place; restsUntil: number; isEmpty: boolean }[]; mailOf: MailOf };

const millisecondsBetweenLooks = 1000;
const millisecondsOfRest = 1000;

/** The turns of one worker. */
export function createRounds(app: App, press: Press): Rounds {
  let courses: Course[] = [];
  let lookedAt = Number.NEGATIVE_INFINITY;
  let isPaced = false;
  let turn = 0;
  const freezing = new Map<number, Promise<void>>();

  const beginFreezing = ({ id, language }: UnderWay) => {
    if (freezing.has(id)) return;
    const done = loadSettings(app.db)
      .then(({ paper }) => freeze(app.patientDb, id, paper, app.clock()))
      .then(
        () => app.log.info('mailings.frozen', { mailing: id, language }),
        (error) => app.log.error('mailings.freeze', errorFields(error)),
      )
      .finally(() => {
        freezing.delete(id);
        lookedAt = Number.NEGATIVE_INFINITY;
      });
    freezing.set(id, done);
  };

  const settle = async (mailing: UnderWay): Promise<UnderWay> => {
    if (mailing.subjects.length < 2 || mailing.decidedAt || app.clock() < decidesAt(mailing.beganAt)) return mailing;
    const winner = winnerOf(mailing.subjects.length, await clicksBySubject(app.db, mailing.id));
    await settleWinner(app.db, mailing.id, winner, app.clock());
    return { ...mailing, winner, decidedAt: app.clock() };
  };

  const courseOf = async (mailing: UnderWay): Promise<Course> => {
    const known = courses.find((one) => one.mailing.id === mailing.id);
    const isKnown = known?.mailing.decidedAt?.getTime() === mailing.decidedAt?.getTime() ? known : undefined;
    if (isKnown) return isKnown;
    const isTried = mailing.subjects.length > 1;
    const waves = isTried ? (mailing.decidedAt ? [0, 1] : [0]) : [1];
    const mailOf = await prepareMail(app, press, await loadSettings(app.db), mailing);
    return { mailing, mailOf, waves: waves.map((wave) => ({ wave, after: queueStart, restsUntil: 0, isEmpty: false })) };
  };

  const finishEmpty = async () => {
    for (const { mailing, waves } of courses) {
      if (!waves.every(({ isEmpty }) => isEmpty) || !(await finish(app.db, mailing.id, app.clock()))) continue;
      await announce(app.db, [`mailing:${mailing.id}`]);
      app.log.info('mailings.sent', { mailing: mailing.id });
      lookedAt = Number.NEGATIVE_INFINITY;
    }
  };

  return {
    async look() {
      if (performance.now() - lookedAt < millisecondsBetweenLooks) return;
      await finishEmpty();
      lookedAt = performance.now();
      const { perSecond, perHour } = await readPost(app.db);
      isPaced = perSecond !== null || perHour !== null;
      const underWay = await mailingsUnderWay(app.db);
      for (const one of underWay) if (!one.frozenAt) beginFreezing(one);
      const next: Course[] = [];
      for (const one of underWay) if (one.frozenAt) next.push(await courseOf(await settle(one)));
      courses = next;
    },
    next() {
      const now = performance.now();
      for (let step = 0; step < courses.length; step++) {
        const course = courses[(turn + step) % courses.length];
        const found = course?.waves.find(({ restsUntil }) => restsUntil <= now);
        if (!course || !found) continue;
        turn = (turn + step + 1) % courses.length;
        return { mailingId: course.mailing.id, wave: found.wave, after: found.after };
      }
      return undefined;
    },
    took({ mailingId, wave, after }, { taken, lastAt, lastId }, asked) {
      const found = courses.find(({ mailing }) => mailing.id === mailingId)?.waves.find((one) => one.wave === wave);
      if (!found) return;
      if (taken === asked && lastAt && lastId !== null) {
        found.after = { at: lastAt, id: lastId };
        return;
      }
      // The end of the queue. What was put off, or left by others, waits before where this worker began.
      found.after = queueStart;
      if (after !== queueStart) return;
      found.isEmpty = taken === 0;
      found.restsUntil = performance.now() + millisecondsOfRest;
      // Perhaps that was the last of it.
      if (taken === 0) lookedAt = Number.NEGATIVE_INFINITY;
    },
    async mailOf(mailingId, taken) {
      return courses.find(({ mailing }) => mailing.id === mailingId)?.mailOf(taken);
    },
    isPaced: () => isPaced,
    finish: finishEmpty,
    isQuiet: () =>
      freezing.size === 0 && lookedAt > Number.NEGATIVE_INFINITY && courses.every(({ waves }) => waves.every(({ isEmpty }) => isEmpty)),
    async stop() {
      await Promise.all(freezing.values());
    },
  };
}
