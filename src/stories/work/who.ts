import { may, type Staff } from '#staff';
import type { Hand } from './rules.ts';

/** Whose a version is: the authors and translators of its by-line, who made it, who has it to do. */
export type Belonging = { authorIds: number[]; translatorIds: number[]; madeBy: number | undefined; assignedTo: number | undefined };

/** True when this person may change this version's text: any for editors up, one's own or an assigned one for others. */
export function mayWrite(staff: Staff, version: Belonging): boolean {
  if (may(staff.role, 'stories:write-any')) return true;
  if (!may(staff.role, 'stories:write')) return false;
  if (version.madeBy === staff.id || version.assignedTo === staff.id) return true;
  return staff.authorId !== undefined && [...version.authorIds, ...version.translatorIds].includes(staff.authorId);
}

/** A member of staff as the rules see them before one version. */
export function handOf(staff: Staff, version: Belonging): Hand {
  return { id: staff.id, isWriter: mayWrite(staff, version), may: (permission) => may(staff.role, permission) };
}
