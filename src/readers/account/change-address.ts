import { type Database, inTransaction } from '#platform/database.ts';
import { enqueue } from '#platform/jobs.ts';
import { announce } from '#platform/signals.ts';
import type { Keys } from '#platform/tokens.ts';
import { addressKey, personKey } from '../rules.ts';
import { readerTag } from '../session.ts';
import { carryConsents } from './consent.ts';
import { endOtherDevices } from './devices.ts';

/** How long both addresses have to say yes, in hours. */
export const changeHours = 24;

export type AddressChange = {
  id: string;
  readerId: number;
  oldEmail: string;
  newEmail: string;
  language: string;
  expiresAt: Date;
  oldConfirmedAt: Date | null;
  newConfirmedAt: Date | null;
  endedAt: Date | null;
};

const columns = ['id', 'readerId', 'oldEmail', 'newEmail', 'language', 'expiresAt', 'oldConfirmedAt', 'newConfirmedAt', 'endedAt'] as const;

export type AskOutcome = { ok: true } | { ok: false; reason: 'same' };

/**
 * Asks both addresses whether a reader's letters shall go to the new one. A later wish replaces an earlier one. Whether the new address has an
 * account already is told by its letter alone, so that nobody learns here who reads the paper.
 */
export async function askToChangeAddress(
  db: Database,
  reader: { id: number; email: string },
  newEmail: string,
  language: string,
  now: Date,
): Promise<AskOutcome> {
  if (addressKey(newEmail) === addressKey(reader.email)) return { ok: false, reason: 'same' };
  return inTransaction(db, async (db) => {
    await lockReaderRow(db, reader.id);
    await db
      .updateTable('readers.addressChange')
      .set({ endedAt: now })
      .where('readerId', '=', reader.id)
      .where('endedAt', 'is', null)
      .execute();
    const expiresAt = new Date(now.getTime() + changeHours * 3_600_000);
    const row = { readerId: reader.id, oldEmail: reader.email, newEmail, language, askedAt: now, expiresAt };
    const { id } = await db.insertInto('readers.addressChange').values(row).returning('id').executeTakeFirstOrThrow();
    await enqueue(db, 'readers.send-address-letters', { changeId: id }, { priority: -8 });
    return { ok: true };
  });
}

export type ConfirmOutcome = { ok: true; isDone: boolean } | { ok: false; reason: 'expired' | 'taken' };

/**
 * Notes that one of the two addresses said yes, and changes the account's once both have. Saying it twice is as good as once. All other
 * sessions of the reader end with the change: whoever held the old mailbox may hold one of them (ASVS 5.0, 7.4.3).
 */
export async function confirmAddress(db: Database, keys: Keys, changeId: string, which: 'old' | 'new', now: Date): Promise<ConfirmOutcome> {
  return inTransaction(db, async (db) => {
    const change = await db.selectFrom('readers.addressChange').select(columns).where('id', '=', changeId).forUpdate().executeTakeFirst();
    if (!change || (change.endedAt === null && change.expiresAt <= now)) return { ok: false, reason: 'expired' };
    const confirmed = {
      oldConfirmedAt: which === 'old' ? (change.oldConfirmedAt ?? now) : change.oldConfirmedAt,
      newConfirmedAt: which === 'new' ? (change.newConfirmedAt ?? now) : change.newConfirmedAt,
    };
    const isDone = confirmed.oldConfirmedAt !== null && confirmed.newConfirmedAt !== null;
    if (change.endedAt) return isDone ? { ok: true, isDone } : { ok: false, reason: 'expired' };
    await db.updateTable('readers.addressChange').set(confirmed).where('id', '=', changeId).execute();
    if (!isDone) return { ok: true, isDone };
    if (!(await takeAddress(db, change))) return { ok: false, reason: 'taken' };
    await db.updateTable('readers.addressChange').set({ endedAt: now }).where('id', '=', changeId).execute();
    await carryConsents(db, keys, change.oldEmail, change.newEmail);
    await endOtherDevices(db, change.readerId, undefined);
    await enqueue(db, 'readers.send-address-changed', { changeId }, { priority: -8 });
    await enqueue(db, 'newsletters.follow-address', { changeId });
    await announce(db, [readerTag(change.readerId)]);
    return { ok: true, isDone };
  });
}

/** Gives the reader the new address, unless it is another account's, or theirs has changed since. */
async function takeAddress(db: Database, { readerId, oldEmail, newEmail }: { readerId: number; oldEmail: string; newEmail: string }) {
  const emailKey = personKey(newEmail);
  const isTaken = await db
    .selectFrom('readers.reader')
    .select('id')
    .where('emailKey', '=', emailKey)
    .where('id', '<>', readerId)
    .executeTakeFirst();
  if (isTaken) return false;
  const changed = await db
    .updateTable('readers.reader')
    .set({ email: newEmail, emailKey })
    .where('id', '=', readerId)
    .where('email', '=', oldEmail)
    .executeTakeFirst();
  return changed.numUpdatedRows > 0n;
}

export async function findAddressChange(db: Database, id: string): Promise<AddressChange | undefined> {
  return db.selectFrom('readers.addressChange').select(columns).where('id', '=', id).executeTakeFirst();
}

/** The change a reader has asked for and not both addresses have answered yet. */
export async function openAddressChange(db: Database, readerId: number, now: Date): Promise<AddressChange | undefined> {
  return db
    .selectFrom('readers.addressChange')
    .select(columns)
    .where('readerId', '=', readerId)
    .where('endedAt', 'is', null)
    .where('expiresAt', '>', now)
    .executeTakeFirst();
}

export async function lockReaderRow(db: Database, readerId: number): Promise<void> {
  await db.selectFrom('readers.reader').select('id').where('id', '=', readerId).forUpdate().executeTakeFirst();
}
