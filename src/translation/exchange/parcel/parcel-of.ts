import { type AlignmentRow, beginRows, carryRows, type Document, hashOfBlock, parseDocument } from '#document';
import type { Press } from '#platform/database.ts';
import { findWork, type Revision, type Work } from '#stories';
import type { Parcel, Side } from './parcel.ts';
import { findAlignment } from './store.ts';

/** A parcel with the version's work, and the revision of the source that it is true to. */
export type StandingParcel = { parcel: Parcel; work: Work; sourceVersionId: number; sourceNumber: number };

/** A translation as it stands now, ready to leave the house. Undefined for a version that is made from no other. */
export async function parcelOf(press: Press, versionId: number): Promise<StandingParcel | undefined> {
  const work = await findWork(press, versionId);
  if (!work) return undefined;
  const alignment = await findAlignment(press, versionId);
  const sourceId = alignment?.sourceVersionId ?? work.madeFrom;
  if (sourceId === undefined) return undefined;
  const original = await findWork(press, sourceId);
  if (!original) return undefined;
  const source = alignment ? tidySide(alignment.sourceText) : sideOf(original.newest);
  const target = sideOf(work.newest);
  const rows = alignment ? carried(alignment, target.document) : beginRows(source.document.blocks, target.document.blocks);
  const isPublished = work.isPublic && !work.hasNewText;
  const parcel: Parcel = {
    versionId,
    base: work.newest.number,
    mark: alignment?.mark ?? 0,
    sourceLanguage: original.language,
    targetLanguage: work.language,
    title: source.headline,
    state: isPublished ? 'published' : work.approvedBy === undefined ? 'draft' : 'approved',
    note: work.note,
    source,
    target,
    rows,
    fieldsBy: alignment?.fields ?? {},
  };
  return { parcel, work, sourceVersionId: sourceId, sourceNumber: alignment?.sourceNumber ?? original.newest.number };
}

/** Rows that count the target's blocks as they are now, wherever they were changed. */
function carried({ rows, targetHashes }: { rows: AlignmentRow[]; targetHashes: string[] }, { blocks }: Document): AlignmentRow[] {
  return carryRows(rows, 'target', targetHashes, blocks.map(hashOfBlock));
}

function sideOf({ headline, deck, lead, document }: Revision): Side {
  return tidySide({ headline, deck, leadCaption: lead?.caption ?? '', leadAlt: lead?.alt ?? '', document });
}

/** The database keeps no order of keys: in their one form documents can be compared as text. */
function tidySide(side: Side): Side {
  const read = parseDocument(side.document);
  return read.ok ? { ...side, document: read.document } : side;
}
