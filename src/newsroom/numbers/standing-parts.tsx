import { moneyText } from '#platform/money.ts';
import { BarChart } from './chart.tsx';
import type { NumbersProps } from './numbers-page.tsx';
import { count, FigureTable, Part, planName, shortMonth } from './parts.tsx';

const states = ['running', 'late', 'cancelled', 'paused'] as const;

/** How subscriptions stand now, by plan; and who reads without paying. */
export function StandingPart({ frame, numbers }: NumbersProps) {
  const { words } = frame;
  const { standings, given } = numbers;
  const title = words('newsroom.numbers.standing');
  const keyOf = ({ plan, every, currency }: { plan: string; every: string; currency: string }) => `${plan} ${every} ${currency}`;
  const groups = [...new Set(standings.map(keyOf))].map((key) => standings.filter((one) => keyOf(one) === key));
  const sum = (some: typeof standings, name: 'count' | 'trials' | 'trialsCancelled' | 'paying') =>
    some.reduce((total, one) => total + one[name], 0);
  const cells = (some: typeof standings) => [
    count(frame, sum(some, 'count')),
    count(frame, sum(some, 'trials')),
    count(frame, sum(some, 'trialsCancelled')),
    ...states.map((state) =>
      count(
        frame,
        sum(
          some.filter((one) => one.state === state),
          'paying',
        ),
      ),
    ),
  ];
  const rows = groups.map((some) => ({
    name: some[0] ? planName(frame, some[0]) : '',
    cells: cells(some),
  }));
  const head = [words('newsroom.numbers.plan'), words('newsroom.numbers.all'), words('newsroom.numbers.inTrial')];
  const more = [words('newsroom.numbers.trialCancelled'), ...states.map((state) => words(`newsroom.numbers.states.${state}`))];
  return (
    <Part frame={frame} name="standing" title={title} about={['newsroom.numbers.about.standing', 'newsroom.numbers.about.given']}>
      {rows.length === 0 ? <p class="empty">{words('newsroom.numbers.noRows')}</p> : null}
      {rows.length === 0 ? null : (
        <FigureTable
          label={title}
          head={[...head, ...more]}
          rows={[...rows, { name: words('newsroom.numbers.total'), cells: cells(standings) }]}
        />
      )}
      <FigureTable
        label={words('newsroom.numbers.given')}
        head={[words('newsroom.numbers.given'), words('newsroom.numbers.readers')]}
        rows={(['complimentary', 'gift', 'seat'] as const).map((why) => ({
          name: words(`newsroom.numbers.why.${why}`),
          cells: [count(frame, given.find((one) => one.why === why)?.count ?? 0)],
        }))}
      />
    </Part>
  );
}

/** What comes in each month: as agreed now by plan, and as paid at the end of each of thirteen months. */
export function RevenuePart({ frame, numbers }: NumbersProps) {
  const { words, language } = frame;
  const { recurring, revenue, months } = numbers;
  const title = words('newsroom.numbers.revenue');
  const money = (minor: number, currency: string) => moneyText({ minor, currency }, language);
  const currencies = [...new Set([...revenue, ...recurring].map(({ currency }) => currency))];
  const minorIn = (month: string, currency: string) => revenue.find((one) => one.month === month && one.currency === currency)?.minor ?? 0;
  const agreed = recurring.map(({ plan, every, currency, paying, minor, late }) => ({
    name: planName(frame, { plan, every, currency }),
    cells: [count(frame, paying), money(minor, currency), money(late, currency)],
  }));
  const totals = currencies.map((currency) => {
    const own = recurring.filter((one) => one.currency === currency);
    const sum = (name: 'paying' | 'minor' | 'late') => own.reduce((total, one) => total + one[name], 0);
    return {
      name: words('newsroom.numbers.totalIn', { currency }),
      cells: [count(frame, sum('paying')), money(sum('minor'), currency), money(sum('late'), currency)],
    };
  });
  const head = [words('newsroom.numbers.plan'), words('newsroom.numbers.figures.payingNow'), words('newsroom.numbers.aMonth')];
  if (currencies.length === 0) return null;
  return (
    <Part frame={frame} name="revenue" title={title} about={['newsroom.numbers.about.agreed', 'newsroom.numbers.about.paid']}>
      <FigureTable label={title} head={[...head, words('newsroom.numbers.ofLate')]} rows={[...agreed, ...totals]} />
      {currencies.map((currency) => (
        <BarChart
          title={words('newsroom.numbers.revenueChart', { currency })}
          dir={frame.dir}
          bars={months.map(({ month }) => {
            const minor = minorIn(month, currency);
            return { label: shortMonth(frame, month), value: minor, text: money(minor, currency) };
          })}
        />
      ))}
      <FigureTable
        label={words('newsroom.numbers.paidFor')}
        head={[words('newsroom.numbers.month'), ...currencies.map((currency) => words('newsroom.numbers.figures.revenue', { currency }))]}
        rows={months.toReversed().map(({ month }) => ({
          name: shortMonth(frame, month),
          cells: currencies.map((currency) => money(minorIn(month, currency), currency)),
        }))}
      />
    </Part>
  );
}
