import type { Merge } from './merge.ts';
import type { SentProblem } from './server.ts';

/** What keeps a text from being saved. `wasSent` tells a refusal from an answer that never came. */
export type Trouble =
  | { kind: 'away'; tries: number }
  | { kind: 'signed-out'; tries: number }
  | { kind: 'barred'; message: string; tries: number }
  | { kind: 'problems'; problems: SentProblem[] };

/** What has just happened to the text without its writer. */
export type Happened = { kind: 'brought-back' } | { kind: 'merged'; by: string } | { kind: 'followed'; by: string };

/** Where a text stands between the editor, the browser and the paper. */
export type SavingState = {
  kind: 'saved' | 'changed' | 'saving' | 'conflict' | Trouble['kind'];
  /** The revision that the text in the editor was begun from. */
  number: number;
  /** When this tab last saved something. */
  savedAt: Date | undefined;
  /** Why the browser can't keep what isn't saved: it is full, or keeps nothing at all. */
  keepFault: 'full' | 'none' | undefined;
  /** What the paper says is wrong with the text. */
  problems: SentProblem[];
  /** Why the paper takes no text at all. */
  message: string;
  conflict: { madeBy: string; merge: Merge } | undefined;
  happened: Happened | undefined;
};

/** In milliseconds: the text is kept so long after a change, and sent so long after the last one or, while there is no rest, the first. */
export const pace = { keep: 250, rest: 1000, most: 5000 };

/** Milliseconds until a text is sent. */
export function waitFor(firstChange: number, now: number): number {
  return Math.max(0, Math.min(pace.rest, firstChange + pace.most - now));
}

/** Milliseconds until the next try: twice as long each time, up to half a minute, and never the same for all who wait. */
export function waitAfter({ kind, tries }: Exclude<Trouble, { kind: 'problems' }>, random: number): number {
  const least = kind === 'away' ? 1000 : 15_000;
  return Math.min(least * 2 ** Math.min(tries - 1, 10), 30_000) * (0.5 + random / 2);
}

/** Whether a page that is left should ask first: something is neither saved nor kept. */
export function isAtRisk({ kind, keepFault }: Pick<SavingState, 'kind' | 'keepFault'>): boolean {
  return kind !== 'saved' && keepFault !== undefined;
}
