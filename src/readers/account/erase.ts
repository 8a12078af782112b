import { type Database, inTransaction } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';
import { eraseRows, type Person, type PersonalTable } from '#platform/personal-tables.ts';
import { announce } from '#platform/signals.ts';
import type { Keys } from '#platform/tokens.ts';
import { addressKey, personKey } from '../rules.ts';
import { readerTag } from '../session.ts';
import { findReader } from '../store.ts';
import { lockReaderRow } from './change-address.ts';
import { personMac } from './consent.ts';
import { endOtherDevices } from './devices.ts';

/** How long the letter's button works, in hours. */
export const eraseHours = 24;

/** What must happen elsewhere before a reader is forgotten: a running subscription ends. Part of the transaction. */
export type BeforeErasure = (db: Database, keys: Keys, person: Person, now: Date) => Promise<void>;

/** The reader as the tables know them; undefined once they are forgotten. */
export async function findPerson(db: Database, keys: Keys, readerId: number): Promise<Person | undefined> {
  const reader = await findReader(db, readerId);
  if (!reader?.email) return undefined;
  const { email } = reader;
  return { readerId, email, addressKey: addressKey(email), personKey: personKey(email), personMac: personMac(keys, email) };
}

/** Asks a reader by letter whether they want to be forgotten: what can't be undone isn't done by whoever finds a browser open. */
export async function askToErase(db: Database, readerId: number, language: string, now: Date): Promise<void> {
  await inTransaction(db, async (db) => {
    const expiresAt = new Date(now.getTime() + eraseHours * 3_600_000);
    const row = { readerId, language, askedAt: now, expiresAt };
    const { id } = await db.insertInto('readers.erasure').values(row).returning('id').executeTakeFirstOrThrow();
    await enqueue(db, 'readers.send-erasure', { erasureId: id }, { priority: -8 });
  });
}

export async function findErasure(db: Database, id: string) {
  return db
    .selectFrom('readers.erasure')
    .select(['id', 'readerId', 'language', 'expiresAt', 'doneAt'])
    .where('id', '=', id)
    .executeTakeFirst();
}

/**
 * Forgets a reader everywhere, in one transaction: what names them is removed or made to name nobody, sessions end in every process, and
 * what the law has the paper keep stays under a number. Doing it twice is as good as once. False where the wish is unknown or too old.
 */
export async function eraseReader(
  db: Database,
  keys: Keys,
  tables: PersonalTable[],
  before: BeforeErasure,
  erasureId: string,
  now: Date,
): Promise<boolean> {
  return inTransaction(db, async (db) => {
    const wish = await findErasure(db, erasureId);
    if (!wish || (!wish.doneAt && wish.expiresAt <= now)) return false;
    await lockReaderRow(db, wish.readerId);
    const person = await findPerson(db, keys, wish.readerId);
    if (!person) return true;
    await before(db, keys, person, now);
    await endOtherDevices(db, wish.readerId, undefined);
    for (const table of tables) await eraseRows(db, table, person);
    await db.updateTable('readers.erasure').set({ doneAt: now }).where('id', '=', erasureId).execute();
    await announce(db, [readerTag(wish.readerId)]);
    return true;
  });
}
