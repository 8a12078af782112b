import type { Press } from '#platform/database.ts';
import { keyOfNeighbour, keyOfText } from './folding.ts';
import { comparedOf, type Difference, differenceOf, leastScore, likeness } from './similarity.ts';
import { sketchOf } from './sketch.ts';
import { type FoundPair, likelyPairs } from './store.ts';

/** What the memory knows about a text. A score of 101: the texts before and after it are the same too. */
export type Match = {
  pairId: number;
  score: number;
  sourceText: string;
  targetText: string;
  kind: 'paragraph' | 'sentence';
  scope: 'person' | 'paper' | 'partner';
  state: 'pending' | 'approved';
  /** The person it is by, where one of the staff made it. */
  madeBy: number | undefined;
  madeAt: Date;
  /** The file it came with, where it did. */
  importName: string | undefined;
  storyKey: string | undefined;
  difference: Difference[];
};

/** `before` and `after` stand beside each text in the story, '' at its ends; left out, no match is in context. `sourceId` is the partner paper. */
export type Asked = {
  from: string;
  to: string;
  texts: string[];
  before?: string[];
  after?: string[];
  personId: number;
  sourceId?: number | undefined;
};

/** What is not approved yet counts as that much less alike, but never less than a match. */
const pendingPenalty = 5;
const mostMatches = 8;

/** For each text the pairs of the memory that are alike, from 50 %: the same in the same place first, then by likeness, approved before pending, one's own scope before the paper's. One statement. */
export async function matchesFor(press: Press, asked: Asked): Promise<Match[][]> {
  const { from, to, texts } = asked;
  if (texts.length === 0) return [];
  const found = await likelyPairs(press, {
    ...asked,
    asked: texts.map((text) => ({ key: keyOfText(text), sketch: sketchOf(text, from, to), length: text.length })),
  });
  return texts.map((text, at) => {
    const before = asked.before && keyOfNeighbour(asked.before[at]);
    const after = asked.after && keyOfNeighbour(asked.after[at]);
    return matchesOf(
      text,
      found.filter((pair) => pair.no === at),
      { before, after },
    );
  });
}

type Context = { before: Buffer | null | undefined; after: Buffer | null | undefined };
const scopes = ['person', 'partner', 'paper'];

function matchesOf(text: string, pairs: FoundPair[], { before, after }: Context): Match[] {
  const compared = comparedOf(text);
  const scored = pairs.flatMap((pair) => {
    const alike = likeness(comparedOf(pair.sourceText), compared);
    if (alike < leastScore) return [];
    const isInContext = alike === 100 && isSame(pair.beforeKey, before) && isSame(pair.afterKey, after);
    const likeScore = isInContext ? 101 : alike;
    return [{ pair, score: pair.state === 'pending' ? Math.max(leastScore, likeScore - pendingPenalty) : likeScore }];
  });
  scored.sort(
    (a, b) =>
      b.score - a.score ||
      a.pair.state.localeCompare(b.pair.state) ||
      scopes.indexOf(a.pair.scope) - scopes.indexOf(b.pair.scope) ||
      b.pair.madeAt.getTime() - a.pair.madeAt.getTime() ||
      b.pair.id - a.pair.id,
  );
  const seen = new Set<string>();
  const best = scored.filter(({ pair }) => {
    const same = JSON.stringify([pair.sourceText, pair.targetText]);
    return !seen.has(same) && seen.add(same);
  });
  return best.slice(0, mostMatches).map(({ pair, score }) => ({
    pairId: pair.id,
    score,
    sourceText: pair.sourceText,
    targetText: pair.targetText,
    kind: pair.kind,
    scope: pair.scope,
    state: pair.state,
    madeBy: pair.madeBy ?? undefined,
    madeAt: pair.madeAt,
    importName: pair.importName ?? undefined,
    storyKey: pair.storyKey ?? undefined,
    difference: differenceOf(pair.sourceText, text),
  }));
}

function isSame(remembered: Buffer | null, asked: Buffer | null | undefined): boolean {
  if (asked === undefined) return false;
  return remembered === null || asked === null ? remembered === asked : remembered.equals(asked);
}
