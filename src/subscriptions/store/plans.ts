import type { Database } from '#platform/database.ts';
import type { Every } from '../rules.ts';

export type Plan = {
  id: number;
  slug: string;
  priceMinor: number;
  currency: string;
  every: Every;
  trialDays: number;
  bestValue: boolean;
};

const planColumns = ['id', 'slug', 'priceMinor', 'currency', 'every', 'trialDays', 'bestValue'] as const;

/** The plans a reader can choose, in the order of the offer. */
export async function plansOnSale(db: Database): Promise<Plan[]> {
  const rows = await db.selectFrom('subscriptions.plan').select(planColumns).where('sold', '=', true).orderBy('position').execute();
  return rows as Plan[];
}

export async function findPlan(db: Database, slug: string): Promise<Plan | undefined> {
  const row = await db
    .selectFrom('subscriptions.plan')
    .select(planColumns)
    .where('slug', '=', slug)
    .where('sold', '=', true)
    .executeTakeFirst();
  return row as Plan | undefined;
}
