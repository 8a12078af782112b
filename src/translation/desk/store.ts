import type { AlignmentRow } from '#document';
import type { Press } from '#platform/database.ts';
import type { AlignedFields, Side } from './sides.ts';

/** How a version stands to its source, as it was saved last. */
export type StoredAlignment = {
  sourceVersionId: number;
  sourceNumber: number;
  /** Without a dateline where it was written elsewhere: then that is no change. */
  source: Omit<Side, 'dateline'> & { dateline?: string };
  targetHashes: string[];
  rows: AlignmentRow[];
  fields: AlignedFields;
  mark: number;
};

/** One statement. `isHeld` keeps others from changing it until the transaction ends. */
export async function findAlignment(press: Press, versionId: number, isHeld = false): Promise<StoredAlignment | undefined> {
  const row = await press
    .selectFrom('translation.alignment')
    .selectAll()
    .where('versionId', '=', versionId)
    .$if(isHeld, (query) => query.forUpdate())
    .executeTakeFirst();
  if (!row) return undefined;
  const { sourceVersionId, sourceNumber, targetHashes, mark } = row;
  return {
    sourceVersionId,
    sourceNumber,
    source: row.sourceText as unknown as StoredAlignment['source'],
    targetHashes,
    rows: row.rows as unknown as AlignmentRow[],
    fields: row.fields as unknown as AlignedFields,
    mark,
  };
}

/** Writes the alignment of a version, with its next mark. */
export async function writeAlignment(
  press: Press,
  versionId: number,
  alignment: Omit<StoredAlignment, 'mark'>,
  by: number,
  now: Date,
): Promise<number> {
  const { source, rows, fields, ...rest } = alignment;
  const values = {
    ...rest,
    sourceText: JSON.stringify(source),
    rows: JSON.stringify(rows),
    fields: JSON.stringify(fields),
    savedBy: by,
    savedAt: now,
  };
  const { mark } = await press
    .insertInto('translation.alignment')
    .values({ versionId, ...values })
    .onConflict((on) => on.column('versionId').doUpdateSet((old) => ({ ...values, mark: old('translation.alignment.mark', '+', 1) })))
    .returning('mark')
    .executeTakeFirstOrThrow();
  return mark;
}
