import type { AlignmentRow } from '#document';
import type { Press } from '#platform/database.ts';
import type { Frame } from '../xliff/frame.ts';
import type { Returned } from './apply.ts';
import type { Parcel, Side } from './parcel.ts';

export type Alignment = {
  sourceVersionId: number;
  sourceNumber: number;
  sourceText: Side;
  targetHashes: string[];
  rows: AlignmentRow[];
  fields: Parcel['fieldsBy'];
  mark: number;
};

export async function findAlignment(press: Press, versionId: number): Promise<Alignment | undefined> {
  const found = await press.selectFrom('translation.alignment').selectAll().where('versionId', '=', versionId).executeTakeFirst();
  return found as unknown as Alignment | undefined;
}

type Kept = Pick<Alignment, 'sourceVersionId' | 'sourceNumber' | 'targetHashes' | 'rows' | 'fields'> & {
  versionId: number;
  parcel: Parcel;
  savedBy: number;
  savedAt: Date;
};

/** Keeps how the paragraphs of a version that is held stand now, under the next mark. */
export async function keepAlignment(press: Press, { parcel, rows, fields, ...kept }: Kept): Promise<void> {
  const row = {
    ...kept,
    sourceText: JSON.stringify(parcel.source),
    rows: JSON.stringify(rows),
    fields: JSON.stringify(fields),
    mark: parcel.mark + 1,
  };
  await press
    .insertInto('translation.alignment')
    .values(row)
    .onConflict((on) => on.column('versionId').doUpdateSet(row))
    .execute();
}

export type Brought = { id: string; versionId: number; fileName: string; frame: Frame; units: Returned[]; madeBy: number; madeAt: Date };

/** Keeps a file that was brought back until somebody has looked at what it changes. */
export async function addBrought(press: Press, brought: Omit<Brought, 'id'>): Promise<string> {
  const values = { ...brought, frame: JSON.stringify(brought.frame), units: JSON.stringify(brought.units) };
  return (await press.insertInto('translation.brought').values(values).returning('id').executeTakeFirstOrThrow()).id;
}

export async function findBrought(press: Press, versionId: number, id: string): Promise<Brought | undefined> {
  if (!/^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)) return undefined;
  const rows = press.selectFrom('translation.brought').selectAll().where('id', '=', id).where('versionId', '=', versionId);
  return (await rows.executeTakeFirst()) as unknown as Brought | undefined;
}

export async function removeBrought(press: Press, id: string): Promise<void> {
  await press.deleteFrom('translation.brought').where('id', '=', id).execute();
}

export async function removeBroughtBefore(press: Press, before: Date): Promise<void> {
  await press.deleteFrom('translation.brought').where('madeAt', '<', before).execute();
}
