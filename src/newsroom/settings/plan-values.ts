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
  /** Prices in other currencies, an empty line at the end. */
  also: TypedCurrency[];
  problems: Problems;
};

export type TypedCurrency = { currency: string; monthly: string; annual: string };

/** In how many currencies beside the paper's own plans can be sold. */
const mostCurrencies = 8;
const emptyLine: TypedCurrency = { currency: '', monthly: '', annual: '' };

export const mostTrialDays = 366;

/** The plans on sale as their form shows them; the demo paper's own where there are none and `hasDefaults` says so. */
export function plansTyped(sold: Plan[], hasDefaults: boolean): TypedPlans {
  const own = sold[0]?.currency ?? 'USD';
  const soldIn = (every: Plan['every'], currency: string) => sold.find((one) => one.every === every && one.currency === currency);
  const typedFor = (every: Plan['every'], price: string, trialDays: string) => {
    const plan = soldIn(every, own);
    if (!plan) return { price: hasDefaults ? price : '', trialDays: hasDefaults ? trialDays : '0' };
    return { price: typedAmount({ minor: plan.priceMinor, currency: plan.currency }), trialDays: String(plan.trialDays) };
  };
  const best = sold.find(({ bestValue }) => bestValue);
  const amountIn = (every: Plan['every'], currency: string) => {
    const plan = soldIn(every, currency);
    return plan ? typedAmount({ minor: plan.priceMinor, currency }) : '';
  };
  const others = [...new Set(sold.map(({ currency }) => currency))].filter((currency) => currency !== own);
  const also = others.map((currency) => ({ currency, monthly: amountIn('month', currency), annual: amountIn('year', currency) }));
  return {
    currency: own,
    plans: { monthly: typedFor('month', '2.90', '30'), annual: typedFor('year', '19.90', '0') },
    best: best ? (best.every === 'year' ? 'annual' : 'monthly') : hasDefaults ? 'annual' : '',
    also: [...also, emptyLine],
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
  const slugOf = (kind: PlanKind, every: Plan['every']) => sold.find((one) => one.every === every)?.slug ?? kind;
  const plans = Object.fromEntries(
    planKinds.map(({ kind, every }) => {
      const typed = { price: field(form, `${kind}-price`), trialDays: field(form, `${kind}-trial`) || '0' };
      const priceMinor = isCurrency ? minorOf(typed.price, currency) : undefined;
      const trialDays = wholeNumber(typed.trialDays);
      if (typed.price !== '') {
        if (isCurrency && !priceMinor) problems[`${kind}.price`] = words('newsroom.settings.plans.noPrice');
        if (!(trialDays <= mostTrialDays)) problems[`${kind}.trialDays`] = words('newsroom.settings.plans.noDays', { most: mostTrialDays });
        value.push({
          slug: slugOf(kind, every),
          priceMinor: priceMinor ?? 0,
          currency,
          every,
          trialDays,
          bestValue: field(form, 'best') === kind,
        });
      }
      return [kind, typed];
    }),
  ) as TypedPlans['plans'];
  const also = linesIn(form);
  const own = [...value];
  for (const [at, line] of also.entries()) {
    if (line.monthly === '' && line.annual === '') continue;
    const isKnown = currenciesIn('en').some(({ code }) => code === line.currency);
    const isTwice = line.currency === currency || also.findIndex((one) => one.currency === line.currency) < at;
    if (!isKnown) problems[`also.${at}.currency`] = words('newsroom.settings.problems.unknown');
    if (isKnown && isTwice) problems[`also.${at}.currency`] = words('newsroom.settings.plans.twice');
    for (const { kind, every } of planKinds) {
      if (line[kind] === '' || !isKnown) continue;
      const priceMinor = minorOf(line[kind], line.currency);
      if (!priceMinor) problems[`also.${at}.${kind}`] = words('newsroom.settings.plans.noPrice');
      const { trialDays = 0, bestValue = false } = own.find((one) => one.every === every) ?? {};
      value.push({ slug: slugOf(kind, every), priceMinor: priceMinor ?? 0, currency: line.currency, every, trialDays, bestValue });
    }
  }
  const shown = also.length > 0 && also.length < mostCurrencies && also.at(-1)?.currency !== '' ? [...also, emptyLine] : also;
  const typed = { currency, plans, best: field(form, 'best'), also: shown, problems };
  return { typed, value: Object.keys(problems).length === 0 ? value : undefined };
}

/** The lines of other currencies, as they were typed; one at least, to type another into. */
function linesIn(form: URLSearchParams): TypedCurrency[] {
  const lines = Array.from({ length: mostCurrencies }, (_, at) => ({
    currency: field(form, `also-${at}-currency`),
    monthly: field(form, `also-${at}-monthly`),
    annual: field(form, `also-${at}-annual`),
  }));
  const kept = lines.filter((line) => line.currency !== '' || line.monthly !== '' || line.annual !== '');
  return kept.length > 0 ? kept : [emptyLine];
}

/** What differs between two sets of plans, as the log keeps it. */
export function planDifferences(before: Omit<NewPlan, never>[], after: NewPlan[]): Record<string, string> {
  const text = (plan: NewPlan | undefined) =>
    plan
      ? `${typedAmount({ minor: plan.priceMinor, currency: plan.currency })} ${plan.currency}, ${plan.trialDays} d${plan.bestValue ? ', best' : ''}`
      : '–';
  const named = (plans: NewPlan[]) =>
    new Map(plans.map((plan) => [plan.currency === plans[0]?.currency ? plan.slug : `${plan.slug} ${plan.currency}`, plan]));
  const [was, is] = [named(before), named(after)];
  const pairs = [...new Set([...was.keys(), ...is.keys()])].map((name) => [name, text(was.get(name)), text(is.get(name))]);
  return Object.fromEntries(pairs.filter(([, was, is]) => was !== is).map(([slug, was, is]) => [slug, `${was} → ${is}`]));
}
