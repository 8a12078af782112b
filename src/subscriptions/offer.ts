import type { Offer, PlanView } from '#design';
import { type App, keep } from '#platform/app.ts';
import { textIn } from '#platform/languages.ts';
import { annualSaving, currenciesIn, moneyText } from '#platform/money.ts';
import { readSettings } from '#settings';
import { trialWith } from './offers/apply-code.ts';
import { discountOf, holdsFor, reduced, type SpecialOffer } from './offers/rules.ts';
import { type Plan, plansOnSale } from './store/plans.ts';

/** What a reader has chosen to see the plans with: a currency, and the offer of a code. */
export type Chosen = { currency?: string | undefined; offer?: SpecialOffer | undefined };

/** What the paper sells, in the page's language; to who has subscribed before, without a trial. */
export async function offerFor(app: App, page: { language: string }, hasSubscribedBefore = false, chosen: Chosen = {}): Promise<Offer> {
  const { offer, paper } = await readSettings(app);
  const plans = await keep(app, 'plans', ['plans'], () => plansOnSale(app.db));
  const currencies = [...new Set(plans.map((plan) => plan.currency))];
  const currency = currencies.find((one) => one === chosen.currency) ?? currencies[0];
  const names = currencies.length > 1 ? currenciesIn(page.language) : [];
  return {
    benefits: offer.benefits.map(({ text, isNew }) => ({ text: textIn(text, page.language, paper.homeLanguage), isNew })),
    plans: planViews(plans, page.language, hasSubscribedBefore, { ...chosen, currency }),
    currencies: names.length > 0 ? currencies.map((code) => ({ code, name: names.find((one) => one.code === code)?.name ?? code })) : [],
    currency,
    code: chosen.offer?.code,
  };
}

/** Plans as cards show them, in one currency. What the annual one saves is always twelve times the monthly price minus its own. */
export function planViews(all: Omit<Plan, 'id'>[], language: string, hasSubscribedBefore: boolean, chosen: Chosen = {}): PlanView[] {
  const currency = chosen.currency ?? all[0]?.currency;
  const plans = all.filter((plan) => plan.currency === currency);
  const monthly = plans.find((plan) => plan.every === 'month');
  return plans.map((plan) => {
    const price = { minor: plan.priceMinor, currency: plan.currency };
    const saving =
      plan.every === 'year' && monthly ? annualSaving({ minor: monthly.priceMinor, currency: monthly.currency }, price) : undefined;
    const offer = chosen.offer && holdsFor(chosen.offer, plan) ? chosen.offer : undefined;
    const discount = offer && discountOf(offer);
    return {
      slug: plan.slug,
      every: plan.every,
      price: moneyText(price, language),
      lowered: discount && { price: moneyText(reduced(price, discount), language), payments: discount.periods },
      isInOffer: offer !== undefined,
      trialDays: trialWith(plan.trialDays, offer, hasSubscribedBefore),
      isBestValue: plan.bestValue,
      // What a year saves is told of the plans' own prices: beside an offer's it would be another sum.
      saving: saving && !discount ? moneyText(saving, language) : undefined,
    };
  });
}
