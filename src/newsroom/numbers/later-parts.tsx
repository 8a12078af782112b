import { moneyText } from '#platform/money.ts';
import type { NumbersProps } from './numbers-page.tsx';
import { count, FigureTable, Part, percent, shortMonth } from './parts.tsx';

/** Of those who first paid in a month, how many still did when each later month began. */
export function CohortPart({ frame, numbers }: NumbersProps) {
  const { words } = frame;
  const title = words('newsroom.numbers.cohorts');
  const some = numbers.cohorts.filter(({ size }) => size > 0);
  const columns = Array.from({ length: Math.max(0, ...some.map(({ kept }) => kept.length)) }, (_, at) => at).slice(1);
  const rows = some.toReversed().map(({ month, size, kept }) => ({
    name: shortMonth(frame, month),
    cells: [
      count(frame, size),
      ...columns.map((at) => (kept[at] === undefined ? '' : `${percent(frame, kept[at] / size)} (${count(frame, kept[at])})`)),
    ],
  }));
  return (
    <Part frame={frame} name="cohorts" title={title} about={['newsroom.numbers.about.cohorts']}>
      {rows.length === 0 ? (
        <p class="empty">{words('newsroom.numbers.noRows')}</p>
      ) : (
        <FigureTable
          label={title}
          head={[
            words('newsroom.numbers.firstPaidIn'),
            words('newsroom.numbers.began'),
            ...columns.map((at) => words('newsroom.numbers.monthsOn', { count: at })),
          ]}
          rows={rows}
        />
      )}
    </Part>
  );
}

const outcomes = ['open', 'recovered', 'lost'] as const;

/** Charges that failed, by the month of the first try, and what came of them. */
export function FailurePart({ frame, numbers }: NumbersProps) {
  const { words, language } = frame;
  const title = words('newsroom.numbers.failures');
  const keys = [...new Set(numbers.failures.map(({ month, currency }) => `${month} ${currency}`))].toSorted().toReversed();
  const rows = keys.map((key) => {
    const [month = '', currency = ''] = key.split(' ');
    const own = numbers.failures.filter((one) => one.month === month && one.currency === currency);
    const cellOf = (outcome: (typeof outcomes)[number]) => {
      const found = own.find((one) => one.outcome === outcome);
      return found ? `${count(frame, found.count)} (${moneyText({ minor: found.minor, currency }, language)})` : count(frame, 0);
    };
    const all = own.reduce((sum, one) => sum + one.count, 0);
    return { name: `${shortMonth(frame, month)} · ${currency}`, cells: [count(frame, all), ...outcomes.map(cellOf)] };
  });
  const head = [words('newsroom.numbers.month'), words('newsroom.numbers.failed')];
  return (
    <Part frame={frame} name="failures" title={title} about={['newsroom.numbers.about.failures']}>
      {rows.length === 0 ? (
        <p class="empty">{words('newsroom.numbers.noRows')}</p>
      ) : (
        <FigureTable
          label={title}
          head={[...head, ...outcomes.map((outcome) => words(`newsroom.numbers.outcomes.${outcome}`))]}
          rows={rows}
        />
      )}
    </Part>
  );
}

const kinds = ['charged', 'refunded', 'disputed'] as const;

/** Money that came and went, by month and currency. */
export function PaymentPart({ frame, numbers }: NumbersProps) {
  const { words, language } = frame;
  const title = words('newsroom.numbers.payments');
  const keys = [...new Set(numbers.payments.map(({ month, currency }) => `${month} ${currency}`))].toSorted().toReversed();
  const rows = keys.map((key) => {
    const [month = '', currency = ''] = key.split(' ');
    return {
      name: `${shortMonth(frame, month)} · ${currency}`,
      cells: kinds.map((what) => {
        const found = numbers.payments.find((one) => one.month === month && one.currency === currency && one.what === what);
        return found ? `${moneyText({ minor: found.minor, currency }, language)} (${count(frame, found.count)})` : count(frame, 0);
      }),
    };
  });
  return (
    <Part frame={frame} name="payments" title={title} about={['newsroom.numbers.about.payments']}>
      {rows.length === 0 ? (
        <p class="empty">{words('newsroom.numbers.noRows')}</p>
      ) : (
        <FigureTable
          label={title}
          head={[words('newsroom.numbers.month'), ...kinds.map((what) => words(`newsroom.numbers.kinds.${what}`))]}
          rows={rows}
        />
      )}
    </Part>
  );
}
