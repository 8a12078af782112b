import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { createGate, type Gate } from '#access';
import type { App } from '#platform/app.ts';
import { createKeepingBulk, createSmtpBulk } from '#platform/bulk-mail.ts';
import type { Config } from '#platform/config.ts';
import { type Database, openDatabase, type Press, pressRole, siteRole } from '#platform/database.ts';
import { createDiskFiles } from '#platform/files.ts';
import { loadAssets } from '#platform/http/assets.ts';
import type { PublicPage } from '#platform/http/public-page.ts';
import { errorFields, type Log } from '#platform/log.ts';
import { createKeepingMailer, createSmtpMailer, type Mailer } from '#platform/mail.ts';
import { type Listener, listen } from '#platform/signals.ts';
import { TaggedCache } from '#platform/tagged-cache.ts';
import { createKeys, newToken } from '#platform/tokens.ts';
import { loadSettings } from '#settings';

/** A running paper's parts. `press` can read bodies; hand it to nobody but those architecture.md names. */
export type Paper = { app: App; press: Press; gate: Gate; stop: () => Promise<void> };

/** The folder the project stands in, found from the sources as well as from the build. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');

const millisecondsOfPatience = 30 * 60_000;
const pageBytes = 16 * 1024 * 1024;

export type Replacements = { clock?: () => Date; mailer?: (db: Database) => Mailer; secondsBetweenWords?: number };

/** Opens a paper on a migrated database: connections, caches, gate, and the ear for changes made by other processes. */
export async function openPaper(config: Config, databaseUrl: string, log: Log, replace: Replacements = {}): Promise<Paper> {
  let isStopping = false;
  const onLost = (error: Error) => {
    if (!isStopping) log.error('database.lost', errorFields(error));
  };
  const db = openDatabase(databaseUrl, siteRole, 20, onLost);
  const patientDb = openDatabase(databaseUrl, siteRole, 2, onLost, millisecondsOfPatience);
  const press = openDatabase(databaseUrl, pressRole, 8, onLost) as Press;
  const baseUrl =
    config.baseUrl ?? `http://${config.host === '0.0.0.0' || config.host === '::' ? 'localhost' : config.host}:${config.port}`;
  const sender = async () => {
    const host = new URL(baseUrl).hostname;
    return (
      config.mail.from ?? `${JSON.stringify((await loadSettings(db)).paper.name)} <letters@${host === '127.0.0.1' ? 'localhost' : host}>`
    );
  };
  let ear: Listener | undefined;
  const app: App = {
    config,
    db,
    patientDb,
    clock: replace.clock ?? (() => new Date()),
    log,
    mailer:
      replace.mailer?.(db) ??
      (config.mail.smtpUrl ? createSmtpMailer(config.mail.smtpUrl, sender, config.mail.dkim) : createKeepingMailer(db, sender)),
    bulk: config.mail.smtpUrl ? createSmtpBulk(config.mail.smtpUrl) : createKeepingBulk(db),
    files: createDiskFiles(config.filesUrl ? fileURLToPath(config.filesUrl) : path.join(config.dataDir, 'files')),
    keys: createKeys(config.secret ?? (await keptSecret(config.dataDir))),
    assets: loadAssets(path.join(root, 'dist/assets')),
    kept: new TaggedCache<unknown>(20_000),
    pages: new TaggedCache<PublicPage>(pageBytes),
    isHearing: () => ear?.isAlive() ?? false,
    baseUrl: () => baseUrl,
  };
  const gate = createGate(app, press);
  const caches = [app.kept, app.pages, gate];
  ear = await listen(
    databaseUrl,
    log,
    (tags) => {
      for (const cache of caches) cache.drop(tags);
    },
    () => {
      for (const cache of caches) cache.clear();
    },
    replace.secondsBetweenWords,
  );
  return {
    app,
    press,
    gate,
    async stop() {
      isStopping = true;
      await ear?.stop();
      app.mailer.close();
      await Promise.all([db.destroy(), patientDb.destroy(), press.destroy()]);
    },
  };
}

/** The paper's secret, made once and kept in the data folder. */
async function keptSecret(dataDir: string): Promise<string> {
  const file = path.join(dataDir, 'secret');
  await mkdir(dataDir, { recursive: true });
  await writeFile(file, newToken(), { mode: 0o600, flag: 'wx' }).catch((error) => {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  });
  return (await readFile(file, 'utf8')).trim();
}
