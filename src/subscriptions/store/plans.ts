import { sql } from 'kysely';
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

/** The plans a reader can choose, in the order of the offer: a row for each currency of a plan, those in the paper's own first. */
export async function plansOnSale(db: Database): Promise<Plan[]> {
  const rows = await db.selectFrom('subscriptions.plan').select(planColumns).where('sold', '=', true).orderBy('position').execute();
  return rows as Plan[];
}

/** A plan on sale, at its price in a currency; without one, or in one it isn't sold in, in the paper's own. */
export async function findPlan(db: Database, slug: string, currency?: string): Promise<Plan | undefined> {
  const rows = await db
    .selectFrom('subscriptions.plan')
    .select(planColumns)
    .where('slug', '=', slug)
    .where('sold', '=', true)
    .orderBy('position')
    .execute();
  return (rows.find((row) => row.currency === currency) ?? rows[0]) as Plan | undefined;
}

/** A plan, on sale or not. */
export async function readPlan(db: Database, id: number): Promise<Plan> {
  return (await db.selectFrom('subscriptions.plan').select(planColumns).where('id', '=', id).executeTakeFirstOrThrow()) as Plan;
}

/** The plans on sale, for whoever changes them: one change of the offer comes after the other. */
export async function lockPlansOnSale(db: Database): Promise<Plan[]> {
  await sql`select pg_advisory_xact_lock(hashtext('subscriptions.plan'))`.execute(db);
  return plansOnSale(db);
}

export async function addPlan(db: Database, plan: Omit<Plan, 'id'> & { position: number }): Promise<void> {
  await db.insertInto('subscriptions.plan').values(plan).execute();
}

export async function arrangePlan(db: Database, id: number, changes: { position: number; bestValue: boolean }): Promise<void> {
  await db.updateTable('subscriptions.plan').set(changes).where('id', '=', id).execute();
}

export async function takeOffSale(db: Database, ids: number[]): Promise<void> {
  if (ids.length > 0) await db.updateTable('subscriptions.plan').set({ sold: false }).where('id', 'in', ids).execute();
}
