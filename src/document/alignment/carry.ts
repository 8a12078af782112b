import { diffArrays } from 'diff';
import { type AlignmentRow, emptyRow, isUntranslated } from './rows.ts';

/** What one text has in place of another's pieces from `from` up to `to`. */
export type Hunk = { from: number; to: number; at: number; count: number };

/** Where two lists of hashes differ, in order; `at` and `count` say what of the new list stands there. */
export function hunksOf(before: string[], after: string[]): Hunk[] {
  const hunks: Hunk[] = [];
  let [from, at] = [0, 0];
  let open: Hunk | undefined;
  for (const { added, removed, count } of diffArrays(before, after)) {
    if (!added && !removed) open = undefined;
    else if (!open) {
      open = { from, to: from, at, count: 0 };
      hunks.push(open);
    }
    if (!added) from += count;
    if (!removed) at += count;
    if (open && removed) open.to += count;
    if (open && added) open.count += count;
  }
  return hunks;
}

/**
 * Rows that counted the blocks of `before` on one side, so that they count those of `after`. Blocks that stayed stay where they were; one
 * in place of another takes its row; what is more goes to rows that wait for words (in the target) or gets rows of its own. A row whose
 * words were changed is touched; one that lost them all waits again; one that counts nothing any more is gone.
 */
export function carryRows(rows: AlignmentRow[], side: 'source' | 'target', before: string[], after: string[]): AlignmentRow[] {
  const owners = rows.flatMap((row, at) => Array.from({ length: row[side] }, () => at));
  const counts = rows.map((row) => row[side]);
  const isChanged = rows.map(() => false);
  /** Fresh blocks that stand in no row, by the row they come before. */
  const fresh = new Map<number, number>();
  for (const hunk of hunksOf(before, after)) {
    const [last = -1, next = rows.length] = [owners[hunk.from - 1], owners[hunk.to]];
    const gone = owners.slice(hunk.from, hunk.to);
    for (const owner of gone) {
      counts[owner] = (counts[owner] ?? 0) - 1;
      isChanged[owner] = true;
    }
    const places = placesFor(hunk.count, gone, side === 'target' ? waiting(last, next) : []);
    for (const place of places) {
      counts[place] = (counts[place] ?? 0) + 1;
      isChanged[place] = true;
    }
    const rest = hunk.count - places.length;
    if (rest === 0) continue;
    // Within one row's blocks they are that row's.
    if (last === next) {
      counts[next] = (counts[next] ?? 0) + rest;
      isChanged[next] = true;
    } else fresh.set(next, rest);
  }
  return [...rows, undefined].flatMap((row, at) => {
    const added = Array.from({ length: fresh.get(at) ?? 0 }, () =>
      side === 'source' ? { ...emptyRow } : { ...emptyRow, source: 0, target: 1, isTouched: true },
    );
    const carried = row && changed(row, side, counts[at] ?? 0, isChanged[at] ?? false);
    return carried && carried.source + carried.target > 0 ? [...added, carried] : added;
  });

  function waiting(last: number, next: number): number[] {
    return rows.flatMap((row, at) => (at > last && at < next && isUntranslated(row) ? [at] : []));
  }
}

/** The rows that fresh blocks go to, in order: first those whose blocks are gone, then those that wait. */
function placesFor(count: number, gone: number[], waiting: number[]): number[] {
  return [...gone.slice(0, count), ...waiting.slice(0, Math.max(0, count - gone.length))].sort((a, b) => a - b);
}

function changed(row: AlignmentRow, side: 'source' | 'target', count: number, isChanged: boolean): AlignmentRow {
  if (!isChanged) return row;
  if (side === 'source') return { ...row, source: count };
  const { isDone: _, ...open } = row;
  if (count === 0) return { ...open, target: 0, by: 'hand', isTouched: false };
  return { ...row, target: count, isTouched: true };
}
