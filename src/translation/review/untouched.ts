import { carryRows, hashOfBlock, isUntouched } from '#document';
import type { Press } from '#platform/database.ts';
import type { MadeText } from '#stories';
import { type Alignment, alignmentsOf } from '../stale/store.ts';

/** Rows as they count the newest text, wherever that was written. */
export function rowsNow(alignment: Pick<Alignment, 'rows' | 'targetHashes'>, { newest }: Pick<MadeText, 'newest'>) {
  return carryRows(alignment.rows, 'target', alignment.targetHashes, newest.document.blocks.map(hashOfBlock));
}

/** How many rows and fields a machine wrote and no person has changed or passed. */
export async function untouchedOf(press: Press, version: MadeText): Promise<number> {
  if (version.madeFrom === undefined) return 0;
  const alignment = (await alignmentsOf(press, [version.versionId])).get(version.versionId);
  return alignment ? countUntouched(alignment, version) : 0;
}

/** The same of an alignment that is at hand. */
export function countUntouched(alignment: Pick<Alignment, 'rows' | 'targetHashes' | 'fields'>, version: Pick<MadeText, 'newest'>): number {
  const fields = Object.values(alignment.fields).filter(({ by, isTouched }) => by === 'machine' && !isTouched);
  return rowsNow(alignment, version).filter(isUntouched).length + fields.length;
}
