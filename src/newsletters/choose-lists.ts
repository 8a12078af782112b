import { type Database, inTransaction } from '#platform/database.ts';
import type { Keys } from '#platform/tokens.ts';
import { addressKey } from '#readers';
import { recordChoice, type Said } from './consents.ts';
import { addSignUps, removeOtherSignUps, signUpsOf } from './store.ts';

type Address = { email: string; language: string };

/** Puts a reader's own address, which signing in has proved, on lists at once. */
export async function joinLists(db: Database, keys: Keys, address: Address, newsletterIds: number[], said: Said, now: Date): Promise<void> {
  const { email, language } = address;
  await inTransaction(db, async (db) => {
    const had = new Set((await signUpsOf(db, addressKey(email))).map((one) => one.newsletterId));
    await addSignUps(db, { email, language, emailKey: addressKey(email) }, newsletterIds, now);
    const joined = newsletterIds.filter((id) => !had.has(id));
    await recordChoice(db, keys, email, joined, true, said, now);
  });
}

/** Puts a reader's own address on exactly these lists: off the others, on those it wasn't on. */
export async function chooseLists(
  db: Database,
  keys: Keys,
  address: Address,
  newsletterIds: number[],
  said: Said,
  now: Date,
): Promise<void> {
  await inTransaction(db, async (db) => {
    const had = (await signUpsOf(db, addressKey(address.email))).map((one) => one.newsletterId);
    await joinLists(db, keys, address, newsletterIds, said, now);
    await removeOtherSignUps(db, addressKey(address.email), newsletterIds, now);
    const left = had.filter((id) => !newsletterIds.includes(id));
    await recordChoice(db, keys, address.email, left, false, said, now);
  });
}
