import type { BulkMail } from './bulk-mail.ts';
import type { Config } from './config.ts';
import type { Database } from './database.ts';
import type { Files } from './files.ts';
import type { Assets } from './http/assets.ts';
import type { PublicPage } from './http/public-page.ts';
import type { Log } from './log.ts';
import type { Mailer } from './mail.ts';
import type { TaggedCache } from './tagged-cache.ts';
import type { Keys } from './tokens.ts';

/** What every part of the paper may use. The press, which can read bodies, is not here: it is handed over by name. */
export type App = {
  config: Config;
  /** Serves reader pages; has no right to read bodies. */
  db: Database;
  /** The same rights, for the few statements that may take minutes. */
  patientDb: Database;
  /** The time it is. Tests move it by hand. */
  clock: () => Date;
  log: Log;
  mailer: Mailer;
  /** The way out for mailings, beside that of single letters. */
  bulk: BulkMail;
  files: Files;
  keys: Keys;
  assets: Assets;
  /** Small things kept in memory until announced as changed: settings, sessions, names of sections. */
  kept: TaggedCache<unknown>;
  /** Rendered public pages and whole pages of subscribers, by bytes. */
  pages: TaggedCache<PublicPage>;
  /** Whether this process hears what others announce: false once its ear has been silent for 45 seconds, or is away. */
  isHearing: () => boolean;
  /** Where readers reach the paper, without a slash at the end. */
  baseUrl: () => string;
};

/** A value kept in memory until one of `tags` is announced. */
export async function keep<T>(app: App, key: string, tags: string[], load: () => Promise<T>): Promise<T> {
  return (await app.kept.keep(key, tags, load)) as T;
}
