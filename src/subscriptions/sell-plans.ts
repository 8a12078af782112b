import { type Database, inTransaction } from '#platform/database.ts';
import { announce } from '#platform/signals.ts';
import type { NewPlan } from './add-plans.ts';
import { addPlan, arrangePlan, lockPlansOnSale, takeOffSale } from './store/plans.ts';

/**
 * Puts exactly these plans on sale, in the order given. What a plan costs never changes: other terms are a new plan under the same name,
 * for checkouts opened from now on; so is each currency it is sold in, the paper's own first. Whoever has subscribed, or stands at a checkout, keeps the terms that were shown.
 */
export async function sellPlans(db: Database, plans: NewPlan[]): Promise<void> {
  await inTransaction(db, async (db) => {
    const sold = await lockPlansOnSale(db);
    const kept = new Set<number>();
    for (const [position, plan] of plans.entries()) {
      const same = sold.find((one) => one.slug === plan.slug && isSame(one, plan));
      if (!same) continue;
      kept.add(same.id);
      await arrangePlan(db, same.id, { position, bestValue: plan.bestValue });
    }
    await takeOffSale(
      db,
      sold.map(({ id }) => id).filter((id) => !kept.has(id)),
    );
    const named = ({ slug, currency }: { slug: string; currency: string }) => `${slug} ${currency}`;
    const stays = new Set(sold.filter(({ id }) => kept.has(id)).map(named));
    for (const [position, plan] of plans.entries()) if (!stays.has(named(plan))) await addPlan(db, { ...plan, position });
    await announce(db, ['plans']);
  });
}

function isSame(a: Omit<NewPlan, 'bestValue'>, b: NewPlan): boolean {
  return a.priceMinor === b.priceMinor && a.currency === b.currency && a.every === b.every && a.trialDays === b.trialDays;
}
