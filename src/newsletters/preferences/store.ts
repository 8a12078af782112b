import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';

/** In which language an address gets its newsletters, and until when it wants none. */
export type Wishes = { language: string; pausedUntil: Date | null };

/** The address a link's sign-up is of, whether it is still on that list or not. */
export async function addressOf(
  db: Database,
  publicId: string,
): Promise<{ email: string; emailKey: string; language: string } | undefined> {
  const signUp = db.selectFrom('newsletters.signUp').select(['email', 'emailKey', 'language']);
  return signUp.where('publicId', '=', publicId).executeTakeFirst();
}

/** The wishes of an address that is on some list: those of the list it joined last. */
export async function wishesOf(db: Database, emailKey: string): Promise<Wishes | undefined> {
  const signUps = db.selectFrom('newsletters.signUp').select(['language', 'pausedUntil']).where('emailKey', '=', emailKey);
  return signUps.where('leftAt', 'is', null).orderBy('confirmedAt', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst();
}

/** Lets one change of an address's preferences at a time go through, until the transaction ends. */
export async function lockAddress(db: Database, emailKey: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('newsletters.address ' || ${emailKey}::text, 0))`.execute(db);
}

/** Notes the wishes of an address on every list it is on. */
export async function changeWishes(db: Database, emailKey: string, { language, pausedUntil }: Wishes): Promise<void> {
  await db
    .updateTable('newsletters.signUp')
    .set({ language, pausedUntil })
    .where('emailKey', '=', emailKey)
    .where('leftAt', 'is', null)
    .execute();
}
