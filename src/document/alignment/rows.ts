import * as z from 'zod';

/** Where the words of a row come from. `hand` is a person, in whatever program. */
export type RowOrigin = 'hand' | 'memory' | 'machine';

/**
 * How many blocks of a source and of its translation belong together. In order, rows cover both texts whole. `isTouched`: a person has
 * written or passed the words of the row. `isDone`: somebody said that the row is finished.
 */
export type AlignmentRow = { source: number; target: number; by: RowOrigin; isTouched: boolean; note: string; isDone?: boolean };

/** A source paragraph that nobody has translated yet. */
export const emptyRow: AlignmentRow = { source: 1, target: 0, by: 'hand', isTouched: false, note: '' };

const count = z.int().min(0).max(100_000);

/** Rows as they are kept and sent. */
export const rowsSchema = z
  .array(
    z.object({
      source: count,
      target: count,
      by: z.enum(['hand', 'memory', 'machine']),
      isTouched: z.boolean(),
      note: z.string().max(2000),
      isDone: z.boolean().optional(),
    }),
  )
  .max(100_000)
  .transform((rows) => rows.map(({ isDone, ...row }): AlignmentRow => (isDone ? { ...row, isDone } : row)));

/** What the translation has and its source hasn't. */
export function isAddition(row: AlignmentRow): boolean {
  return row.source === 0 && row.target > 0;
}

/** What the source has and the translation leaves out on purpose. */
export function isOmission(row: AlignmentRow): boolean {
  return row.source > 0 && row.target === 0 && row.isDone === true;
}

/** What waits to be translated. */
export function isUntranslated(row: AlignmentRow): boolean {
  return row.source > 0 && row.target === 0 && !row.isDone;
}

/** Words of a machine that no person has changed or passed. */
export function isUntouched(row: AlignmentRow): boolean {
  return row.target > 0 && row.by === 'machine' && !row.isTouched;
}

/** True when rows count just these many blocks of each side and none is empty. */
export function rowsCover(rows: AlignmentRow[], source: number, target: number): boolean {
  const sum = (side: 'source' | 'target') => rows.reduce((total, row) => total + row[side], 0);
  return sum('source') === source && sum('target') === target && rows.every((row) => row.source + row.target > 0);
}

/** Two neighbours as one row. What a machine wrote stays a machine's until somebody touches it. */
export function joinRows(first: AlignmentRow, second: AlignmentRow): AlignmentRow {
  const withWords = [first, second].filter(({ target }) => target > 0);
  const untouched = withWords.find(isUntouched);
  const isDone = first.isDone && second.isDone;
  return {
    source: first.source + second.source,
    target: first.target + second.target,
    by: untouched?.by ?? withWords.find(({ by }) => by !== 'hand')?.by ?? 'hand',
    isTouched: !untouched && withWords.some(({ isTouched }) => isTouched),
    note: [first.note, second.note].filter((note) => note !== '').join('\n'),
    ...(isDone ? { isDone } : {}),
  };
}

/** One row as two: the first takes so many blocks of each side. */
export function splitRow(row: AlignmentRow, source: number, target: number): [AlignmentRow, AlignmentRow] {
  const { isDone: _, ...open } = row;
  const first = { ...open, source: Math.min(source, row.source), target: Math.min(target, row.target) };
  return [first, { ...open, note: '', source: row.source - first.source, target: row.target - first.target }];
}

/** A row that the translation leaves out, with the reason. Its words go with it. */
export function omitRow(row: AlignmentRow, note: string): AlignmentRow {
  return { source: row.source, target: 0, by: 'hand', isTouched: true, note, isDone: true };
}

/** A row of the translation's own: its source has nothing there. */
export function addedRow(note: string): AlignmentRow {
  return { source: 0, target: 1, by: 'hand', isTouched: true, note };
}

/** How many rows are finished, of how many. */
export function progressOf(rows: AlignmentRow[]): { done: number; all: number } {
  return { done: rows.filter(({ isDone }) => isDone).length, all: rows.length };
}

export type AlignedRow<T> = { row: AlignmentRow; sourceAt: number; targetAt: number; source: T[]; target: T[] };

/** Rows with the blocks they count, and where these begin in their texts. */
export function alignedBlocks<T>(rows: AlignmentRow[], sourceBlocks: T[], targetBlocks: T[]): AlignedRow<T>[] {
  let [sourceAt, targetAt] = [0, 0];
  return rows.map((row) => {
    const source = sourceBlocks.slice(sourceAt, sourceAt + row.source);
    const target = targetBlocks.slice(targetAt, targetAt + row.target);
    const aligned = { row, sourceAt, targetAt, source, target };
    sourceAt += row.source;
    targetAt += row.target;
    return aligned;
  });
}
