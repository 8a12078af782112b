import { type AlignmentRow, beginRows, carryRows } from '#document';
import type { Press } from '#platform/database.ts';
import { findSourceText, findWork, type SourceText, type Work } from '#stories';
import { type AlignedFields, hashesOf, type Side, sideOf } from './sides.ts';
import { findAlignment, type StoredAlignment } from './store.ts';

/** A translation beside its source. */
export type Desk = {
  work: Work;
  target: Side;
  source: SourceText;
  /** The source as the translation follows it: what `rows` count. */
  known: Side;
  /** The source as it is now. */
  current: Side;
  rows: AlignmentRow[];
  fields: AlignedFields;
  /** Of the alignment; 0 where none was saved. */
  mark: number;
};

export type DeskOutcome =
  | { ok: true; desk: Desk }
  | { ok: false; reason: 'no-version' }
  | { ok: false; reason: 'not-made-from'; work: Work };

/** A version and the one it is made from, paragraph by paragraph. Four statements at most. */
export async function deskOf(press: Press, versionId: number): Promise<DeskOutcome> {
  const work = await findWork(press, versionId);
  if (!work) return { ok: false, reason: 'no-version' };
  const source = work.madeFrom === undefined ? undefined : await findSourceText(press, work.madeFrom);
  if (!source) return { ok: false, reason: 'not-made-from', work };
  return { ok: true, desk: deskFrom(work, source, await findAlignment(press, versionId)) };
}

/** Puts together what was read: rows are carried over whatever was saved elsewhere since. */
export function deskFrom(work: Work, source: SourceText, kept: StoredAlignment | undefined): Desk {
  const target = sideOf(work.newest);
  const current = sideOf(source.text);
  const parts = { work, target, source, current };
  // What was aligned with another version says nothing about this one.
  if (!kept || kept.sourceVersionId !== source.versionId) {
    const rows = beginRows(current.document.blocks, target.document.blocks);
    return { ...parts, known: current, rows, fields: {}, mark: kept?.mark ?? 0 };
  }
  const rows = carryRows(kept.rows, 'target', kept.targetHashes, hashesOf(target));
  return {
    ...parts,
    known: { ...kept.source, dateline: kept.source.dateline ?? current.dateline },
    rows,
    fields: kept.fields,
    mark: kept.mark,
  };
}
