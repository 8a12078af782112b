import type { Draft } from './draft.ts';
import type { Keeper } from './keeper.ts';
import type { SavingState } from './rules.ts';
import type { Server } from './server.ts';

/** The text in the editor: it is read before anything is done with it, and put there when it comes from elsewhere. */
export type Sheet = { read(): Draft; write(draft: Draft): void };

export type Timers = { now(): number; later(milliseconds: number, act: () => void): () => void; random(): number };

/** The other tabs of this browser that have the same text open. */
export type Tabs = { tell(number: number): void };

export type Around = { sheet: Sheet; server: Server; keeper: Keeper; timers: Timers; tabs: Tabs };

export type Saver = {
  /** The editor's text has changed. */
  changed(draft: Draft): void;
  /** Saves what there is; done when it is saved, or as soon as something keeps it from being. */
  flush(): Promise<void>;
  state(): SavingState;
  subscribe(listener: () => void): () => void;
  /** Ends a conflict with the text that was put together. */
  resolve(draft: Draft): void;
  /** Somebody else, or another tab, has saved a revision of this number. */
  heard(number: number): void;
  /** Tries again at once what waits for the paper. */
  retry(): void;
  /** The page may be gone in a moment. */
  leave(): void;
  /** Done when what other tabs left behind is here. */
  begin(): Promise<void>;
  stop(): void;
};
