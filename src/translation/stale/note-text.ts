import { inTransaction, type Press } from '#platform/database.ts';
import { enqueueAll } from '#platform/jobs.ts';
import { announce } from '#platform/signals.ts';
import { peopleOf } from '#staff';
import { currentTextOf, holdVersions, type MadeVersion, versionsMadeFrom } from '#stories';
import { provenanceIfNone, tellReaders, tellReadersNothing } from '../provenance/store.ts';
import { beginAlignment } from './begin-alignment.ts';
import { judge, type Stale } from './rules.ts';
import { alignmentsOf, dropStale, keepStale, staleAmong } from './store.ts';

/**
 * Compares a version's text with what the versions made from it were made of. Those it has left behind are stale from now on: readers of
 * them are told, and once the translator and the editors. Those that are true to it again no longer are. Harmless when done twice.
 */
export async function noteText(press: Press, versionId: number, now: Date): Promise<void> {
  await inTransaction(press, async (press) => {
    // Held, so that of two texts in a row the later one is judged last.
    await holdVersions(press, [versionId]);
    const current = await currentTextOf(press, versionId);
    if (!current) return;
    if (current.isPublic && current.madeFrom !== null) await provenanceIfNone(press, versionId, current.madeFrom, now);
    const made = await versionsMadeFrom(press, versionId);
    if (made.length === 0) return;
    const ids = made.map((one) => one.versionId);
    // And these, so that one that goes out at this moment is judged before or after.
    await holdVersions(press, ids);
    const alignments = await alignmentsOf(press, ids);
    const before = await staleAmong(press, ids);
    const stale: (Stale & { language: string })[] = [];
    const fresh: number[] = [];
    for (const one of made) {
      // Only what was begun before there were alignments lacks one.
      const aligned = alignments.get(one.versionId) ?? (await beginAlignment(press, one.versionId, versionId, now));
      // It was made from another version since.
      if (!aligned || aligned.sourceVersionId !== versionId) continue;
      const verdict = judge(aligned.sourceText, current, before.get(one.versionId), now);
      if (verdict === 'fresh') fresh.push(one.versionId);
      else if (verdict !== 'as-it-was') stale.push({ versionId: one.versionId, language: one.language, ...verdict });
    }
    await dropStale(press, fresh);
    await keepStale(press, stale);
    const isPublic = (id: number) => made.some((one) => one.versionId === id && one.isPublic);
    await tellReadersNothing(press, fresh.filter(isPublic), now);
    await tellReaders(
      press,
      stale.filter((one) => isPublic(one.versionId)),
      now,
    );
    if ([...fresh, ...stale.map((one) => one.versionId)].some(isPublic)) await announce(press, [`story:${current.storyId}`]);
    const untold = stale.filter(({ toldAt }) => toldAt === now).map((one) => one.versionId);
    await tellColleagues(
      press,
      made.filter((one) => untold.includes(one.versionId)),
    );
  });
}

/** A letter to whoever makes each version and to the editors. */
async function tellColleagues(press: Press, made: MadeVersion[]): Promise<void> {
  if (made.length === 0) return;
  const here = (await peopleOf(press)).filter(({ leftAt }) => !leftAt);
  const editors = here.filter(({ role }) => role === 'editor').map(({ id }) => id);
  // A paper without editors has publishers who edit.
  const desk = editors.length > 0 ? editors : here.filter(({ role }) => role === 'publisher').map(({ id }) => id);
  const letters = made.flatMap(({ versionId, assignedTo, madeBy }) =>
    [...new Set([...desk, ...[assignedTo ?? madeBy].filter((id) => id !== null)])].map((personId) => ({
      versionId,
      personId,
      what: 'stale',
    })),
  );
  await enqueueAll(press, 'translation.write', letters, 0);
}
