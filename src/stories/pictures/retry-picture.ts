import type { Press } from '#platform/database.ts';
import type { Staff } from '#staff';
import { type Barred, noteAct, unlessBarred } from './act.ts';
import { askForRenditions } from './add-picture.ts';

export type RetryPictureOutcome = { ok: true } | Barred;

/** Has the renditions of a picture made once more. */
export async function retryPicture(press: Press, slug: string, by: Staff, now: Date): Promise<RetryPictureOutcome> {
  return unlessBarred<RetryPictureOutcome>(press, slug, by, async (press, picture) => {
    if (picture.making !== 'failed') return { ok: true };
    await press.updateTable('stories.picture').set({ making: 'waiting' }).where('id', '=', picture.id).execute();
    await askForRenditions(press, picture.id);
    await noteAct(press, picture, 'retried', by, now);
    return { ok: true };
  });
}
