// Writes src/platform/database-types.ts from a freshly migrated database; with --verify, fails when the committed file differs.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { migrate } from '../src/platform/migrations.ts';
import { startEmbeddedPostgres } from '../src/platform/postgres.ts';

const target = path.resolve('src/platform/database-types.ts');
const dir = await mkdtemp(path.join(tmpdir(), 'broadsheet-types-'));
const postgres = await startEmbeddedPostgres(path.join(dir, 'postgres'), { durable: false });
try {
  await migrate(postgres.url, path.resolve('db/migrations'));
  const out = path.join(dir, 'types.ts');
  const flags = ['--dialect', 'postgres', '--url', postgres.url, '--out-file', out, '--camel-case', '--numeric-parser', 'number', '--date-parser', 'string'];
  await promisify(execFile)('node_modules/.bin/kysely-codegen', [...flags, '--exclude-pattern', '{graphile_worker,migrations,public}.*', '--default-schema', 'none']);
  const made = (await readFile(out, 'utf8')).replace(/ColumnType<Int8.*/g, 'never').replace(/export type Int8 = .*/, 'export type Int8 = number;');
  if (process.argv.includes('--verify')) {
    if (made !== (await readFile(target, 'utf8'))) throw new Error('src/platform/database-types.ts is stale: run npm run db:types.');
  } else await writeFile(target, made);
} finally {
  await postgres.stop();
  await rm(dir, { recursive: true, force: true });
}
