import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#platform/database.ts';

export type Reader = { id: number; email: string; language: string };
export type SignIn = {
  id: string;
  email: string;
  language: string;
  returnTo: string;
  expiresAt: Date;
  sentAt: Date | null;
  sentTo: string | null;
  wrongCodes: number;
  usedAt: Date | null;
};
export type Session = { reader: Reader; lastSeenAt: Date; expiresAt: Date };

const signInColumns = ['id', 'email', 'language', 'returnTo', 'expiresAt', 'sentAt', 'sentTo', 'wrongCodes', 'usedAt'] as const;

export async function addSignIn(
  db: Database,
  signIn: { email: string; emailKey: string; language: string; returnTo: string; askedAt: Date; expiresAt: Date },
): Promise<string> {
  const { id } = await db.insertInto('readers.signIn').values(signIn).returning('id').executeTakeFirstOrThrow();
  return id;
}

export async function findSignIn(db: Database, id: string): Promise<SignIn | undefined> {
  return db.selectFrom('readers.signIn').select(signInColumns).where('id', '=', id).executeTakeFirst();
}

/** The sign-in, locked until the transaction ends: of two uses at once the second waits and sees what the first did. */
export async function lockSignIn(db: Database, id: string): Promise<SignIn | undefined> {
  return db.selectFrom('readers.signIn').select(signInColumns).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function changeSignIn(
  db: Database,
  id: string,
  change: { usedAt?: Date; sentAt?: Date; sentTo?: string; wrongCodes?: number },
): Promise<void> {
  await db.updateTable('readers.signIn').set(change).where('id', '=', id).execute();
}

export async function findReader(db: Database, id: number): Promise<Reader | undefined> {
  return db.selectFrom('readers.reader').select(['id', 'email', 'language']).where('id', '=', id).executeTakeFirst();
}

export async function findReaderByKey(db: Database, emailKey: string): Promise<Reader | undefined> {
  return db.selectFrom('readers.reader').select(['id', 'email', 'language']).where('emailKey', '=', emailKey).executeTakeFirst();
}

/** The readers of these numbers, in no order. */
export async function readersByIds(db: Database, ids: number[]): Promise<Reader[]> {
  if (ids.length === 0) return [];
  return db.selectFrom('readers.reader').select(['id', 'email', 'language']).where('id', 'in', ids).execute();
}

/** The readers of these keys, in no order. */
export async function readersByKeys(db: Database, keys: string[]): Promise<(Reader & { emailKey: string })[]> {
  if (keys.length === 0) return [];
  return db.selectFrom('readers.reader').select(['id', 'email', 'language', 'emailKey']).where('emailKey', 'in', keys).execute();
}

/** The reader of a key, made when there is none; the language is the one they signed in with last. */
export async function joinReader(
  db: Database,
  reader: { email: string; emailKey: string; language: string; joinedAt: Date },
): Promise<Reader> {
  return db
    .insertInto('readers.reader')
    .values(reader)
    .onConflict((on) => on.column('emailKey').doUpdateSet({ language: reader.language }))
    .returning(['id', 'email', 'language'])
    .executeTakeFirstOrThrow();
}

export async function addSession(
  db: Database,
  session: { tokenHash: Buffer; readerId: number; device: string; startedAt: Date; lastSeenAt: Date; expiresAt: Date },
): Promise<void> {
  await db.insertInto('readers.session').values(session).execute();
}

export async function findSession(db: Database, tokenHash: Buffer): Promise<Session | undefined> {
  const row = await db
    .selectFrom('readers.session as s')
    .innerJoin('readers.reader as r', 'r.id', 's.readerId')
    .select(['r.id', 'r.email', 'r.language', 's.lastSeenAt', 's.expiresAt'])
    .where('s.tokenHash', '=', tokenHash)
    .executeTakeFirst();
  return row && { reader: { id: row.id, email: row.email, language: row.language }, lastSeenAt: row.lastSeenAt, expiresAt: row.expiresAt };
}

export async function touchSession(db: Database, tokenHash: Buffer, now: Date): Promise<void> {
  await db
    .updateTable('readers.session')
    .set({ lastSeenAt: now })
    .where('tokenHash', '=', tokenHash)
    .where('lastSeenAt', '<', now)
    .execute();
}

export async function removeSession(db: Database, tokenHash: Buffer): Promise<void> {
  await db.deleteFrom('readers.session').where('tokenHash', '=', tokenHash).execute();
}

export async function sessionsOf(db: Database, readerId: number) {
  return db
    .selectFrom('readers.session')
    .select(['tokenHash', 'publicId', 'device', 'startedAt', 'lastSeenAt', 'expiresAt'])
    .where('readerId', '=', readerId)
    .orderBy('lastSeenAt', 'desc')
    .limit(50)
    .execute();
}

/** Removes sign-ins that expired and sessions that ended before the given times, a thousand rows at a time so that nobody waits. */
export async function removeEnded(db: Database, before: { signIn: Date; session: Date; lastSeen: Date; wish: Date }): Promise<void> {
  const removals = [
    sql`delete from readers.sign_in where id in (select id from readers.sign_in where expires_at < ${before.signIn} limit 1000)`,
    sql`delete from readers.session where token_hash in (
      select token_hash from readers.session where expires_at < ${before.session} or last_seen_at < ${before.lastSeen} limit 1000)`,
    sql`delete from readers.challenge where challenge in (select challenge from readers.challenge where expires_at < ${before.signIn} limit 1000)`,
    sql`delete from readers.address_change where id in (select id from readers.address_change where expires_at < ${before.wish} limit 1000)`,
    sql`delete from readers.erasure where id in (
      select id from readers.erasure where expires_at < ${before.wish} and done_at is null limit 1000)`,
  ];
  for (const removal of removals) while ((await removal.execute(db)).numAffectedRows === 1000n);
}

/** Every reader's number and address key, as a query to join with. */
export function readerKeys(): RawBuilder<unknown> {
  return sql`select id as reader_id, email_key from readers.reader`;
}
