import { inTransaction, type Press } from '#platform/database.ts';
import type { Settings } from '#settings';
import { record, type Staff } from '#staff';
import type { Licences } from './licences.ts';
import { type Act, type Bar, stateAfter, type WorkState, whatBars } from './rules.ts';
import { changeWorkRow, lockWork, type Work, type WorkChange } from './store.ts';
import { handOf } from './who.ts';

/** Who acts, under which settings and licences, and when. */
export type Acted = { by: Staff; settings: Settings; licences: Licences; now: Date };

export type Barred = { ok: false; reason: Bar | 'no-version' };

export type ActOutcome = { ok: true; state: WorkState } | Barred;

/** Does `work` to a version that is held meanwhile, when the rules let this person. Acts on one version come one after the other. */
export async function unlessBarred<T>(
  press: Press,
  versionId: number,
  act: Act,
  { by, settings, now }: Acted,
  work: (press: Press, work: Work) => Promise<T>,
): Promise<T | Barred> {
  return inTransaction(press, async (press) => {
    const found = await lockWork(press, versionId);
    if (!found) return { ok: false, reason: 'no-version' };
    const bar = whatBars(act, found, handOf(by, found), settings.newsroom.review, now);
    return bar ? { ok: false, reason: bar } : work(press, found);
  });
}

/** Moves a version on as the rules say, and records who did it. */
export async function moveOn(press: Press, work: Work, act: Act, acted: Acted, change: WorkChange = {}): Promise<ActOutcome> {
  const state = stateAfter(act, work.state);
  await changeWorkRow(press, work.versionId, { state, ...change }, acted.now);
  await recordAct(press, work, act, acted, {});
  return { ok: true, state };
}

/** Records an act on a version in the log of the newsroom, as `stories.hand-in`. */
export async function recordAct(
  press: Press,
  work: Work,
  act: string,
  { by, now }: Pick<Acted, 'by' | 'now'>,
  detail: Record<string, string | number | boolean>,
): Promise<void> {
  const subject = { kind: 'version', id: work.versionId };
  await record(press, { personId: by.id, act: `stories.${act}`, subject, detail: { revision: work.newest.number, ...detail } }, now);
}
