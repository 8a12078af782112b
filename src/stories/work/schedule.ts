import type { Press } from '#platform/database.ts';
import { type Acted, type ActOutcome, moveOn, unlessBarred } from './act.ts';
import { checkWork } from './check-version.ts';
import type { Problem } from './checklist.ts';

export type ScheduleOutcome = ActOutcome | { ok: false; reason: 'past' } | { ok: false; reason: 'problems'; problems: Problem[] };

/** Has a version published by itself at a moment to come, under a licence that runs then. An embargo that is over ends with it. */
export async function schedule(press: Press, versionId: number, at: Date, acted: Acted): Promise<ScheduleOutcome> {
  return unlessBarred<ScheduleOutcome>(press, versionId, 'schedule', acted, async (press, work) => {
    if (at <= acted.now) return { ok: false, reason: 'past' };
    const problems = (await checkWork(press, work, acted, at)).filter((one) => one.weight === 'must');
    if (problems.length > 0) return { ok: false, reason: 'problems', problems };
    return moveOn(press, work, 'schedule', acted, { publishAt: at, scheduledBy: acted.by.id, embargoUntil: null });
  });
}

/** Takes a version off the schedule; it stays ready. */
export async function unschedule(press: Press, versionId: number, acted: Acted): Promise<ActOutcome> {
  return unlessBarred(press, versionId, 'unschedule', acted, (press, work) =>
    moveOn(press, work, 'unschedule', acted, { publishAt: null, scheduledBy: null }),
  );
}

/** Keeps a version from being published before a moment; undefined lifts that. What is scheduled has to be unscheduled first. */
export async function embargo(
  press: Press,
  versionId: number,
  until: Date | undefined,
  acted: Acted,
): Promise<ActOutcome | { ok: false; reason: 'past' }> {
  return unlessBarred<ActOutcome | { ok: false; reason: 'past' }>(press, versionId, 'embargo', acted, async (press, work) => {
    if (until && until <= acted.now) return { ok: false, reason: 'past' };
    return moveOn(press, work, 'embargo', acted, { embargoUntil: until ?? null });
  });
}
