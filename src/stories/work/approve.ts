import type { Press } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';
import { type Acted, type ActOutcome, moveOn, unlessBarred } from './act.ts';
import { askForLinks } from './check-links.ts';

/** Passes a version's newest revision: it may be published. Where a review is required, not by anyone who wrote in it. */
export async function approve(press: Press, versionId: number, acted: Acted): Promise<ActOutcome> {
  return unlessBarred(press, versionId, 'approve', acted, async (press, work) => {
    await press
      .updateTable('stories.revision')
      .set({ approvedBy: acted.by.id, approvedAt: acted.now })
      .where('id', '=', work.newest.id)
      .execute();
    await askForLinks(press, versionId);
    if (work.madeFrom !== undefined)
      await enqueue(press, 'translation.remember', { versionId }, { key: `remember:${versionId}`, priority: 5 });
    return moveOn(press, work, 'approve', acted);
  });
}
