import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';

/** Which of these plans subscribers are moved to by the publisher's decision. */
export async function movedPlans(db: Database, planIds: number[]): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`select distinct plan_id as id from subscriptions.price_move
    where plan_id = any (${[...new Set(planIds)]}::bigint[])`.execute(db);
  return new Set(rows.map(({ id }) => id));
}
