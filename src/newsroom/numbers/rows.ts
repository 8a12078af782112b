import { addMonths } from '#platform/dates.ts';
import { typedAmount } from '#platform/money.ts';
import type { Numbers } from '#subscriptions';

export const csvHead = ['figure', 'month', 'plan', 'every', 'currency', 'of', 'value'];

type Cell = string | number;

/** Every number on a line of its own; money with its decimals, shares as 0.0714. */
export function csvRows({ months, standings, recurring, revenue, cohorts, failures, payments, given, at }: Numbers): Cell[][] {
  const today = at.toISOString();
  const figures = Object.keys(months[0] ?? {}).filter((name) => name !== 'month') as (keyof (typeof months)[number])[];
  return [
    ...months.flatMap((one) => figures.map((name) => [name, one.month, '', '', '', '', plain(one[name])])),
    ...revenue.map(({ month, currency, minor }) => ['paid-revenue', month, '', '', currency, '', typedAmount({ minor, currency })]),
    ...standings.map(({ plan, every, currency, state, count }) => ['standing', today, plan, every, currency, state, count]),
    ...standings.map(({ plan, every, currency, state, trials }) => ['trials', today, plan, every, currency, state, trials]),
    ...recurring.map(({ plan, every, currency, minor }) => [
      'recurring-revenue',
      today,
      plan,
      every,
      currency,
      '',
      typedAmount({ minor, currency }),
    ]),
    ...cohorts.flatMap(({ month, kept }) => kept.map((count, later) => ['kept', addMonths(month, later), '', '', '', month, count])),
    ...failures.flatMap(({ month, currency, outcome, count, minor }) => [
      [`failed-charges`, month, '', '', currency, outcome, count],
      [`failed-amount`, month, '', '', currency, outcome, typedAmount({ minor, currency })],
    ]),
    ...payments.flatMap(({ month, currency, what, count, minor }) => [
      ['payments', month, '', '', currency, what, count],
      ['amount', month, '', '', currency, what, typedAmount({ minor, currency })],
    ]),
    ...given.map(({ why, count }) => ['given', today, '', '', '', why, count]),
  ];
}

function plain(value: string | number | undefined): Cell {
  if (value === undefined) return '';
  return typeof value === 'number' && !Number.isInteger(value) ? value.toFixed(4) : value;
}
