import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import type { Keys } from '#platform/tokens.ts';
import { personKey } from '../rules.ts';

/** Something a person agreed to, or took back: in the words that stood beside the button, on which page. `at` where it was said elsewhere, earlier. */
export type Consent = { email: string; purpose: string; given: boolean; text: string; language: string; form: string; at?: Date };

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
  const rows = consents.map(({ email, at = now, ...rest }) => ({ ...rest, personMac: personMac(keys, email), at }));
  await db.insertInto('readers.consent').values(rows).execute();
}

/** True, in SQL, when the last word of a person, by their mark, about a purpose was to take it back. */
export function hasTakenBack(mac: RawBuilder<unknown>, purpose: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql`coalesce((select not c.given from readers.consent c where c.person_mac = ${mac} and c.purpose = ${purpose} order by c.id desc limit 1), false)`;
}

/** The words in which each of some people last agreed to a purpose, in their order; undefined where nobody noted any. */
export async function newestConsents(
  db: Database,
  keys: Keys,
  asked: { email: string; purpose: string }[],
): Promise<(string | undefined)[]> {
  const marks = asked.map(({ email, purpose }, at) => ({ at, mac: personMac(keys, email).toString('base64'), purpose }));
  const { rows } = await sql<{ at: number; text: string }>`select distinct on (a.at) a.at, c.text
    from jsonb_to_recordset(${JSON.stringify(marks)}::jsonb) as a (at integer, mac text, purpose text)
    join readers.consent c on c.person_mac = decode(a.mac, 'base64') and c.purpose = a.purpose and c.given order by a.at, c.id desc`.execute(
    db,
  );
  const texts = new Map(rows.map(({ at, text }) => [at, text]));
  return asked.map((_, at) => texts.get(at));
}
