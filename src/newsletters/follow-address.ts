import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import { addressKey, findAddressChange } from '#readers';

/** Takes a reader's newsletters along to their new address. Lists it is on already stay as they are, and the old address leaves them. */
export async function followAddress(db: Database, changeId: string, now: Date): Promise<void> {
  const change = await findAddressChange(db, changeId);
  if (!change?.endedAt) return;
  const [from, to] = [addressKey(change.oldEmail), addressKey(change.newEmail)];
  await sql`update newsletters.sign_up s set email = ${change.newEmail}, email_key = ${to}
    where email_key = ${from} and not exists
      (select from newsletters.sign_up t where t.newsletter_id = s.newsletter_id and t.email_key = ${to})`.execute(db);
  await sql`update newsletters.sign_up set left_at = ${now} where email_key = ${from} and left_at is null`.execute(db);
}
