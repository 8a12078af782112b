import type { Offer, PlanView } from '#design';
import { type App, keep } from '#platform/app.ts';
import { textIn } from '#platform/languages.ts';
import { annualSaving, moneyText } from '#platform/money.ts';
import { readSettings } from '#settings';
import { trialDaysFor } from './rules.ts';
import { type Plan, plansOnSale } from './store/plans.ts';

/** What the paper sells, in the page's language; to who has subscribed before, without a trial. */
export async function offerFor(app: App, page: { language: string }, hasSubscribedBefore = false): Promise<Offer> {
  const { offer, paper } = await readSettings(app);
  const plans = await keep(app, 'plans', ['plans'], () => plansOnSale(app.db));
  return {
    benefits: offer.benefits.map(({ text, isNew }) => ({ text: textIn(text, page.language, paper.homeLanguage), isNew })),
    plans: planViews(plans, page.language, hasSubscribedBefore),
  };
}

/** Plans as cards show them. What the annual one saves is always twelve times the monthly price minus its own. */
export function planViews(plans: Omit<Plan, 'id'>[], language: string, hasSubscribedBefore: boolean): PlanView[] {
  const monthly = plans.find((plan) => plan.every === 'month');
  return plans.map((plan) => {
    const price = { minor: plan.priceMinor, currency: plan.currency };
    const saving =
      plan.every === 'year' && monthly ? annualSaving({ minor: monthly.priceMinor, currency: monthly.currency }, price) : undefined;
    return {
      slug: plan.slug,
      every: plan.every,
      price: moneyText(price, language),
      trialDays: trialDaysFor(plan.trialDays, hasSubscribedBefore),
      isBestValue: plan.bestValue,
      saving: saving && moneyText(saving, language),
    };
  });
}
