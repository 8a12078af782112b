import type { Press } from '#platform/database.ts';
import { isRole } from './permissions.ts';
import type { Staff } from './session.ts';

/** A person of the staff as they are now, for whatever acts in their name; undefined once they have left. */
export async function findStaff(press: Press, personId: number): Promise<Staff | undefined> {
  const row = await press
    .selectFrom('staff.person')
    .select(['id', 'name', 'email', 'role', 'authorId'])
    .where('id', '=', personId)
    .where('leftAt', 'is', null)
    .executeTakeFirst();
  return row && isRole(row.role) ? { ...row, role: row.role, authorId: row.authorId ?? undefined } : undefined;
}
