import { type StaffFrame, StaffPage, staffMoment } from '#design';
import { addMonths, monthOf, monthText } from '#platform/dates.ts';
import { moneyText } from '#platform/money.ts';
import { changeSince, type MonthNumbers, type Numbers } from '#subscriptions';
import { BarChart } from './chart.tsx';
import { CohortPart, FailurePart, PaymentPart } from './later-parts.tsx';
import { count, FigureTable, Part, percent, shortMonth } from './parts.tsx';
import { RevenuePart, StandingPart } from './standing-parts.tsx';

export type NumbersProps = { frame: StaffFrame; numbers: Numbers };

/** All the numbers of thirteen months on one page, each with its table and how it is counted. */
export function NumbersPage({ frame, numbers }: NumbersProps) {
  const { words, href, language, timeZone } = frame;
  const { month, at } = numbers;
  const running = monthOf(at, timeZone);
  const page = (file: string, to: string) => `${href(`/newsroom/${file}`)}${to === running ? '' : `?month=${to}`}`;
  const isEmpty = numbers.months.every(({ begun, payingAtEnd }) => begun === 0 && payingAtEnd === 0);
  return (
    <StaffPage
      frame={frame}
      kind="list"
      title={words('newsroom.numbers.title')}
      beside={
        <nav class="month-links" aria-label={words('newsroom.numbers.months')}>
          <a href={page('numbers', addMonths(month, -1))} rel="prev">
            {monthText(addMonths(month, -1), language)}
          </a>
          {month < running ? (
            <a href={page('numbers', addMonths(month, 1))} rel="next">
              {monthText(addMonths(month, 1), language)}
            </a>
          ) : null}
          <a href={page('numbers.csv', month)}>{words('newsroom.numbers.csv')}</a>
        </nav>
      }
    >
      <p class="hint">{words('newsroom.numbers.asOf', { when: staffMoment(frame, at), zone: timeZone })}</p>
      {isEmpty ? <p class="empty">{words('newsroom.numbers.none')}</p> : null}
      <GlancePart frame={frame} numbers={numbers} isRunning={month === running} />
      <StandingPart frame={frame} numbers={numbers} />
      <RevenuePart frame={frame} numbers={numbers} />
      <MonthPart frame={frame} numbers={numbers} />
      <CohortPart frame={frame} numbers={numbers} />
      <FailurePart frame={frame} numbers={numbers} />
      <PaymentPart frame={frame} numbers={numbers} />
    </StaffPage>
  );
}

const counted = [
  'payingAtEnd',
  'begun',
  'firstPaid',
  'ended',
  'endedUnpaid',
  'trialsBegun',
  'trialsEnded',
  'converted',
] as const satisfies (keyof MonthNumbers)[];
const shares = ['conversion', 'churn'] as const satisfies (keyof MonthNumbers)[];

/** The month beside the one before and the same a year earlier. */
function GlancePart({ frame, numbers, isRunning }: NumbersProps & { isRunning: boolean }) {
  const { words } = frame;
  const now = numbers.months.at(-1);
  const before = numbers.months.at(-2);
  const year = numbers.months[0];
  const title = words('newsroom.numbers.glance', { month: monthText(numbers.month, frame.language) });
  const rows = counted.map((name) => ({
    name: words(`newsroom.numbers.figures.${name}`),
    cells: [
      count(frame, now?.[name]),
      count(frame, before?.[name]),
      percent(frame, changeSince(before?.[name], now?.[name]), true),
      count(frame, year?.[name]),
      percent(frame, changeSince(year?.[name], now?.[name]), true),
    ],
  }));
  const shareRows = shares.map((name) => ({
    name: words(`newsroom.numbers.figures.${name}`),
    cells: [percent(frame, now?.[name]), percent(frame, before?.[name]), '', percent(frame, year?.[name]), ''],
  }));
  const currencies = [...new Set(numbers.revenue.map(({ currency }) => currency))];
  const moneyRows = currencies.map((currency) => {
    const minorIn = (month: string | undefined) =>
      numbers.revenue.find((one) => one.month === month && one.currency === currency)?.minor ?? 0;
    const [is, was, yearAgo] = [minorIn(now?.month), minorIn(before?.month), minorIn(year?.month)];
    const text = (minor: number) => moneyText({ minor, currency }, frame.language);
    const changes = [percent(frame, changeSince(was, is), true), percent(frame, changeSince(yearAgo, is), true)];
    return {
      name: words('newsroom.numbers.figures.revenue', { currency }),
      cells: [text(is), text(was), changes[0], text(yearAgo), changes[1]],
    };
  });
  const change = words('newsroom.numbers.change');
  const head = [words('newsroom.numbers.figure'), words('newsroom.numbers.month'), words('newsroom.numbers.before'), change];
  return (
    <Part
      frame={frame}
      name="glance"
      title={title}
      about={['newsroom.numbers.about.months', 'newsroom.numbers.about.trials', 'newsroom.numbers.about.churn']}
    >
      {isRunning ? <p class="hint">{words('newsroom.numbers.running')}</p> : null}
      <FigureTable
        label={title}
        head={[...head, words('newsroom.numbers.yearBefore'), change]}
        rows={[...rows, ...shareRows, ...moneyRows]}
      />
    </Part>
  );
}

/** How many came and went in each of thirteen months. */
function MonthPart({ frame, numbers }: NumbersProps) {
  const { words } = frame;
  const title = words('newsroom.numbers.byMonth');
  const bars = numbers.months.map((one) => ({
    label: shortMonth(frame, one.month),
    value: one.payingAtEnd,
    text: count(frame, one.payingAtEnd),
  }));
  const columns = ['begun', 'firstPaid', 'ended', 'endedUnpaid', 'payingAtEnd', 'trialsEnded', 'converted', 'undecided'] as const;
  const rows = numbers.months.toReversed().map((one) => ({
    name: shortMonth(frame, one.month),
    cells: [...columns.map((name) => count(frame, one[name])), percent(frame, one.conversion), percent(frame, one.churn)],
  }));
  return (
    <Part
      frame={frame}
      name="months"
      title={title}
      about={['newsroom.numbers.about.months', 'newsroom.numbers.about.trials', 'newsroom.numbers.about.churn']}
    >
      <BarChart title={words('newsroom.numbers.payingChart')} bars={bars} dir={frame.dir} />
      <FigureTable
        label={title}
        head={[words('newsroom.numbers.month'), ...[...columns, ...shares].map((name) => words(`newsroom.numbers.figures.${name}`))]}
        rows={rows}
      />
    </Part>
  );
}
