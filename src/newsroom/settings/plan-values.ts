import { field } from '#platform/http/forms.ts';
import { currenciesIn, minorOf, typedAmount } from '#platform/money.ts';
import type { Words } from '#platform/words.ts';
import type { NewPlan, Plan } from '#subscriptions';
import { type Problems, wholeNumber } from './sentences.ts';

/** The plans a paper can have for now: one by the month, one by the year. */
export const planKinds = [
  { kind: 'monthly', every: 'month' },
  { kind: 'annual', every: 'year' },
] as const;

type PlanKind = (typeof planKinds)[number]['kind'];

/** What was typed of the plans: a plan without a price isn't sold. */
export type TypedPlans = {
  currency: string;
  plans: Record<PlanKind, { price: string; trialDays: string }>;
  best: string;
  problems: Problems;
};

export const mostTrialDays = 366;

/** The plans on sale as their form shows them; the demo paper's own where there are none and `hasDefaults` says so. */
export function plansTyped(sold: Plan[], hasDefaults: boolean): TypedPlans {
  const typedFor = (every: Plan['every'], price: string, trialDays: string) => {
    const plan = sold.find((one) => one.every === every);
    if (!plan) return { price: hasDefaults ? price : '', trialDays: hasDefaults ? trialDays : '0' };
    return { price: typedAmount({ minor: plan.priceMinor, currency: plan.currency }), trialDays: String(plan.trialDays) };
  };
  const best = sold.find(({ bestValue }) => bestValue);
  return {
    currency: sold[0]?.currency ?? 'USD',
    plans: { monthly: typedFor('month', '2.90', '30'), annual: typedFor('year', '19.90', '0') },
    best: best ? (best.every === 'year' ? 'annual' : 'monthly') : hasDefaults ? 'annual' : '',
    problems: {},
  };
}

/** Reads the fields of the plans; `value` is there when nothing is wrong. What is on sale keeps its name. */
export function readPlans(form: URLSearchParams, words: Words, sold: Plan[]): { typed: TypedPlans; value: NewPlan[] | undefined } {
  const currency = field(form, 'currency');
  const problems: Problems = {};
  const isCurrency = currenciesIn('en').some(({ code }) => code === currency);
  if (!isCurrency) problems.currency = words('newsroom.settings.problems.unknown');
  const value: NewPlan[] = [];
  const plans = Object.fromEntries(
    planKinds.map(({ kind, every }) => {
      const typed = { price: field(form, `${kind}-price`), trialDays: field(form, `${kind}-trial`) || '0' };
      const priceMinor = isCurrency ? minorOf(typed.price, currency) : undefined;
      const trialDays = wholeNumber(typed.trialDays);
      if (typed.price !== '') {
        if (isCurrency && !priceMinor) problems[`${kind}.price`] = words('newsroom.settings.plans.noPrice');
        if (!(trialDays <= mostTrialDays)) problems[`${kind}.trialDays`] = words('newsroom.settings.plans.noDays', { most: mostTrialDays });
        const slug = sold.find((one) => one.every === every)?.slug ?? kind;
        value.push({ slug, priceMinor: priceMinor ?? 0, currency, every, trialDays, bestValue: field(form, 'best') === kind });
      }
      return [kind, typed];
    }),
  ) as TypedPlans['plans'];
  const typed = { currency, plans, best: field(form, 'best'), problems };
  return { typed, value: Object.keys(problems).length === 0 ? value : undefined };
}

/** What differs between two sets of plans, as the log keeps it. */
export function planDifferences(before: Omit<NewPlan, never>[], after: NewPlan[]): Record<string, string> {
  const text = (plan: NewPlan | undefined) =>
    plan
      ? `${typedAmount({ minor: plan.priceMinor, currency: plan.currency })} ${plan.currency}, ${plan.trialDays} d${plan.bestValue ? ', best' : ''}`
      : '–';
  const slugs = [...new Set([...before, ...after].map(({ slug }) => slug))];
  const pairs = slugs.map((slug) => [slug, text(before.find((one) => one.slug === slug)), text(after.find((one) => one.slug === slug))]);
  return Object.fromEntries(pairs.filter(([, was, is]) => was !== is).map(([slug, was, is]) => [slug, `${was} → ${is}`]));
}
