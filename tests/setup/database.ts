import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { buildAssets } from '../../scripts/build.ts';
import { migrate } from '../../src/platform/migrations.ts';
import { startEmbeddedPostgres } from '../../src/platform/postgres.ts';

/** One cluster for the whole run, with a migrated template that each test file clones. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = await mkdtemp(path.join(tmpdir(), 'broadsheet-tests-'));
  const [postgres] = await Promise.all([startEmbeddedPostgres(path.join(dir, 'postgres'), { durable: false }), buildAssets()]);
  const admin = new pg.Client({ connectionString: postgres.url });
  await admin.connect();
  await admin.query('create database template_paper');
  const template = new URL(postgres.url);
  template.pathname = '/template_paper';
  await migrate(template.href, path.resolve('db/migrations'));
  await admin.end();
  project.provide('cluster', postgres.url);
  return async () => {
    await postgres.stop();
    await rm(dir, { recursive: true, force: true });
  };
}

declare module 'vitest' {
  interface ProvidedContext {
    cluster: string;
  }
}
