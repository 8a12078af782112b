import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import type { Course } from '../rules.ts';

export type DueSubscription = Course & { id: number; readerId: number; priceMinor: number; currency: string; cardRef: string };

/** Claims the next subscriptions whose last period is over, by id, leaving out those another worker has in hand. `provider` undefined claims the cancelled only. */
export async function claimDue(
  db: Database,
  provider: string | undefined,
  afterId: number,
  limit: number,
  now: Date,
): Promise<DueSubscription[]> {
  const rows = await db
    .selectFrom('subscriptions.subscription')
    .select(['id', 'readerId', 'priceMinor', 'currency', 'cardRef', 'every', 'anchoredAt', 'runsUntil', 'cancelledAt', 'endedAt'])
    .where('endedAt', 'is', null)
    .where('runsUntil', '<=', now)
    .where('id', '>', afterId)
    .where((is) => is.or([is('cancelledAt', 'is not', null), ...(provider ? [is('provider', '=', provider)] : [])]))
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .skipLocked()
    .execute();
  return rows as DueSubscription[];
}

/** Moves subscriptions on to the end of their new periods. */
export async function moveOn(db: Database, moves: { id: number; runsUntil: Date; anchoredAt: Date }[]): Promise<void> {
  if (moves.length === 0) return;
  const ids = moves.map((move) => move.id);
  const ends = moves.map((move) => move.runsUntil);
  const anchors = moves.map((move) => move.anchoredAt);
  await sql`update subscriptions.subscription s set runs_until = m.runs_until, anchored_at = m.anchored_at
    from unnest(${ids}::bigint[], ${ends}::timestamptz[], ${anchors}::timestamptz[]) as m (id, runs_until, anchored_at)
    where s.id = m.id`.execute(db);
}

/** Ends subscriptions, each at the end of its last period. */
export async function endAll(db: Database, ids: number[]): Promise<void> {
  if (ids.length === 0) return;
  await sql`update subscriptions.subscription set ended_at = runs_until where id = any (${ids}::bigint[]) and ended_at is null`.execute(db);
}
