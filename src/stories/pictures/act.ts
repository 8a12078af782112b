import { inTransaction, type Press } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import { record, type Staff } from '#staff';
import { type LibraryPicture, lockPicture } from './store.ts';
import { mayChangePicture } from './who.ts';

/** Why nothing was done to a picture. */
export type PictureBar = 'no-picture' | 'not-allowed';

export type Barred = { ok: false; reason: PictureBar };

/** Does `work` to a picture that is held meanwhile, when this person may change it. Acts on one picture come one after the other. */
export async function unlessBarred<T>(
  press: Press,
  slug: string,
  by: Staff,
  work: (press: Press, picture: LibraryPicture) => Promise<T>,
): Promise<T | Barred> {
  return inTransaction(press, async (press) => {
    const picture = await lockPicture(press, slug);
    if (!picture) return { ok: false, reason: 'no-picture' };
    return mayChangePicture(by, picture) ? work(press, picture) : { ok: false, reason: 'not-allowed' };
  });
}

/** Records an act on a picture in the log of the newsroom, as `stories.picture-changed`, and says that pages that show it are out of date. */
export async function noteAct(
  press: Press,
  { id, slug }: Pick<LibraryPicture, 'id' | 'slug'>,
  act: 'changed' | 'replaced' | 'removed' | 'retried',
  by: Staff,
  now: Date,
  detail: Record<string, string | number> = {},
): Promise<void> {
  const subject = { kind: 'picture', id };
  await record(press, { personId: by.id, act: `stories.picture-${act}`, subject, detail: { slug, ...detail } }, now);
  await announce(press, [`picture:${slug}`, 'pictures']);
}
