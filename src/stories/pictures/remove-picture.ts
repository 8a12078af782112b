import type { Press } from '#platform/database.ts';
import type { Staff } from '#staff';
import { type Barred, noteAct, unlessBarred } from './act.ts';
import { removeLater } from './make-renditions.ts';

export type RemovePictureOutcome = { ok: true } | Barred | { ok: false; reason: 'in-use' };

/** Takes a picture that stands nowhere out of the library. Its address leads nowhere from then on, and its files go. */
export async function removePicture(press: Press, slug: string, by: Staff, now: Date): Promise<RemovePictureOutcome> {
  return unlessBarred<RemovePictureOutcome>(press, slug, by, async (press, picture) => {
    if (picture.uses > 0) return { ok: false, reason: 'in-use' };
    const row = await press
      .updateTable('stories.picture')
      .set({ removedAt: now })
      .where('id', '=', picture.id)
      .returning(['file', 'nextFile', 'renditions'])
      .executeTakeFirstOrThrow();
    const renditions = (row.renditions as { file: string }[]).map(({ file }) => file);
    await removeLater(press, picture.id, [row.file, ...(row.nextFile ? [row.nextFile] : []), ...renditions]);
    await noteAct(press, picture, 'removed', by, now);
    return { ok: true };
  });
}
