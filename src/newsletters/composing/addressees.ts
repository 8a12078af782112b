import type { Database } from '#platform/database.ts';
import { countRecipients } from '../sending/recipients.ts';
import type { Mailing } from './mailings.ts';

/** How many would get a mailing if it was sent now. */
export async function countAddressees(
  db: Database,
  { newsletter, language }: Pick<Mailing, 'newsletter' | 'language'>,
  now: Date,
): Promise<number> {
  return countRecipients(db, newsletter.id, language, now);
}
