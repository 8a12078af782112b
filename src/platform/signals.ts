import { sql } from 'kysely';
import pg from 'pg';
import type { Database } from './database.ts';
import type { Log } from './log.ts';
import { errorFields } from './log.ts';

const channel = 'broadsheet_changed';

/**
 * Says, in the same transaction as the change itself, that everything tagged with one of `tags` is out of date.
 * Every process of the paper hears it once the transaction has committed.
 */
export async function announce(db: Database, tags: string[]): Promise<void> {
  // A notification holds at most 8,000 bytes (PostgreSQL, NOTIFY).
  for (let at = 0; at < tags.length; at += 100) {
    await sql`select pg_notify(${channel}, ${JSON.stringify(tags.slice(at, at + 100))})`.execute(db);
  }
}

export type Listener = { stop: () => Promise<void> };

/**
 * Hears what `announce` says. While the connection is away nothing is heard; `onGap` is called once it is back,
 * because any number of changes may have been missed.
 */
export async function listen(url: string, log: Log, onTags: (tags: string[]) => void, onGap: () => void): Promise<Listener> {
  let stopped = false;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;

  async function connect(isFirst: boolean): Promise<void> {
    const next = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000, keepAlive: true });
    let isLost = false;
    const lose = (error?: unknown) => {
      if (isLost || stopped) return;
      isLost = true;
      if (error) log.error('signals.lost', errorFields(error));
      next.end().catch(() => {});
      retry = setTimeout(() => connect(false).catch(() => {}), 500);
    };
    next.on('error', lose);
    next.on('end', () => lose());
    next.on('notification', (message) => onTags(JSON.parse(message.payload ?? '[]')));
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
      client = next;
      if (!isFirst) onGap();
    } catch (error) {
      if (isFirst) throw error;
      lose();
    }
  }

  await connect(true);
  return {
    async stop() {
      stopped = true;
      clearTimeout(retry);
      await client?.end();
    },
  };
}
