import { inTransaction, type Press } from '#platform/database.ts';
import type { Staff } from '#staff';
import { findSourceText, lockWork, mayWrite } from '#stories';
import { noteFollowed } from '../stale/bring-up-to-date.ts';
import { changesOf, type Followed, follow } from './changes.ts';
import { type Desk, deskFrom } from './read.ts';
import { hashesOf } from './sides.ts';
import { findAlignment, writeAlignment } from './store.ts';

export type FollowOutcome =
  | { ok: true; desk: Desk; isWhole: boolean }
  | { ok: false; reason: 'no-version' | 'not-made-from' | 'not-allowed' | 'conflict' };

/**
 * Notes that a translation has followed a change of its source: what is known of it moves on, and the rows with it. With the last change the
 * translation is true to the source's newest text. The alignment must be the one that was looked at.
 */
export async function followSource(
  press: Press,
  versionId: number,
  { mark, followed }: { mark: number; followed: Followed },
  by: Staff,
  now: Date,
): Promise<FollowOutcome> {
  return inTransaction(press, async (press) => {
    const work = await lockWork(press, versionId);
    if (!work) return { ok: false, reason: 'no-version' };
    if (!mayWrite(by, work)) return { ok: false, reason: 'not-allowed' };
    const source = work.madeFrom === undefined ? undefined : await findSourceText(press, work.madeFrom);
    if (!source) return { ok: false, reason: 'not-made-from' };
    const stored = await findAlignment(press, versionId, true);
    const desk = deskFrom(work, source, stored);
    if (desk.mark !== mark) return { ok: false, reason: 'conflict' };
    const next = follow(desk, followed);
    if (!next) return { ok: false, reason: 'conflict' };
    const left = changesOf(next.known, desk.current);
    const isWhole = left.blocks.length === 0 && left.fields.length === 0;
    const alignment = {
      sourceVersionId: source.versionId,
      source: next.known,
      targetHashes: hashesOf(desk.target),
      rows: next.rows,
      fields: desk.fields,
    };
    // Until all of it was followed, the number of what was followed whole stays.
    const sourceNumber = isWhole || !stored ? source.text.number : stored.sourceNumber;
    const written = await writeAlignment(press, versionId, { ...alignment, sourceNumber }, by.id, now);
    if (isWhole) await noteFollowed(press, work, source.text.number, by, now);
    return { ok: true, desk: { ...desk, ...next, mark: written }, isWhole };
  });
}
