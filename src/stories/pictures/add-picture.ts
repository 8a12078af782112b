import type { Database } from '#platform/database.ts';
import { inTransaction } from '#platform/database.ts';
import type { Files } from '#platform/files.ts';
import { enqueue } from '#platform/jobs.ts';
import { newKey } from '#platform/tokens.ts';
import { type PictureFault, type Prepared, preparePicture } from './prepare.ts';
import { noFacts, type PictureFacts } from './rules.ts';
import { rowOfFacts } from './store.ts';

export type NewPicture = {
  slug: string;
  facts: Partial<PictureFacts>;
  focal?: { x: number; y: number } | undefined;
  fileName?: string | undefined;
  addedBy?: number | undefined;
};

export type AddPictureOutcome = { ok: true; id: number } | { ok: false; reason: PictureFault };

/** Takes a picture in: JPEG, PNG, WebP or AVIF of at most 60 megapixels, stored without its metadata. Its renditions follow as a job. */
export async function addPicture(db: Database, files: Files, picture: NewPicture, bytes: Buffer, now: Date): Promise<AddPictureOutcome> {
  const prepared = await preparePicture(bytes);
  return prepared.ok ? { ok: true, id: await storePicture(db, files, picture, prepared, now) } : prepared;
}

/** Stores a prepared picture. A try that fails leaves a file behind and nothing else. */
export async function storePicture(db: Database, files: Files, picture: NewPicture, prepared: Prepared, now: Date): Promise<number> {
  const { slug, focal = { x: 0.5, y: 0.5 }, facts } = picture;
  const file = await writeOriginal(files, slug, prepared);
  return inTransaction(db, async (db) => {
    const row = {
      slug,
      ...rowOfFacts({ ...noFacts, ...facts }),
      file,
      mediaType: `image/${prepared.format}`,
      width: prepared.width,
      height: prepared.height,
      bytes: prepared.bytes.byteLength,
      focalX: focal.x,
      focalY: focal.y,
      fileName: picture.fileName ?? null,
      addedBy: picture.addedBy ?? null,
      making: 'waiting',
      addedAt: now,
    };
    const { id } = await db.insertInto('stories.picture').values(row).returning('id').executeTakeFirstOrThrow();
    await askForRenditions(db, id);
    return id;
  });
}

/** Writes a prepared file beside those the picture has, never over one. Answers its key. */
export async function writeOriginal(files: Files, slug: string, { bytes, format }: Prepared): Promise<string> {
  const file = `pictures/${slug}/${newKey()}/original.${format}`;
  await files.write(file, bytes);
  return file;
}

/** Has the renditions of a picture made, soon. */
export async function askForRenditions(db: Database, id: number): Promise<void> {
  await enqueue(db, 'stories.make-renditions', { pictureId: id }, { key: `renditions:${id}`, priority: 10, queue: 'pictures' });
}
