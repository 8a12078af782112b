import { sql } from 'kysely';
import { type Database, inTransaction } from '#platform/database.ts';
import { GiveUp } from '#platform/errors.ts';
import type { Files } from '#platform/files.ts';
import { enqueue } from '#platform/jobs.ts';
import { announce } from '#platform/signals.ts';
import { newKey } from '#platform/tokens.ts';
import { creditXmp } from './credit-xmp.ts';
import { renditionsOf } from './pixels.ts';
import { fileToMake } from './store.ts';

// Pages out there may still name the files of before.
const minutesKept = 60;

/**
 * Makes a picture's renditions, of the file that replaces it where one waits: that one is shown from then on, and the old files go an hour later.
 * Pages that show the picture are out of date afterwards. Pixels that can't be read leave the picture as it was, marked as failed. Harmless when run twice.
 */
export async function makeRenditions(db: Database, files: Files, pictureId: number): Promise<void> {
  const picture = await fileToMake(db, pictureId);
  if (!picture) throw new GiveUp(`Picture ${pictureId} is gone.`);
  const original = await files.read(picture.file);
  const made = await renditionsOf(original, picture.width, creditXmp(picture.credited)).catch(() => undefined);
  if (!made) {
    await db
      .updateTable('stories.picture')
      .set({ making: 'failed' })
      .where('id', '=', pictureId)
      .where(sql<boolean>`coalesce(next_file, file) = ${picture.file}`)
      .execute();
    return;
  }
  const key = newKey();
  const renditions: { format: string; width: number; height: number; file: string; bytes: number }[] = [];
  for (const { data, ...one } of made) {
    const file = `pictures/${picture.slug}/${key}/${one.width}.${one.format}`;
    await files.write(file, data);
    renditions.push({ ...one, file, bytes: data.byteLength });
  }
  await inTransaction(db, async (db) => {
    const shown = { renditions: JSON.stringify(renditions), making: 'made' };
    const next = {
      file: picture.file,
      mediaType: sql<string>`next_media_type`,
      width: sql<number>`next_width`,
      height: sql<number>`next_height`,
      number: sql<number>`number + 1`,
      ...{ nextFile: null, nextMediaType: null, nextWidth: null, nextHeight: null },
    };
    const changed = await db
      .updateTable('stories.picture')
      .set(picture.isNext ? { ...shown, ...next } : shown)
      .where('id', '=', pictureId)
      // Another file may have come meanwhile: it has a job of its own.
      .where(sql<boolean>`coalesce(next_file, file) = ${picture.file}`)
      .returning('id')
      .execute();
    const old = (picture.renditions as { file: string }[]).map(({ file }) => file);
    const unwanted = changed.length === 0 ? renditions.map(({ file }) => file) : [...old, ...(picture.isNext ? [picture.oldFile] : [])];
    if (unwanted.length > 0) await removeLater(db, pictureId, unwanted);
    await announce(db, [`picture:${picture.slug}`]);
  });
}

/** Has files removed once no page that is still out there can name them. */
export async function removeLater(db: Database, pictureId: number, unwanted: string[]): Promise<void> {
  const runAt = new Date(Date.now() + minutesKept * 60_000);
  await enqueue(db, 'stories.remove-picture-files', { pictureId, files: unwanted }, { runAt });
}

/** Removes files of a picture, but for those it has now. */
export async function removePictureFiles(db: Database, files: Files, pictureId: number, unwanted: string[]): Promise<void> {
  const row = await db
    .selectFrom('stories.picture')
    .select(['file', 'nextFile', 'renditions'])
    .where('id', '=', pictureId)
    .where('removedAt', 'is', null)
    .executeTakeFirst();
  const needed = new Set([row?.file, row?.nextFile, ...((row?.renditions ?? []) as { file: string }[]).map(({ file }) => file)]);
  for (const file of unwanted.filter((one) => !needed.has(one))) await files.remove(file);
}
