import { carryRows, hashOfBlock } from '#document';
import { inTransaction, type Press } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import { record, type Staff } from '#staff';
import { currentTextOf, lockWork, mayWrite, noteLag, type Work } from '#stories';
import { tellReadersNothing } from '../provenance/store.ts';
import { beginAlignment } from './begin-alignment.ts';
import { dropStale, moveAlignment, staleAmong } from './store.ts';

export type UpToDateOutcome = { ok: true } | { ok: false; reason: 'no-version' | 'not-allowed' | 'not-made' | 'not-stale' | 'no-reason' };

/**
 * Says that a version now follows its original as that stands. It is no longer stale; readers go on being told so until the text that
 * follows it goes out, unless what they have already does.
 */
export async function bringUpToDate(press: Press, versionId: number, by: Staff, now: Date): Promise<UpToDateOutcome> {
  return inTransaction(press, async (press) => {
    const work = await lockWork(press, versionId);
    if (!work) return { ok: false, reason: 'no-version' };
    if (!mayWrite(by, work)) return { ok: false, reason: 'not-allowed' };
    const aligned = work.madeFrom === undefined ? undefined : await beginAlignment(press, versionId, work.madeFrom, now);
    const current = aligned && (await currentTextOf(press, aligned.sourceVersionId));
    if (!aligned || !current) return { ok: false, reason: 'not-made' };
    const { sourceText } = aligned;
    const rows = carryRows(
      aligned.rows,
      'source',
      sourceText.document.blocks.map(hashOfBlock),
      current.text.document.blocks.map(hashOfBlock),
    );
    await moveAlignment(press, { versionId, sourceNumber: current.number, sourceText: current.text, rows }, by.id, now);
    await noteFollowed(press, work, current.number, by, now);
    return { ok: true };
  });
}

/** Notes that a version that is held follows its original whole: it is no longer stale. */
export async function noteFollowed(press: Press, work: Work, sourceNumber: number, by: Staff, now: Date): Promise<void> {
  const { versionId } = work;
  await dropStale(press, [versionId]);
  if (work.isPublic && !work.hasNewText) {
    await tellReadersNothing(press, [versionId], now);
    await announce(press, [`story:${work.storyId}`]);
  }
  const subject = { kind: 'version', id: versionId };
  await record(press, { personId: by.id, act: 'translation.followed', subject, detail: { source: sourceNumber } }, now);
}

const mostReason = 500;

/** Says why a version may stay as it is though its original was changed. A later change makes it stale again. */
export async function leaveStale(press: Press, versionId: number, reason: string, by: Staff, now: Date): Promise<UpToDateOutcome> {
  const leftBecause = reason.trim().slice(0, mostReason);
  if (leftBecause === '') return { ok: false, reason: 'no-reason' };
  return inTransaction(press, async (press) => {
    const work = await lockWork(press, versionId);
    if (!work) return { ok: false, reason: 'no-version' };
    if (!mayWrite(by, work)) return { ok: false, reason: 'not-allowed' };
    const stale = (await staleAmong(press, [versionId])).get(versionId);
    if (!stale || stale.leftAt) return { ok: false, reason: 'not-stale' };
    await press
      .updateTable('translation.stale')
      .set({ leftBy: by.id, leftBecause, leftAt: now })
      .where('versionId', '=', versionId)
      .execute();
    await noteLag(press, [versionId], null);
    await tellReadersNothing(press, [versionId], now);
    await announce(press, [`story:${work.storyId}`]);
    await record(press, { personId: by.id, act: 'translation.left', subject: { kind: 'version', id: versionId }, detail: {} }, now);
    return { ok: true };
  });
}
