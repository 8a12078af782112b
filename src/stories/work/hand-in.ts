import type { Press } from '#platform/database.ts';
import { type Acted, type ActOutcome, moveOn, unlessBarred } from './act.ts';
import { askForLinks } from './check-links.ts';

/** Gives a version to those who review. */
export async function handIn(press: Press, versionId: number, acted: Acted): Promise<ActOutcome> {
  return unlessBarred(press, versionId, 'hand-in', acted, async (press, work) => {
    await askForLinks(press, versionId);
    return moveOn(press, work, 'hand-in', acted);
  });
}
