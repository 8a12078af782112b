import type { Database } from '#platform/database.ts';
import type { Passkey } from '#platform/passkeys.ts';

export type PasskeyLine = { id: string; name: string; addedAt: Date; usedAt: Date | null };

/** A reader's passkeys, oldest first, as the account lists them. */
export async function passkeysOf(db: Database, readerId: number): Promise<(PasskeyLine & Pick<Passkey, 'credentialId' | 'transports'>)[]> {
  return db
    .selectFrom('readers.passkey')
    .select(['id', 'name', 'addedAt', 'usedAt', 'credentialId', 'transports'])
    .where('readerId', '=', readerId)
    .orderBy('addedAt')
    .limit(50)
    .execute();
}

/** Keeps a passkey; false when another has that id. */
export async function addPasskeyRow(db: Database, row: Passkey & { readerId: number; name: string; addedAt: Date }): Promise<boolean> {
  const added = await db
    .insertInto('readers.passkey')
    .values({ ...row, publicKey: Buffer.from(row.publicKey) })
    .onConflict((on) => on.column('credentialId').doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** A passkey, locked until the transaction ends: its count goes only up. */
export async function lockPasskey(db: Database, credentialId: string): Promise<(Passkey & { id: string; readerId: number }) | undefined> {
  return db
    .selectFrom('readers.passkey')
    .select(['id', 'readerId', 'credentialId', 'publicKey', 'counter', 'transports'])
    .where('credentialId', '=', credentialId)
    .forUpdate()
    .executeTakeFirst();
}

export async function notePasskeyUse(db: Database, id: string, counter: number, now: Date): Promise<void> {
  await db.updateTable('readers.passkey').set({ counter, usedAt: now }).where('id', '=', id).execute();
}

export async function removePasskey(db: Database, readerId: number, id: string): Promise<void> {
  await db.deleteFrom('readers.passkey').where('readerId', '=', readerId).where('id', '=', id).execute();
}

export async function addChallenge(db: Database, row: { challenge: string; readerId: number | null; expiresAt: Date }): Promise<void> {
  await db.insertInto('readers.challenge').values(row).execute();
}

/** Takes a challenge away, whatever becomes of its answer; false when it isn't ours, is another's, or its time is over. */
export async function takeChallenge(db: Database, challenge: string, readerId: number | null, now: Date): Promise<boolean> {
  const row = await db
    .deleteFrom('readers.challenge')
    .where('challenge', '=', challenge)
    .returning(['readerId', 'expiresAt'])
    .executeTakeFirst();
  return row !== undefined && row.readerId === readerId && row.expiresAt > now;
}
