import type { Press } from '#platform/database.ts';

/** Whom a provider calls by this name. */
export async function findIdentity(press: Press, issuer: string, subject: string): Promise<number | undefined> {
  const row = await press
    .selectFrom('staff.identity')
    .select('personId')
    .where('issuer', '=', issuer)
    .where('subject', '=', subject)
    .executeTakeFirst();
  return row?.personId;
}

/** Remembers by which name a provider calls a person; false when it called them by another, or the name is somebody else's. */
export async function addIdentity(
  press: Press,
  row: { issuer: string; subject: string; personId: number; addedAt: Date },
): Promise<boolean> {
  const added = await press
    .insertInto('staff.identity')
    .values(row)
    .onConflict((on) => on.doNothing())
    .returning('personId')
    .executeTakeFirst();
  return added !== undefined;
}

export async function removeIdentities(press: Press, personId: number): Promise<void> {
  await press.deleteFrom('staff.identity').where('personId', '=', personId).execute();
}
