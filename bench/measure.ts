import { setTimeout as sleep } from 'node:timers/promises';
import type { Stage } from './stage.ts';

/** One line of the table. `met` is undefined for a figure that is named and not judged. */
export type Row = { figure: string; measured: string; spread: string; bar: string; met: boolean | undefined };

/** A part of the bench, chosen with `--only` by the name of its file; it must be done within `seconds`. */
export type Figure = { seconds: number; rows: (stage: Stage) => Promise<Row[]> };

export function median(values: number[]): number {
  return quantile(values, 0.5);
}

/** The value below which a share of the values lies: the nearest rank, so that it is one of them. */
export function quantile(values: number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const found = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (found === undefined) throw new Error('Nothing was measured.');
  return found;
}

/**
 * Measures two sides by turns and answers first ÷ second of every round. The sides change who begins, so that a machine that
 * slows down or speeds up favours neither; one round before the others warms both up and isn't counted.
 */
export async function interleaved(rounds: number, first: () => Promise<number>, second: () => Promise<number>): Promise<number[]> {
  const ratios: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const isFirst = round % 2 === 0;
    const before = isFirst ? await first() : await second();
    // What the side before left behind, such as a checkpoint's writes or garbage, shouldn't be paid for by the other.
    await sleep(50);
    const after = isFirst ? await second() : await first();
    if (round > 0) ratios.push(isFirst ? before / after : after / before);
  }
  return ratios;
}

export type Bar = { atLeast: number } | { atMost: number };

/** A ratio's row: the median of its rounds, judged against the bar. */
export function ratioRow(figure: string, ratios: number[], bar: Bar): Row {
  return row(figure, ratios, median(ratios), bar, (value) => value.toFixed(2));
}

/** A row that judges one number of the values, written in the figure's unit. */
export function row(figure: string, values: number[], judged: number, bar: Bar, write: (value: number) => string): Row {
  const met = 'atLeast' in bar ? judged >= bar.atLeast : judged <= bar.atMost;
  const sign = 'atLeast' in bar ? `≥ ${write(bar.atLeast)}` : `≤ ${write(bar.atMost)}`;
  const spread = values.length > 1 ? `${write(Math.min(...values))} – ${write(Math.max(...values))}` : '';
  return { figure, measured: write(judged), spread, bar: sign, met };
}

/** The rows as a table of text. */
export function tableOf(rows: Row[]): string {
  const verdict = ({ met }: Row) => (met === undefined ? '' : met ? 'pass' : 'MISS');
  const cells = rows.map((one) => [one.figure, one.measured, one.spread, one.bar, verdict(one)]);
  const lines = [['figure', 'measured', 'min – max', 'bar', ''], ...cells];
  const widths = [0, 1, 2, 3].map((at) => Math.max(...lines.map((line) => line[at]?.length ?? 0)));
  return lines
    .map((line) =>
      line
        .map((cell, at) => cell.padEnd(widths[at] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
