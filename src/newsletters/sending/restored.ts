import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sql } from 'kysely';
import type { App } from '#platform/app.ts';
import type { Database } from '#platform/database.ts';
import { stopMail } from './post.ts';

/** What a data folder remembers of the database it last worked with: which, and its last sign of life. */
type Remembered = { mark: string; beatAt: Date };

const minutesToBeAlive = 2;

/**
 * True when the database isn't the one that was last sent from here: another one, or the same as it stood before mail left that it doesn't
 * know of. A folder that remembers nothing may be a second machine beside one that is at work, or a copy brought up elsewhere.
 */
export function isRestored(database: { mark: string; beatAt: Date | null; isAlive: boolean }, remembered: Remembered | undefined): boolean {
  if (!remembered) return database.beatAt !== null && !database.isAlive;
  if (remembered.mark !== database.mark) return true;
  return database.beatAt === null || database.beatAt < remembered.beatAt;
}

/**
 * Looks, before anything is sent, whether this is a restored backup; then bulk mail stops until somebody says that it may go on. A mailing that
 * was cut short more than an hour ago waits for a person too, since a copy of everything can't be told from a long night.
 */
export async function checkRestored(app: App): Promise<void> {
  const { db } = app;
  const { rows } = await sql<{ mark: string; beatAt: Date | null; isAlive: boolean; isOld: boolean }>`
    select database_mark as mark, beat_at, coalesce(beat_at > clock_timestamp() - make_interval(mins => ${minutesToBeAlive}), false) as is_alive,
      coalesce(beat_at < clock_timestamp() - interval '1 hour', false) as is_old from newsletters.post`.execute(db);
  const row = rows[0];
  if (!row) return;
  if (isRestored(row, await remembered(app))) {
    await stopMail(db, 'restored', app.clock());
    app.log.error('mailings.restored', { message: 'This database is a restored backup: mailings wait until bin/broadsheet mail resume.' });
  }
  if (row.isOld) await pauseInterrupted(db);
}

async function pauseInterrupted(db: Database): Promise<void> {
  await db
    .updateTable('newsletters.mailing')
    .set({ state: 'paused', pausedBecause: 'interrupted' })
    .where('state', '=', 'sending')
    .execute();
}

const fileOf = (app: App) => path.join(app.config.dataDir, 'mail-mark');

async function remembered(app: App): Promise<Remembered | undefined> {
  const text = await readFile(fileOf(app), 'utf8').catch(() => undefined);
  const [mark, beatAt] = text?.trim().split(' ') ?? [];
  return mark && beatAt ? { mark, beatAt: new Date(beatAt) } : undefined;
}

/** Remembers the database as it stands: from here on it is the one that mail is sent from. */
export async function rememberDatabase(app: App): Promise<void> {
  const row = await app.db.selectFrom('newsletters.post').select(['databaseMark', 'beatAt']).executeTakeFirstOrThrow();
  if (!row.beatAt) return;
  await mkdir(app.config.dataDir, { recursive: true });
  await writeFile(fileOf(app), `${row.databaseMark} ${row.beatAt.toISOString()}\n`);
}
