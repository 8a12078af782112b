import type { Press } from '#platform/database.ts';
import type { Staff } from '#staff';
import { type Barred, noteAct, unlessBarred } from './act.ts';
import { askForRenditions } from './add-picture.ts';
import { creditedFacts } from './credit-xmp.ts';
import type { PictureFacts } from './rules.ts';
import { rowOfFacts } from './store.ts';

export type PictureChange = { facts: PictureFacts; focal: { x: number; y: number } };

export type ChangePictureOutcome = { ok: true } | Barred | { ok: false; reason: 'changed-meanwhile' };

/** Changes what is known of a picture and where its focal point is, unless a colleague has done so since it was looked at (`base`). */
export async function changePicture(
  press: Press,
  slug: string,
  { facts, focal }: PictureChange,
  base: Date | null,
  by: Staff,
  now: Date,
): Promise<ChangePictureOutcome> {
  return unlessBarred<ChangePictureOutcome>(press, slug, by, async (press, picture) => {
    if (picture.changedAt?.getTime() !== base?.getTime()) return { ok: false, reason: 'changed-meanwhile' };
    const before = picture.facts;
    const names = Object.keys(facts) as (keyof PictureFacts)[];
    const changed = names.filter((name) => JSON.stringify(facts[name]) !== JSON.stringify(before[name]));
    const isMoved = focal.x !== picture.view.focal.x || focal.y !== picture.view.focal.y;
    if (changed.length === 0 && !isMoved) return { ok: true };
    await press
      .updateTable('stories.picture')
      .set({ ...rowOfFacts(facts), focalX: focal.x, focalY: focal.y, changedAt: now })
      .where('id', '=', picture.id)
      .execute();
    // Its files say who made it and on what terms.
    if (changed.some((name) => (creditedFacts as string[]).includes(name))) await askForRenditions(press, picture.id);
    const what = [...changed, ...(isMoved ? ['focal'] : [])].join(', ');
    await noteAct(press, picture, 'changed', by, now, { what });
    return { ok: true };
  });
}
