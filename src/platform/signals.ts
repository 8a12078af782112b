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

/** How many words in a row may stay away before nobody believes any more that something is heard. */
const wordsMissed = 3;

/** `isAlive`: everything announced until `wordsMissed` times the pause between words ago has been heard. */
export type Listener = { isAlive: () => boolean; stop: () => Promise<void> };

/**
 * Hears what `announce` says. While the connection is away nothing is heard; `onGap` is called once it is back,
 * because any number of changes may have been missed. A connection that only listens doesn't notice that its other end is gone,
 * so it is asked for a word every `secondsBetweenWords`.
 */
export async function listen(
  url: string,
  log: Log,
  onTags: (tags: string[]) => void,
  onGap: () => void,
  secondsBetweenWords = 15,
): Promise<Listener> {
  let stopped = false;
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  // When the last word was asked for that came: what had been announced by then has been heard. Of a clock that nobody sets.
  let heardUntil = Number.NEGATIVE_INFINITY;

  async function connect(isFirst: boolean): Promise<void> {
    const next = new pg.Client({ connectionString: url, connectionTimeoutMillis: 3000, query_timeout: 5000, keepAlive: true });
    let isLost = false;
    let words: NodeJS.Timeout | undefined;
    const lose = (error?: unknown) => {
      clearTimeout(words);
      if (isLost || stopped) return;
      isLost = true;
      heardUntil = Number.NEGATIVE_INFINITY;
      if (error) log.error('signals.lost', errorFields(error));
      next.end().catch(() => {});
      retry = setTimeout(() => connect(false).catch(() => {}), 500);
    };
    const askLater = () => {
      if (stopped) return;
      words = setTimeout(async () => {
        const askedAt = performance.now();
        await next.query('select 1').then(() => {
          if (!isLost) heardUntil = askedAt;
          askLater();
        }, lose);
      }, secondsBetweenWords * 1000);
    };
    next.on('error', lose);
    next.on('end', () => lose());
    next.on('notification', (message) => onTags(JSON.parse(message.payload ?? '[]')));
    try {
      await next.connect();
      const askedAt = performance.now();
      await next.query(`listen ${channel}`);
      if (stopped) return await next.end();
      client = next;
      askLater();
      if (!isFirst) onGap();
      if (!isLost) heardUntil = askedAt;
    } catch (error) {
      if (isFirst) throw error;
      lose();
    }
  }

  await connect(true);
  return {
    isAlive: () => performance.now() - heardUntil < wordsMissed * secondsBetweenWords * 1000,
    async stop() {
      stopped = true;
      clearTimeout(retry);
      await client?.end();
    },
  };
}
