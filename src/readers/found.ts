import { type RawBuilder, sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import { personKey } from './rules.ts';

/** A reader as staff find them; a deleted account has no address. */
export type FoundReader = { id: number; email: string; language: string; joinedAt: Date };

const columns = sql`r.id, r.email, r.language, r.joined_at`;

/**
 * Readers as a part of a statement of another module: `id`, `email`, `language`, `joined_at`. `part` is any part of an address.
 */
export function readersWith({ part }: { part?: string | undefined } = {}): RawBuilder<FoundReader> {
  if (!part) return sql`(select ${columns} from readers.reader r)`;
  return sql`(select ${columns} from readers.reader r where lower(r.email) like ${`%${part.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`})`;
}

/** One reader as staff see them. */
export async function findFoundReader(db: Database, id: number): Promise<FoundReader | undefined> {
  const { rows } = await sql<FoundReader>`select ${columns} from readers.reader r where r.id = ${id}`.execute(db);
  return rows[0];
}

export type BroughtReader = { email: string; language: string; joinedAt: Date };

/** Adds readers who come from elsewhere, unless they are here already. Answers the numbers of all, by `personKey`. No letter is sent. */
export async function bringReaders(db: Database, readers: BroughtReader[]): Promise<Map<string, number>> {
  const rows = readers.map(({ email, language, joinedAt }) => ({ email, key: personKey(email), language, joined_at: joinedAt }));
  // Numbered as they joined: lists go by number.
  const json = JSON.stringify(rows.toSorted((a, b) => a.joined_at.getTime() - b.joined_at.getTime() || (a.key < b.key ? -1 : 1)));
  await sql`insert into readers.reader (email, email_key, language, joined_at)
    select email, key, language, joined_at from jsonb_to_recordset(${json}::jsonb) as b (email text, key text, language text, joined_at timestamptz)
    on conflict (email_key) do nothing`.execute(db);
  const keys = [...new Set(rows.map(({ key }) => key))];
  const { rows: found } = await sql<{ id: number; emailKey: string }>`
    select id, email_key from readers.reader where email_key = any (${keys}::text[])`.execute(db);
  return new Map(found.map(({ id, emailKey }) => [emailKey, id]));
}
