import { sql } from 'kysely';
import type { Database } from '#platform/database.ts';
import type { Every } from '../rules.ts';

/** Which of these plans subscribers are moved to by the publisher's decision. */
export async function movedPlans(db: Database, planIds: number[]): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`select distinct plan_id as id from subscriptions.price_move
    where plan_id = any (${[...new Set(planIds)]}::bigint[])`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

/** A plan on sale, how many pay another price for it, and since when it is decided that they come to this one. */
export type KeptPrice = {
  planId: number;
  slug: string;
  every: Every;
  priceMinor: number;
  currency: string;
  others: number;
  moveId: number | null;
  fromAt: Date | null;
};

/** The plans on sale with the subscribers who pay another price for them. */
export async function keptPrices(db: Database): Promise<KeptPrice[]> {
  const { rows } = await sql<KeptPrice>`
    select p.id as plan_id, p.slug, p.every, p.price_minor, p.currency, m.id as move_id, m.from_at,
      (select count(*)::integer from subscriptions.plan old join subscriptions.subscription s on s.plan_id = old.id and s.ended_at is null
        where old.slug = p.slug and old.currency = p.currency and old.every = p.every and old.price_minor <> p.price_minor
          and s.price_minor = old.price_minor and s.seats is null) as others
    from subscriptions.plan p left join subscriptions.price_move m on m.plan_id = p.id and m.ended_at is null
    where p.sold order by p.position, p.id`.execute(db);
  return rows;
}
