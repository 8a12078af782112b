import pg from 'pg';
import type { TestPaper } from '../paper.ts';

/** What every table and sequence of the database holds, down to which transaction wrote each row: by name, a digest each. */
export type Digest = Map<string, string>;

/** Looks at everything the paper stores. Two digests are alike only if no row was written in between, not even with what it held already. */
export async function digestOf(paper: TestPaper): Promise<Digest> {
  const client = new pg.Client({ connectionString: paper.databaseUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string }>(
      `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('r', 'p') and n.nspname !~ '^pg_' and n.nspname <> 'information_schema' order by 1`,
    );
    const digest: Digest = new Map();
    for (const { name } of tables) {
      const { rows } = await client.query(
        `select count(*) || ' ' || coalesce(md5(string_agg(xmin::text || t::text, '|' order by ctid)), '') as rows from ${name} t`,
      );
      digest.set(name, rows[0].rows);
    }
    const { rows: sequences } = await client.query(
      `select schemaname || '.' || sequencename as name, last_value::text as at from pg_sequences`,
    );
    for (const { name, at } of sequences) digest.set(name, String(at));
    return digest;
  } finally {
    await client.end();
  }
}

/** The tables and sequences in which something was written between two digests. */
export function changedBetween(before: Digest, after: Digest): string[] {
  return [...after].filter(([name, digest]) => before.get(name) !== digest).map(([name]) => name);
}
