import { inTransaction, type Press } from '#platform/database.ts';
import type { Files } from '#platform/files.ts';
import { newKey } from '#platform/tokens.ts';
import { record, type Staff } from '#staff';
import { slugOf } from '../references.ts';
import { storePicture } from './add-picture.ts';
import { type PictureFault, preparePicture } from './prepare.ts';
import { readFacts } from './read-facts.ts';
import { fileNameOf, type PictureFacts } from './rules.ts';
import { findPicture, type LibraryPicture } from './store.ts';

export type Uploaded = {
  bytes: Buffer;
  fileName: string;
  /** Of the words in the file, where it doesn't say. */
  language: string;
  /** What is said beside the file goes before what stands in it. */
  facts?: Partial<PictureFacts>;
  focal?: { x: number; y: number } | undefined;
};

export type UploadOutcome = { ok: true; picture: LibraryPicture } | { ok: false; reason: PictureFault };

/** Takes in a picture that somebody of the staff sends: what its file says of credit, caption and licence becomes the picture's, the rest of its metadata goes. */
export async function uploadPicture(
  press: Press,
  files: Files,
  uploaded: Uploaded,
  by: Pick<Staff, 'id'>,
  now: Date,
): Promise<UploadOutcome> {
  const prepared = await preparePicture(uploaded.bytes);
  if (!prepared.ok) return prepared;
  const facts = { ...(await readFacts(prepared.found, uploaded.language)), ...uploaded.facts };
  const fileName = fileNameOf(uploaded.fileName);
  const slug = newSlug(fileName);
  return inTransaction(press, async (press) => {
    const id = await storePicture(press, files, { slug, facts, focal: uploaded.focal, fileName, addedBy: by.id }, prepared, now);
    const detail = { slug, width: prepared.width, height: prepared.height };
    await record(press, { personId: by.id, act: 'stories.picture-added', subject: { kind: 'picture', id }, detail }, now);
    const picture = await findPicture(press, slug);
    if (!picture) throw new Error(`Picture ${slug} isn't there.`);
    return { ok: true, picture };
  });
}

/** An address that nobody guesses, with the file's name in it as far as it has letters. */
function newSlug(fileName: string): string {
  const name = slugOf(fileName.replace(/\.\w{2,5}$/, '')).slice(0, 40);
  const key = newKey()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 9);
  return [name, key].filter(Boolean).join('-').replace(/-+/g, '-');
}
