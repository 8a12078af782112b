import { may, type Staff } from '#staff';
import type { LibraryPicture } from './store.ts';

/** Whether somebody may change, replace or remove a picture: editors each, others their own while readers don't see it. */
export function mayChangePicture(staff: Staff, picture: Pick<LibraryPicture, 'addedBy' | 'publicUses'>): boolean {
  if (may(staff.role, 'pictures:change')) return true;
  return may(staff.role, 'pictures:add') && picture.addedBy === staff.id && picture.publicUses === 0;
}
