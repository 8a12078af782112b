import { inTransaction, type Press } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';
import { embargoMadeOf, followText } from '#stories';
import { findTaken, noteSeen, textOfVersion } from './taken-rows.ts';

/**
 * Brings what was made of an item up to its newest state: its embargo, and its text where nobody here has written on since. Otherwise the
 * inbox shows what is new, to be merged by hand.
 */
export async function followItem(press: Press, itemId: number, embargoBefore: Date | null, now: Date): Promise<void> {
  await inTransaction(press, async (press) => {
    const item = await findTaken(press, itemId);
    if (item?.state !== 'taken' || item.versionId === null) return;
    if (item.embargoUntil?.getTime() !== embargoBefore?.getTime())
      await embargoMadeOf(press, item.versionId, item.embargoUntil, embargoBefore, now);
    const seen = item.seenNumber ?? 1;
    if (seen >= item.number) return;
    const [before, after] = [await textOfVersion(press, itemId, seen), await textOfVersion(press, itemId, item.number)];
    if (!before || !after) return;
    const outcome = await followText(press, item.versionId, before, after, now);
    if (!outcome.ok) return;
    await noteSeen(press, itemId, item.number);
    await enqueue(press, 'translation.note-text', { versionId: item.versionId });
  });
}
