import { sentencesOf } from '../segments/sentences.ts';

export type SentencePair = { source: string; target: string };

type Step = { source: number; target: number; cost: number };
// How likely so many sentences become so many, as a cost: Gale and Church's figures for 1–1, 2–1 and 2–2.
const steps: Step[] = [
  { source: 1, target: 1, cost: 0 },
  { source: 2, target: 1, cost: 230 },
  { source: 1, target: 2, cost: 230 },
  { source: 2, target: 2, cost: 440 },
];
const worst = 300;

/**
 * The sentences of a paragraph beside those of its translation, found by their lengths (Gale and Church 1993, without its insertions and deletions:
 * a translation that leaves out a sentence can't be told apart by length). Nothing where lengths tell no sure story: then the paragraph stands alone.
 */
export function sentencePairs(source: string, target: string, from: string, to: string): SentencePair[] {
  const [own, other] = [sentencesOf(source, from), sentencesOf(target, to)];
  if (own.length < 2 || other.length === 0) return [];
  const ratio = lengthOf(other) / lengthOf(own);
  const path = bestPath(own, other, ratio);
  if (!path) return [];
  const pairs: SentencePair[] = [];
  let [a, b] = [0, 0];
  for (const step of path) {
    pairs.push({ source: joined(own, a, step.source, source), target: joined(other, b, step.target, target) });
    a += step.source;
    b += step.target;
  }
  // One pair of everything is the paragraph.
  return pairs.length < 2 ? [] : pairs;
}

const lengthOf = (sentences: string[]) => sentences.reduce((sum, one) => sum + one.length, 0);

/** Sentences as they stand in the paragraph, with what is between them. */
function joined(sentences: string[], at: number, count: number, whole: string): string {
  if (count === 1) return sentences[at] ?? '';
  const from = placeOf(sentences, at, whole);
  const last = placeOf(sentences, at + count - 1, whole);
  return whole.slice(from, last + (sentences[at + count - 1]?.length ?? 0));
}

function placeOf(sentences: string[], at: number, whole: string): number {
  let from = 0;
  for (let step = 0; step < at; step++) from = whole.indexOf(sentences[step] ?? '', from) + (sentences[step]?.length ?? 0);
  return whole.indexOf(sentences[at] ?? '', from);
}

function bestPath(own: string[], other: string[], ratio: number): Step[] | undefined {
  const best = new Map<string, { cost: number; path: Step[] }>([['0:0', { cost: 0, path: [] }]]);
  for (let a = 0; a <= own.length; a++)
    for (let b = 0; b <= other.length; b++) {
      const here = best.get(`${a}:${b}`);
      if (!here) continue;
      for (const step of steps) {
        if (a + step.source > own.length || b + step.target > other.length) continue;
        const apart = mismatch(lengthOf(own.slice(a, a + step.source)), lengthOf(other.slice(b, b + step.target)), ratio);
        if (apart > worst) continue;
        const cost = here.cost + step.cost + apart;
        const key = `${a + step.source}:${b + step.target}`;
        if (cost < (best.get(key)?.cost ?? Number.POSITIVE_INFINITY)) best.set(key, { cost, path: [...here.path, step] });
      }
    }
  return best.get(`${own.length}:${other.length}`)?.path;
}

/** How unlikely two lengths are for a text and its translation: 100 times the square of the standard deviations between them, halved. */
function mismatch(source: number, target: number, ratio: number): number {
  const expected = source * ratio;
  const deviation = Math.sqrt(6.8 * Math.max(expected, 1));
  return 50 * ((target - expected) / deviation) ** 2;
}
