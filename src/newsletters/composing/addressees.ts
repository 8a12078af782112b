import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import type { Mailing } from './mailings.ts';

/** How many addresses are on a mailing's list in its language, and want mail now. Who of them may have it is settled when it is sent. */
export async function countAddressees(
  db: Database,
  { newsletter, language }: Pick<Mailing, 'newsletter' | 'language'>,
  now: Date,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from newsletters.sign_up
    where newsletter_id = ${newsletter.id} and language = ${language} and left_at is null and suppressed_at is null
      and (paused_until is null or paused_until <= ${now})`.execute(db);
  return rows[0]?.count ?? 0;
}
