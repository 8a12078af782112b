import type { Press } from '#platform/database.ts';
import { type Acted, type ActOutcome, moveOn, unlessBarred } from './act.ts';
import { addCommentRow } from './comment-rows.ts';

/** Gives a version back to whoever writes it, with a note that goes to them as a comment. */
export async function handBack(press: Press, versionId: number, note: string, acted: Acted): Promise<ActOutcome> {
  return unlessBarred(press, versionId, 'hand-back', acted, async (press, work) => {
    const writer = work.assignedTo ?? work.madeBy;
    const mentioned = writer === undefined || writer === acted.by.id ? [] : [writer];
    if (note.trim()) await addCommentRow(press, { versionId, text: note.trim(), mentioned, madeBy: acted.by.id }, acted.now);
    return moveOn(press, work, 'hand-back', acted, { handedBackNumber: work.newest.number });
  });
}
