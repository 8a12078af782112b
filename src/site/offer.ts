import type { Frame, Offer } from '#design';
import { type App, keep } from '#platform/app.ts';
import { textIn } from '#platform/languages.ts';
import { annualSaving, moneyText } from '#platform/money.ts';
import { readSettings } from '#settings';
import { plansOnSale } from '#subscriptions';

/** What the paper sells, in the page's language; the saving is always twelve months minus the annual price. */
export async function offerFor(app: App, frame: Pick<Frame, 'language'>): Promise<Offer> {
  const settings = await readSettings(app);
  const plans = await keep(app, 'plans', ['plans'], () => plansOnSale(app.db));
  const monthly = plans.find((plan) => plan.every === 'month');
  return {
    benefits: settings.offer.benefits.map(({ text, isNew }) => ({ text: textIn(text, frame.language, settings.paper.homeLanguage), isNew })),
    plans: plans.map((plan) => {
      const price = { minor: plan.priceMinor, currency: plan.currency };
      const saving = plan.every === 'year' && monthly ? annualSaving({ minor: monthly.priceMinor, currency: monthly.currency }, price) : undefined;
      return {
        slug: plan.slug,
        every: plan.every,
        price: moneyText(price, frame.language),
        trialDays: plan.trialDays,
        isBestValue: plan.bestValue,
        saving: saving && moneyText(saving, frame.language),
      };
    }),
  };
}
