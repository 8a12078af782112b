import type { Press } from '#platform/database.ts';
import type { Files } from '#platform/files.ts';
import type { Staff } from '#staff';
import { type Barred, noteAct, unlessBarred } from './act.ts';
import { askForRenditions, writeOriginal } from './add-picture.ts';
import { removeLater } from './make-renditions.ts';
import { type PictureFault, preparePicture } from './prepare.ts';
import { fileNameOf } from './rules.ts';

export type ReplacePictureOutcome = { ok: true } | Barred | { ok: false; reason: PictureFault };

/** Puts another file in a picture's place: the address stays, what is known of it too. Readers see the present one until the renditions of the new one are made. */
export async function replacePicture(
  press: Press,
  files: Files,
  slug: string,
  { bytes, fileName }: { bytes: Buffer; fileName: string },
  by: Staff,
  now: Date,
): Promise<ReplacePictureOutcome> {
  const prepared = await preparePicture(bytes);
  if (!prepared.ok) return prepared;
  return unlessBarred<ReplacePictureOutcome>(press, slug, by, async (press, picture) => {
    const file = await writeOriginal(files, slug, prepared);
    const { width, height, format } = prepared;
    const before = await press.selectFrom('stories.picture').select('nextFile').where('id', '=', picture.id).executeTakeFirstOrThrow();
    await press
      .updateTable('stories.picture')
      .set({ nextFile: file, nextMediaType: `image/${format}`, nextWidth: width, nextHeight: height })
      .set({ making: 'waiting', fileName: fileNameOf(fileName), bytes: prepared.bytes.byteLength, changedAt: now })
      .where('id', '=', picture.id)
      .execute();
    if (before.nextFile) await removeLater(press, picture.id, [before.nextFile]);
    await askForRenditions(press, picture.id);
    await noteAct(press, picture, 'replaced', by, now, { width, height });
    return { ok: true };
  });
}
