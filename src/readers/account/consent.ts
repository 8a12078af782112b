import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import type { Keys } from '#platform/tokens.ts';
import { personKey } from '../rules.ts';

/** Something a person agreed to, or took back: in the words that stood beside the button, on which page. */
export type Consent = { email: string; purpose: string; given: boolean; text: string; language: string; form: string };

/** The mark under which a person's consents are kept: it proves them to whoever has the address, and names nobody to others. */
export function personMac(keys: Keys, email: string): Buffer {
  return Buffer.from(keys.mac('person', personKey(email)), 'base64url');
}

/** Gives a person's consents, with their moments, to their next address too. */
export async function carryConsents(db: Database, keys: Keys, from: string, to: string): Promise<void> {
  await sql`insert into readers.consent (person_mac, purpose, given, text, language, form, at)
    select ${personMac(keys, to)}, purpose, given, text, language, form, at from readers.consent
    where person_mac = ${personMac(keys, from)} order by id`.execute(db);
}

/** Notes consents for good, in the transaction of what they allow (GDPR, article 7). Rows are never changed: taking back is a row too. */
export async function recordConsents(db: Database, keys: Keys, consents: Consent[], now: Date): Promise<void> {
  if (consents.length === 0) return;
  const rows = consents.map(({ email, ...rest }) => ({ ...rest, personMac: personMac(keys, email), at: now }));
  await db.insertInto('readers.consent').values(rows).execute();
}
