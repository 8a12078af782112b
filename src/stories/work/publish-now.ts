import { countWords } from '#document';
import type { Press } from '#platform/database.ts';
import type { Settings } from '#settings';
import { addNote, type PublishOutcome, publish } from '../publish.ts';
import { type Acted, type Barred, recordAct, unlessBarred } from './act.ts';
import { checkWork } from './check-version.ts';
import { clauseProblem, type Problem } from './checklist.ts';
import type { Licences } from './licences.ts';
import type { Work } from './store.ts';
import { tellPrograms } from './tell-programs.ts';

export type PublishNowOutcome = PublishOutcome | Barred | { ok: false; reason: 'problems'; problems: Problem[] };

/** Publishes a version's newest revision on every channel at once, unless the checklist finds what must not go out. */
export async function publishNow(press: Press, versionId: number, acted: Acted): Promise<PublishNowOutcome> {
  return unlessBarred<PublishNowOutcome>(press, versionId, 'publish', acted, async (press, work) => {
    const outcome = await print(press, work, acted);
    if (!outcome.ok) return outcome;
    await recordAct(press, work, 'publish', acted, {});
    await tellPrograms(press, work.isPublic ? 'updated' : 'published', versionId, acted.now);
    return outcome;
  });
}

/** Mends what readers see, with a public note that says what was wrong: what was saved since, or by the note alone. */
export async function correct(press: Press, versionId: number, note: string, acted: Acted): Promise<PublishNowOutcome> {
  return printWithNote(press, versionId, 'correct', note, acted);
}

/** Brings what readers see up to date, with a public note that says what is new. */
export async function update(press: Press, versionId: number, note: string, acted: Acted): Promise<PublishNowOutcome> {
  return printWithNote(press, versionId, 'update', note, acted);
}

async function printWithNote(
  press: Press,
  versionId: number,
  act: 'correct' | 'update',
  note: string,
  acted: Acted,
): Promise<PublishNowOutcome> {
  return unlessBarred<PublishNowOutcome>(press, versionId, act, acted, async (press, work) => {
    if (work.hasNewText) {
      const outcome = await print(press, work, acted);
      if (!outcome.ok) return outcome;
    }
    await addNote(press, versionId, act === 'correct' ? 'correction' : 'update', note, acted.now);
    await recordAct(press, work, act, acted, { note });
    await tellPrograms(press, act === 'correct' ? 'corrected' : 'updated', versionId, acted.now);
    return { ok: true };
  });
}

/** Publishes work that nothing stands in the way of, and counts it under the licence that covers it. The licence is held until then. */
export async function print(
  press: Press,
  work: Work,
  rules: { settings: Settings; licences: Licences; now: Date },
): Promise<Exclude<PublishNowOutcome, Barred>> {
  const { settings, licences, now } = rules;
  const problems = (await checkWork(press, work, rules)).filter((one) => one.weight === 'must');
  if (problems.length > 0) return { ok: false, reason: 'problems', problems };
  const clearance = await licences.clearanceOf(press, work, 'web', { at: now, timeZone: settings.paper.timeZone });
  if (!clearance.ok) return { ok: false, reason: 'problems', problems: [clauseProblem(clearance.clause)] };
  const outcome = await publish(press, work.versionId, settings, now);
  const { licenceId } = clearance;
  if (outcome.ok) await licences.settle(press, work, now);
  if (outcome.ok && licenceId !== undefined)
    await licences.noteUse(press, { ...work, licenceId, words: countWords(work.newest.document, work.language) }, 'web', '', now);
  return outcome;
}
