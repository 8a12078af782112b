import type { Database } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';

export type NewPlan = {
  slug: string;
  priceMinor: number;
  currency: string;
  every: 'month' | 'year';
  trialDays: number;
  bestValue: boolean;
};

/** Puts plans on sale, in the order given. */
export async function addPlans(db: Database, plans: NewPlan[]): Promise<void> {
  await db
    .insertInto('subscriptions.plan')
    .values(plans.map((plan, position) => ({ ...plan, position })))
    .execute();
  await announce(db, ['plans']);
}
