import type { Child } from 'hono/jsx';
import type { StaffFrame } from '#design';
import { dateFormat, numberFormat } from '#platform/formats.ts';
import type { Phrase } from '#platform/words.ts';

/** A number as people of a language write it; a dash where there is none. */
export function count(frame: StaffFrame, value: number | undefined): string {
  return value === undefined ? '–' : numberFormat(frame.language, {}).format(value);
}

/** A share as a percentage with one decimal. */
export function percent(frame: StaffFrame, value: number | undefined, isChange = false): string {
  if (value === undefined) return '–';
  const signs = isChange ? { signDisplay: 'exceptZero' as const } : {};
  return numberFormat(frame.language, { style: 'percent', maximumFractionDigits: 1, ...signs }).format(value);
}

/** A month in a few letters, for a column or a bar: "Nov 26". */
export function shortMonth(frame: StaffFrame, month: string): string {
  const parts = { timeZone: 'UTC', month: 'short', year: '2-digit' } as const;
  return dateFormat(frame.language, parts).format(new Date(`${month}-15T00:00:00Z`));
}

/** A plan as a row names it: how often it is charged, by its own name where that says more, and the currency. */
export function planName(
  frame: StaffFrame,
  { plan, every, currency }: { plan: string; every: 'month' | 'year'; currency: string },
): string {
  const often = frame.words(`newsroom.numbers.every.${every}`);
  return [...(['monthly', 'annual'].includes(plan) ? [] : [plan]), often, currency].join(' · ');
}

type PartProps = { frame: StaffFrame; name: string; title: string; about: Phrase[]; children?: Child };

/** One kind of numbers under a heading, with how they are counted. */
export function Part({ frame, name, title, about, children }: PartProps) {
  return (
    <div class="below figures-part">
      <h2 id={`numbers-${name}`}>{title}</h2>
      {children}
      <details>
        <summary>{frame.words('newsroom.numbers.how')}</summary>
        {about.map((phrase) => (
          <p>{frame.words(phrase)}</p>
        ))}
      </details>
    </div>
  );
}

type TableProps = { label: string; head: Child[]; rows: { name: Child; cells: Child[] }[] };

/** A table of numbers: the first column names its row. On a narrow screen it is scrolled, by key too. */
export function FigureTable({ label, head, rows }: TableProps) {
  return (
    <section class="table-frame" aria-label={label} tabindex={0}>
      <table class="rows figures">
        <thead>
          <tr>
            {head.map((one) => (
              <th scope="col">{one}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, cells }) => (
            <tr>
              <th scope="row">{name}</th>
              {cells.map((cell) => (
                <td>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
