import type { Block } from '../document.ts';
import { linesOf } from '../plain-text.ts';
import { type AlignmentRow, emptyRow } from './rows.ts';

type Step = { source: number; target: number; cost: number };

/** What may stand in a row, and how unlikely that is against one for one. */
const steps: Step[] = [
  { source: 1, target: 1, cost: 0 },
  { source: 1, target: 0, cost: 3 },
  { source: 0, target: 1, cost: 3 },
  { source: 2, target: 1, cost: 2 },
  { source: 1, target: 2, cost: 2 },
];
// Above this many pairs of blocks a text is paired as it stands.
const mostPairs = 4_000_000;

/** Rows to start with: each source block waits, or where there is a translation already the likeliest pairs, by kind and length of blocks. */
export function beginRows(sourceBlocks: Block[], targetBlocks: Block[]): AlignmentRow[] {
  if (targetBlocks.length === 0) return sourceBlocks.map(() => ({ ...emptyRow }));
  const isLong = sourceBlocks.length * targetBlocks.length > mostPairs;
  const counted = isLong ? inPairs(sourceBlocks.length, targetBlocks.length) : likeliest(sourceBlocks, targetBlocks);
  return counted.map(({ source, target }) => ({ ...emptyRow, source, target, isTouched: target > 0 }));
}

function inPairs(source: number, target: number): Pick<Step, 'source' | 'target'>[] {
  return Array.from({ length: Math.max(source, target) }, (_, at) => ({ source: at < source ? 1 : 0, target: at < target ? 1 : 0 }));
}

/** The cheapest way through both texts (after Gale and Church 1993, without their statistics). */
function likeliest(sourceBlocks: Block[], targetBlocks: Block[]): Step[] {
  const [source, target] = [sizesOf(sourceBlocks), sizesOf(targetBlocks)];
  const total = (sizes: { length: number }[]) => sizes.reduce((sum, { length }) => sum + length, 1);
  const ratio = total(target) / total(source);
  const width = target.length + 1;
  const costs = new Float64Array((source.length + 1) * width).fill(Number.POSITIVE_INFINITY);
  const taken = new Uint8Array(costs.length);
  costs[0] = 0;
  for (let i = 0; i <= source.length; i++)
    for (let j = 0; j <= target.length; j++)
      for (const [number, step] of steps.entries()) {
        if (step.source > i || step.target > j) continue;
        const before = costs[(i - step.source) * width + j - step.target] ?? Number.POSITIVE_INFINITY;
        const cost = before + step.cost + distance(source.slice(i - step.source, i), target.slice(j - step.target, j), ratio);
        if (cost >= (costs[i * width + j] ?? 0)) continue;
        costs[i * width + j] = cost;
        taken[i * width + j] = number;
      }
  const way: Step[] = [];
  for (let [i, j] = [source.length, target.length]; i > 0 || j > 0; ) {
    const step = steps[taken[i * width + j] ?? 0] as Step;
    way.unshift(step);
    i -= step.source;
    j -= step.target;
  }
  return way;
}

type Size = { type: Block['type']; length: number };

function sizesOf(blocks: Block[]): Size[] {
  return blocks.map((block) => ({ type: block.type, length: linesOf(block).join('\n').length }));
}

/** How badly blocks fit together: other kinds hardly ever do, other lengths the less the more they differ. */
function distance(source: Size[], target: Size[], ratio: number): number {
  const [first] = source;
  if (!first || target.length === 0) return 0;
  const isOther = [...source, ...target].some(({ type }) => type !== first.type);
  const length = (sizes: Size[]) => sizes.reduce((sum, size) => sum + size.length, 0);
  const [wanted, found] = [length(source) * ratio, length(target)];
  return (isOther ? 5 : 0) + (Math.abs(wanted - found) / Math.sqrt(wanted + found + 100)) * 0.5;
}
