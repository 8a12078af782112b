import type { Database } from '#platform/database.ts';
import { inTransaction } from '#platform/database.ts';
import type { Files } from '#platform/files.ts';
import { enqueue } from '#platform/jobs.ts';

export type NewPicture = {
  slug: string;
  credit: string;
  agency: string | undefined;
  licence: string | undefined;
  focal: { x: number; y: number };
};

export type AddPictureOutcome = { ok: true; id: number } | { ok: false; reason: 'not-a-picture' | 'too-large' };

const formats = ['jpeg', 'png', 'webp', 'avif'];

/** Takes a picture in: JPEG, PNG, WebP or AVIF of at most 60 megapixels. Its renditions follow as a job. */
export async function addPicture(db: Database, files: Files, picture: NewPicture, bytes: Buffer, now: Date): Promise<AddPictureOutcome> {
  const { default: sharp } = await import('sharp');
  const found = await sharp(bytes)
    .metadata()
    .catch(() => undefined);
  const format = found?.format === 'heif' ? 'avif' : found?.format;
  if (!found?.width || !found.height || !format || !formats.includes(format)) return { ok: false, reason: 'not-a-picture' };
  if (found.width * found.height > 60_000_000) return { ok: false, reason: 'too-large' };
  const file = `pictures/${picture.slug}/original.${format}`;
  await files.write(file, bytes);
  return inTransaction(db, async (db) => {
    const { focal, ...rest } = picture;
    const row = {
      ...rest,
      file,
      mediaType: `image/${format}`,
      width: found.width,
      height: found.height,
      focalX: focal.x,
      focalY: focal.y,
      addedAt: now,
    };
    const { id } = await db.insertInto('stories.picture').values(row).returning('id').executeTakeFirstOrThrow();
    await enqueue(db, 'stories.make-renditions', { pictureId: id }, { key: `renditions:${id}`, priority: 10 });
    return { ok: true, id };
  });
}
