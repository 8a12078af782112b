import { addMonths } from '#platform/dates.ts';
import type { Every, State } from '../rules.ts';

export type Standing = {
  plan: string;
  every: Every;
  currency: string;
  state: Exclude<State, 'ended'>;
  count: number;
  trials: number;
  trialsCancelled: number;
  paying: number;
  monthlyMinor: number;
};

/** Subscriptions that share a fate, by months (`2026-11`): when they began, first paid, were over, and when their trial was. */
export type Fates = { begun: string; paid: string | null; over: string | null; hasTrial: boolean; tried: string | null; count: number };
export type MonthlyRevenue = { month: string; currency: string; minor: number; paying: number };
export type Failures = { month: string; currency: string; outcome: 'open' | 'recovered' | 'lost'; count: number; minor: number };
export type Payments = { month: string; currency: string; what: 'charged' | 'refunded' | 'disputed'; count: number; minor: number };
export type Given = { why: string; count: number };

/** What a month was. `churn` and `conversion` are shares between 0 and 1; undefined where there was nobody to count. */
export type MonthNumbers = {
  month: string;
  begun: number;
  trialsBegun: number;
  trialsEnded: number;
  converted: number;
  undecided: number;
  conversion: number | undefined;
  firstPaid: number;
  payingAtStart: number;
  endedOfThose: number;
  churn: number | undefined;
  ended: number;
  endedUnpaid: number;
  payingAtEnd: number;
};

/** Those who first paid in a month; `kept[n]` of them still did when the n-th month after it began. */
export type Cohort = { month: string; size: number; kept: number[] };

export const monthsShown = 13;

/** The months of a view that ends with one, oldest first: that month, the twelve before it. */
export function monthsUntil(month: string): string[] {
  return Array.from({ length: monthsShown }, (_, at) => addMonths(month, at - monthsShown + 1));
}

const share = (part: number, whole: number) => (whole === 0 ? undefined : part / whole);

/** The counts of a month, from what became of every subscription there was. Months compare as text. */
export function monthNumbers(fates: Fates[], month: string): MonthNumbers {
  const count = (isMeant: (one: Fates) => boolean) => fates.reduce((sum, one) => (isMeant(one) ? sum + one.count : sum), 0);
  const paidBefore = (one: Fates) => one.paid !== null && one.paid < month && (one.over === null || one.over >= month);
  const payingAtStart = count(paidBefore);
  const endedOfThose = count((one) => paidBefore(one) && one.over === month);
  const trialsEnded = count((one) => one.tried === month);
  const converted = count((one) => one.tried === month && one.paid !== null);
  return {
    month,
    begun: count((one) => one.begun === month),
    trialsBegun: count((one) => one.begun === month && one.hasTrial),
    trialsEnded,
    converted,
    undecided: count((one) => one.tried === month && one.paid === null && one.over === null),
    conversion: share(converted, trialsEnded),
    firstPaid: count((one) => one.paid === month),
    payingAtStart,
    endedOfThose,
    churn: share(endedOfThose, payingAtStart),
    ended: count((one) => one.paid !== null && one.over === month),
    endedUnpaid: count((one) => one.paid === null && one.over === month),
    payingAtEnd: count((one) => one.paid !== null && one.paid <= month && (one.over === null || one.over > month)),
  };
}

/** The cohorts of some months, as far as `until` has come. */
export function cohortsOf(fates: Fates[], months: string[], until: string): Cohort[] {
  return months.map((month) => {
    const own = fates.filter((one) => one.paid === month);
    const keptAt = (later: string) =>
      own.reduce((sum, one) => (one.over === null || one.over >= later || later === month ? sum + one.count : sum), 0);
    const reached = Array.from({ length: monthsShown }, (_, at) => addMonths(month, at)).filter((later) => later <= until);
    return { month, size: keptAt(month), kept: reached.map(keptAt) };
  });
}

/** What comes in each month, by plan and currency, as agreed: of those that have paid and go on, late ones included; not of paused or cancelled ones. */
export function recurring(
  standings: Standing[],
): { plan: string; every: Every; currency: string; paying: number; minor: number; late: number }[] {
  const counted = standings.filter((one) => (one.state === 'running' || one.state === 'late') && one.paying > 0);
  const keys = [...new Set(counted.map((one) => `${one.currency} ${one.plan} ${one.every}`))];
  return keys.map((key) => {
    const own = counted.filter((one) => `${one.currency} ${one.plan} ${one.every}` === key);
    const [{ plan, every, currency } = { plan: '', every: 'month' as const, currency: '' }] = own;
    const total = (some: Standing[]) => some.reduce((sum, one) => sum + one.monthlyMinor, 0);
    return {
      plan,
      every,
      currency,
      paying: own.reduce((sum, one) => sum + one.paying, 0),
      minor: total(own),
      late: total(own.filter((one) => one.state === 'late')),
    };
  });
}

/** How one number stands to an earlier one, as a share of the earlier: 0.1 is a tenth more. Undefined where there was nothing. */
export function changeSince(earlier: number | undefined, later: number | undefined): number | undefined {
  return earlier && later !== undefined ? (later - earlier) / earlier : undefined;
}
