import type { Database } from '#platform/database.ts';
import { inTransaction } from '#platform/database.ts';
import { GiveUp } from '#platform/errors.ts';
import type { Files } from '#platform/files.ts';
import { announce } from '#platform/signals.ts';

const widths = [480, 800, 1280];

/**
 * Makes a picture's renditions: AVIF, WebP and JPEG, each 480, 800 and 1280 pixels wide (never wider than the original),
 * EXIF left behind. Pages that show the picture are out of date afterwards. Harmless when run twice.
 */
export async function makeRenditions(db: Database, files: Files, pictureId: number): Promise<void> {
  const picture = await db.selectFrom('stories.picture').select(['slug', 'file', 'width']).where('id', '=', pictureId).executeTakeFirst();
  if (!picture) throw new GiveUp(`Picture ${pictureId} is gone.`);
  const { default: sharp } = await import('sharp');
  sharp.concurrency(1);
  sharp.cache(false);
  const original = await files.read(picture.file);
  const renditions: { format: string; width: number; height: number; file: string; bytes: number }[] = [];
  for (const width of widths.filter((one) => one < picture.width).concat(picture.width <= 480 ? [picture.width] : [])) {
    const smaller = sharp(original, { limitInputPixels: 60_000_000 }).rotate().resize({ width });
    const made = {
      avif: smaller.clone().avif({ quality: 55, effort: 2 }),
      webp: smaller.clone().webp({ quality: 76 }),
      jpeg: smaller.clone().flatten({ background: '#ffffff' }).jpeg({ quality: 78, progressive: true, mozjpeg: true }),
    };
    for (const [format, image] of Object.entries(made)) {
      const { data, info } = await image.toBuffer({ resolveWithObject: true });
      const file = `pictures/${picture.slug}/${width}.${format}`;
      await files.write(file, data);
      renditions.push({ format, width, height: info.height, file, bytes: data.byteLength });
    }
  }
  await inTransaction(db, async (db) => {
    await db
      .updateTable('stories.picture')
      .set({ renditions: JSON.stringify(renditions) })
      .where('id', '=', pictureId)
      .execute();
    await announce(db, [`picture:${picture.slug}`]);
  });
}
