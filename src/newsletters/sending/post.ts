import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';

/** Whether mailings may leave at all, and how fast: mails a second and an hour, of all processes together. */
export type Post = {
  perSecond: number | null;
  perHour: number | null;
  stoppedAt: Date | null;
  stoppedBecause: 'restored' | 'staff' | null;
};

/** How bulk mail stands. */
export async function readPost(db: Database): Promise<Post> {
  const row = await db
    .selectFrom('newsletters.post')
    .select(['perSecond', 'perHour', 'stoppedAt', 'stoppedBecause'])
    .executeTakeFirstOrThrow();
  return { ...row, stoppedBecause: row.stoppedBecause as Post['stoppedBecause'] };
}

/** The addresses from which newsletters are mailed, where they have one of their own. */
export async function listSenders(db: Database): Promise<string[]> {
  const rows = await db
    .selectFrom('newsletters.newsletter')
    .select('senderEmail')
    .distinct()
    .where('senderEmail', 'is not', null)
    .execute();
  return rows.flatMap(({ senderEmail }) => senderEmail ?? []);
}

/** Sets how many mails may leave a second and an hour; null: as many as go. */
export async function setPace(db: Database, pace: { perSecond: number | null; perHour: number | null }): Promise<void> {
  await db.updateTable('newsletters.post').set(pace).execute();
}

/** Stops all bulk mail, in every process, within a second or two. Stopping twice keeps the first reason. */
export async function stopMail(db: Database, because: 'restored' | 'staff', now: Date): Promise<void> {
  await db.updateTable('newsletters.post').set({ stoppedAt: now, stoppedBecause: because }).where('stoppedAt', 'is', null).execute();
}

/** Lets bulk mail leave again. */
export async function resumeMail(db: Database): Promise<void> {
  await db.updateTable('newsletters.post').set({ stoppedAt: null, stoppedBecause: null }).execute();
}

/**
 * Asks for the right to send `wanted` mails now, and answers how many of them: what this second and this hour have left, counted for all
 * processes in one row. A process whose clock is behind counts into the second the others are in.
 */
export async function grantPace(db: Database, wanted: number, now: Date): Promise<number> {
  const { rows } = await sql<{ granted: number }>`
    with now as (select date_trunc('second', ${now}::timestamptz) as second, date_trunc('hour', ${now}::timestamptz) as hour),
    before as (select p.*, greatest(p.second_at, n.second) as second, greatest(p.hour_at, n.hour) as hour from newsletters.post p, now n for update of p),
    granted as (select b.*, greatest(0, least(${wanted}::int,
        b.per_second - case when b.second = b.second_at then b.second_used else 0 end,
        b.per_hour - case when b.hour = b.hour_at then b.hour_used else 0 end)) as count from before b)
    update newsletters.post p set second_at = g.second, hour_at = g.hour,
      second_used = case when g.second = g.second_at then g.second_used else 0 end + g.count,
      hour_used = case when g.hour = g.hour_at then g.hour_used else 0 end + g.count
    from granted g returning g.count as granted`.execute(db);
  return rows[0]?.granted ?? 0;
}

/** Gives back what was granted and not used. */
export async function returnPace(db: Database, unused: number): Promise<void> {
  if (unused === 0) return;
  await sql`update newsletters.post set second_used = greatest(0, second_used - ${unused}), hour_used = greatest(0, hour_used - ${unused})`.execute(
    db,
  );
}
