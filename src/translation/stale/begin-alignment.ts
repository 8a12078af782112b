import { beginRows, hashOfBlock } from '#document';
import type { Press } from '#platform/database.ts';
import { findRevision, madeAtOf, textAt } from '#stories';
import { type Alignment, addAlignment, alignmentsOf } from './store.ts';

/**
 * How a version stands to the one it was made from. Where that was never said, it is said now: with the source as it was when the version
 * was published last, or begun, so that what changed since is seen.
 */
export async function beginAlignment(press: Press, versionId: number, madeFrom: number, now: Date): Promise<Alignment | undefined> {
  const found = (await alignmentsOf(press, [versionId])).get(versionId);
  if (found) return found;
  const at = await madeAtOf(press, versionId);
  const newest = await findRevision(press, versionId, undefined);
  const source = at && (await textAt(press, madeFrom, at));
  if (!source || !newest) return undefined;
  const target = newest.document.blocks;
  const rows = beginRows(source.text.document.blocks, target);
  const targetHashes = target.map(hashOfBlock);
  await addAlignment(
    press,
    { versionId, sourceVersionId: madeFrom, sourceNumber: source.number, sourceText: source.text, targetHashes, rows },
    now,
  );
  return (await alignmentsOf(press, [versionId])).get(versionId);
}
