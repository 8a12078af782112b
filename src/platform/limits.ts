import { sql } from 'kysely';
import type { Database } from './database.ts';

export type Limit = { key: string; most: number; perSeconds: number };

/**
 * Counts one more use of every limit and answers how many seconds to wait, or undefined when all still have room.
 * Kept in the database: shared by all processes, not forgotten at a restart. Windows begin at multiples of their length.
 */
export async function overLimit(db: Database, limits: Limit[], now: Date): Promise<number | undefined> {
  let wait: number | undefined;
  for (const limit of limits) {
    const { used, secondsLeft } = await countUse(db, limit, now);
    if (used > limit.most) wait = Math.max(wait ?? 0, secondsLeft);
  }
  return wait;
}

/** Counts one more use of a limit: how many there are in this window, and in how many seconds the next one begins. */
export async function countUse(db: Database, { key, perSeconds }: Limit, now: Date): Promise<{ used: number; secondsLeft: number }> {
  const starts = new Date(Math.floor(now.getTime() / 1000 / perSeconds) * perSeconds * 1000);
  const { rows } = await sql<{
    count: number;
  }>`insert into platform.tally as t (key, window_starts_at, count) values (${key}, ${starts}, 1)
    on conflict (key, window_starts_at) do update set count = t.count + 1 returning count`.execute(db);
  return { used: rows[0]?.count ?? 0, secondsLeft: Math.ceil((starts.getTime() + perSeconds * 1000 - now.getTime()) / 1000) };
}

/** Takes an amount out of what a window still has room for, all of it or nothing: false when there isn't as much left. */
export async function takeOf(db: Database, { key, most, perSeconds }: Limit, amount: number, now: Date): Promise<boolean> {
  if (amount > most) return false;
  const starts = new Date(Math.floor(now.getTime() / 1000 / perSeconds) * perSeconds * 1000);
  const { rows } = await sql`insert into platform.tally as t (key, window_starts_at, count) values (${key}, ${starts}, ${amount})
    on conflict (key, window_starts_at) do update set count = t.count + ${amount} where t.count + ${amount} <= ${most}
    returning count`.execute(db);
  return rows.length > 0;
}

/** Forgets windows that ended more than two days ago. */
export async function forgetTallies(db: Database, now: Date): Promise<void> {
  await db
    .deleteFrom('platform.tally')
    .where('windowStartsAt', '<', new Date(now.getTime() - 2 * 86_400_000))
    .execute();
}
