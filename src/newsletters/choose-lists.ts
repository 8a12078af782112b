import { type Database, inTransaction } from '#platform/database.ts';
import { addressKey } from '#readers';
import { addSignUps, removeOtherSignUps } from './store.ts';

type Address = { email: string; language: string };

/** Puts a reader's own address, which signing in has proved, on lists at once. */
export async function joinLists(db: Database, { email, language }: Address, newsletterIds: number[], now: Date): Promise<void> {
  await addSignUps(db, { email, language, emailKey: addressKey(email) }, newsletterIds, now);
}

/** Puts a reader's own address on exactly these lists: off the others, on those it wasn't on. */
export async function chooseLists(db: Database, address: Address, newsletterIds: number[], now: Date): Promise<void> {
  await inTransaction(db, async (db) => {
    await joinLists(db, address, newsletterIds, now);
    await removeOtherSignUps(db, addressKey(address.email), newsletterIds, now);
  });
}
