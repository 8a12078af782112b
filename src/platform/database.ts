import { CamelCasePlugin, Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import type { DB } from './database-types.ts';

/** A handle on the database; may be a transaction. */
export type Database = Kysely<DB>;
/** The handle that can read bodies. Handed to access, newsroom, api and the jobs that bind magazines and mail, and to nobody else. */
export type Press = Database & { readonly reads: 'bodies' };

export const siteRole = 'broadsheet_site';
export const pressRole = 'broadsheet_press';

// int8 keys stay far below 2^53; dates without a time stay text.
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
// int8[] (OID 1016, which has no name there) holds numbers and commas only.
pg.types.setTypeParser(1016 as typeof pg.types.builtins.INT8, (text) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(Number)));
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/**
 * Opens a pool whose every connection works under the given role. `onLost` hears of idle connections that broke. A database that has stopped
 * answering doesn't keep its askers waiting: `millisecondsToAnswer` is longer than any statement takes, but for the few that are meant to.
 */
export function openDatabase(
  url: string,
  role: string | undefined,
  size: number,
  onLost: (error: Error) => void,
  millisecondsToAnswer = 10_000,
): Database {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 60_000,
    query_timeout: millisecondsToAnswer,
    keepAlive: true,
    ...(role ? { options: `-c role=${role}` } : {}),
  });
  pool.on('error', onLost);
  pool.on('connect', (client) => client.on('error', onLost));
  return new Kysely<DB>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })] });
}

/** Runs `work` in a transaction, or in the one it is already in: begun inside a larger transaction, it ends with that one. */
export async function inTransaction<D extends Database, T>(db: D, work: (db: D) => Promise<T>): Promise<T> {
  if (db.isTransaction) return work(db);
  return db.transaction().execute((transaction) => work(transaction as unknown as D));
}

/** True when the database answers. */
export async function isReachable(db: Database): Promise<boolean> {
  return sql`select 1`.execute(db).then(
    () => true,
    () => false,
  );
}
