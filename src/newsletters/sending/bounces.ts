import { sql } from 'kysely';
import { type Database, inTransaction } from '#platform/database.ts';
import type { Keys } from '#platform/tokens.ts';
import { addressKey, personMac } from '#readers';
import { decayed, mostSoftBounces, type Verdict, verdictOf } from './rules.ts';

/** Why nothing is mailed to an address any more. */
export type Why = 'bounced' | 'complained' | 'staff';

/** Takes in that an address refused a mail: a mailbox that is gone is suppressed at once, one that is full or away only if it keeps being so. */
export async function hearRefusal(
  db: Database,
  keys: Keys,
  email: string,
  answer: string,
  now: Date,
  verdict: Verdict = verdictOf(answer),
): Promise<void> {
  if (verdict === 'dead') return suppress(db, keys, email, 'bounced', answer, now);
  if (verdict === 'soft') await countSoft(db, keys, email, answer, now);
}

async function countSoft(db: Database, keys: Keys, email: string, answer: string, now: Date): Promise<void> {
  const addressHash = personMac(keys, email);
  await inTransaction(db, async (db) => {
    const before = await db
      .selectFrom('newsletters.bounce')
      .selectAll()
      .where('addressHash', '=', addressHash)
      .forUpdate()
      .executeTakeFirst();
    const count = (before ? decayed(before.count, before.countedAt, now) : 0) + 1;
    await db
      .insertInto('newsletters.bounce')
      .values({ addressHash, count, countedAt: now })
      .onConflict((on) => on.column('addressHash').doUpdateSet({ count, countedAt: now }))
      .execute();
    if (count >= mostSoftBounces) await suppress(db, keys, email, 'bounced', answer, now);
  });
}

/** Lets nothing be mailed to an address any more, on any list, until it is confirmed anew. Whoever is suppressed already stays so, for the first reason. */
export async function suppress(db: Database, keys: Keys, email: string, why: Why, answer: string, now: Date): Promise<void> {
  await inTransaction(db, async (db) => {
    await db
      .insertInto('newsletters.suppression')
      .values({ addressHash: personMac(keys, email), why, answer: withoutAddress(answer, email), since: now })
      .onConflict((on) => on.column('addressHash').doNothing())
      .execute();
    await sql`update newsletters.sign_up set suppressed_at = ${now} where email_key = ${addressKey(email)} and suppressed_at is null`.execute(
      db,
    );
  });
}

/** Lifts a suppression: its owner has confirmed the address anew, and so has read a letter there. */
export async function liftSuppression(db: Database, keys: Keys, email: string): Promise<void> {
  const addressHash = personMac(keys, email);
  await db.deleteFrom('newsletters.suppression').where('addressHash', '=', addressHash).execute();
  await db.deleteFrom('newsletters.bounce').where('addressHash', '=', addressHash).execute();
  await sql`update newsletters.sign_up set suppressed_at = null where email_key = ${addressKey(email)} and suppressed_at is not null`.execute(
    db,
  );
}

/** The suppression outlives the address, so the server's words are kept without it. */
export function withoutAddress(answer: string, email: string): string {
  return answer
    .replaceAll(email, '…')
    .replace(/\S+@\S+/g, '…')
    .slice(0, 300);
}
