import { sql } from 'kysely';
import { type Database, inTransaction } from '#platform/database.ts';

/** How many days ahead a decision has to be: a month for the letter, and a day to write it. */
export const leastDaysAhead = 31;

export type MoveOutcome = { ok: true; slug: string } | { ok: false; reason: 'no-such-plan' | 'too-soon' };

/**
 * Decides that whoever pays another price for a plan pays the one on sale from their first renewal after a day on. Each is written to a month before;
 * an earlier decision about the plan no longer holds.
 */
export async function movePrices(db: Database, planId: number, fromAt: Date, now: Date): Promise<MoveOutcome> {
  if (fromAt.getTime() < now.getTime() + leastDaysAhead * 86_400_000) return { ok: false, reason: 'too-soon' };
  return inTransaction(db, async (db) => {
    const { rows } = await sql<{ slug: string }>`select slug from subscriptions.plan where id = ${planId} and sold for update`.execute(db);
    const [plan] = rows;
    if (!plan) return { ok: false, reason: 'no-such-plan' };
    await sql`update subscriptions.price_move m set ended_at = ${now} from subscriptions.plan p, subscriptions.plan o
      where m.ended_at is null and o.id = m.plan_id and p.id = ${planId} and o.slug = p.slug and o.currency = p.currency`.execute(db);
    await db.insertInto('subscriptions.priceMove').values({ planId, fromAt, madeAt: now }).execute();
    return { ok: true, slug: plan.slug };
  });
}

/** Calls a decision off: whoever's next payment isn't changed yet keeps their price. Answers the plan's name, once. */
export async function callOffMove(db: Database, moveId: number, now: Date): Promise<string | undefined> {
  const { rows } = await sql<{ slug: string }>`update subscriptions.price_move m set ended_at = ${now} from subscriptions.plan p
    where m.id = ${moveId} and m.ended_at is null and p.id = m.plan_id returning p.slug`.execute(db);
  return rows[0]?.slug;
}
