import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { runMigrations } from 'graphile-worker';
import { Kysely, PostgresDialect, sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import pg from 'pg';
import { pressRole, siteRole } from './database.ts';

/**
 * Brings the database up to date: the two roles, the job queue's own tables, then every `.sql` file of `dir` not yet run, in order.
 * Several processes may call it at once: one works, the others wait. Answers the names of the files it ran.
 */
export async function migrate(url: string, dir: string): Promise<string[]> {
  const pool = new pg.Pool({ connectionString: url, max: 2 });
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const db = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    await db.connection().execute(async (one) => {
      await sql`select pg_advisory_lock(hashtext('broadsheet.roles'))`.execute(one);
      try {
        await createRoles(one);
      } finally {
        await sql`select pg_advisory_unlock(hashtext('broadsheet.roles'))`.execute(one);
      }
    });
    const migrator = new Migrator({ db, provider: { getMigrations: () => readMigrations(dir) }, migrationTableSchema: 'migrations' });
    const { error, results = [] } = await migrator.migrateToLatest();
    if (error)
      throw new Error(`Migration ${results.find((result) => result.status === 'Error')?.migrationName ?? ''} failed`, { cause: error });
    await runMigrations({ pgPool: pool });
    return results.map((result) => result.migrationName);
  } finally {
    await db.destroy();
  }
}

async function createRoles(db: Kysely<unknown>): Promise<void> {
  for (const role of [siteRole, pressRole]) {
    const { rows } = await sql`select from pg_roles where rolname = ${role}`.execute(db);
    // Another database of the same cluster may make the role at this very moment: that is as good.
    if (rows.length === 0) await sql`create role ${sql.id(role)} nologin`.execute(db).catch(ignoreDuplicate);
    await sql`grant ${sql.id(role)} to current_user`.execute(db).catch(ignoreConcurrent);
  }
}

function ignoreDuplicate(error: unknown): void {
  if ((error as { code?: string }).code !== '42710' && (error as { code?: string }).code !== '23505') throw error;
}

function ignoreConcurrent(error: unknown): void {
  if ((error as { code?: string }).code !== 'XX000') throw error;
}

async function readMigrations(dir: string) {
  const names = (await readdir(dir)).filter((name) => /^\d{4}_.+\.sql$/.test(name)).sort();
  const files = await Promise.all(names.map(async (name) => [name.slice(0, -4), await readFile(path.join(dir, name), 'utf8')] as const));
  return Object.fromEntries(
    files.map(([name, text]) => [
      name,
      {
        up: (db: Kysely<unknown>) =>
          sql
            .raw(text)
            .execute(db)
            .then(() => {}),
      },
    ]),
  );
}
