import type { Block } from '#document';
import type { DeskData, DeskSource, SourceChange } from './island.ts';

/** What the rows of the desk show beside what is written: the source, and where it changed. Changes of it are drawn at once. */
export type DeskState = {
  data: DeskData;
  source(): DeskSource;
  /** The source's blocks from one on, as the translation follows them. */
  blocks(from: number, count: number): Block[];
  /** What has changed of these blocks. New ones before the first of all rows, or behind the last, belong to those. */
  changesIn(from: number, count: number, isLast: boolean): SourceChange[];
  set(source: DeskSource): void;
  subscribe(listener: () => void): () => void;
  /** Presses the button of a row. */
  act: { followed: (change: SourceChange) => void; note: (at: number) => void };
};

export function deskState(data: DeskData): DeskState {
  let { source } = data.text.alignment;
  const listeners = new Set<() => void>();
  return {
    data,
    source: () => source,
    blocks: (from, count) => source.known.document.blocks.slice(from, from + count),
    changesIn: (from, count, isLast) =>
      source.blocks.filter((change) => {
        if (count === 0 && !isLast) return false;
        const isInside = change.from >= from && change.from < from + count;
        return isInside || (isLast && change.from >= from + count);
      }),
    set(next) {
      if (next === source) return;
      source = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    act: { followed: () => undefined, note: () => undefined },
  };
}
