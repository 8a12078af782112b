import { type RawBuilder, sql } from 'kysely';
import type { Database } from './database.ts';

/** A reader as the tables know them: by number, by address, and by the address as one person's. */
export type Person = { readerId: number; email: string; addressKey: string; personKey: string; personMac: Buffer };

/**
 * A table with rows about readers: how a person's are found, which columns are handed out when they ask for their data (GDPR, articles 15
 * and 20), and what becomes of the rows when they ask to be forgotten (article 17). Every column is named, so that no new one is overlooked.
 */
export type PersonalTable = {
  table: `${string}.${string}`;
  where: (person: Person) => RawBuilder<unknown>;
  /** `own` is handed out; `ours` is a number, hash or key that says nothing to its reader. */
  columns: Record<string, 'own' | 'ours'>;
  /** Removes the rows, changes columns to what names nobody, or keeps them, with the reason. */
  erase: 'remove' | { set: Record<string, RawBuilder<unknown>> } | { keepBecause: string };
};

/** The rows about a person, each with the columns that are theirs. */
export async function rowsAbout(
  db: Database,
  { table, where, columns }: PersonalTable,
  person: Person,
): Promise<Record<string, unknown>[]> {
  const own = Object.keys(columns).filter((name) => columns[name] === 'own');
  if (own.length === 0) return [];
  const list = sql.join(own.map((name) => sql.ref(name)));
  const { rows } = await sql<{ row: Record<string, unknown> }>`
    select to_jsonb(r) as row from (select ${list} from ${sql.table(table)} where ${where(person)}) r`.execute(db);
  return rows.map(({ row }) => row);
}

/** Does with a person's rows what the table says. Part of the transaction `db` is. */
export async function eraseRows(db: Database, { table, where, erase }: PersonalTable, person: Person): Promise<void> {
  if (erase === 'remove') await sql`delete from ${sql.table(table)} where ${where(person)}`.execute(db);
  else if ('set' in erase) {
    const changes = Object.entries(erase.set).map(([name, value]) => sql`${sql.ref(name)} = ${value}`);
    await sql`update ${sql.table(table)} set ${sql.join(changes)} where ${where(person)}`.execute(db);
  }
}

/** Letters kept instead of sent. */
export const mailTables: PersonalTable[] = [
  {
    table: 'platform.kept_mail',
    where: ({ email }) => sql`lower(recipient) = lower(${email})`,
    columns: { id: 'ours', made_at: 'own', sender: 'ours', recipient: 'own', subject: 'own', text: 'own', html: 'ours', headers: 'ours' },
    erase: 'remove',
  },
];
