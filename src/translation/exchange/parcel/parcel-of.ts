import { parseDocument } from '#document';
import type { Press } from '#platform/database.ts';
import { type Desk, deskOf } from '../../desk/read.ts';
import type { Side } from '../../desk/sides.ts';
import type { Parcel } from './parcel.ts';

/** A parcel beside the desk it was packed on. */
export type Packed = { parcel: Parcel; desk: Desk };

/** A translation as it stands now, ready to leave the house. Undefined for a version that is made from no other. */
export async function parcelOf(press: Press, versionId: number): Promise<Packed | undefined> {
  const found = await deskOf(press, versionId);
  if (!found.ok) return undefined;
  const { desk } = found;
  const { work, rows, mark, fields: fieldsBy } = desk;
  const [source, target] = [tidySide(desk.known), tidySide(desk.target)];
  const isPublished = work.isPublic && !work.hasNewText;
  const parcel: Parcel = {
    versionId,
    base: work.newest.number,
    mark,
    sourceLanguage: desk.source.language,
    targetLanguage: work.language,
    title: source.headline,
    state: isPublished ? 'published' : work.approvedBy === undefined ? 'draft' : 'approved',
    note: work.note,
    source,
    target,
    rows,
    fieldsBy,
  };
  return { parcel, desk };
}

/** The database keeps no order of keys: in their one form documents can be compared as text. */
function tidySide(side: Side): Side {
  const read = parseDocument(side.document);
  return read.ok ? { ...side, document: read.document } : side;
}
