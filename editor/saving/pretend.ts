import type { Saver } from './around.ts';
import { type Base, type Draft, isSame } from './draft.ts';
import type { Keeper, Kept, Left } from './keeper.ts';
import { createSaver } from './saver.ts';
import type { Answer, Server } from './server.ts';

/** How the way to the paper is: `deaf` loses what is sent, `mute` what is answered. */
export type Way = 'open' | 'deaf' | 'mute' | 'broken' | 'signed-out' | 'barred';

/** Time that passes only when it is told to. */
export function pretendTime() {
  let now = 0;
  let waiting: { at: number; act: () => void }[] = [];
  const rest = async () => {
    for (let turn = 0; turn < 40; turn++) await Promise.resolve();
  };
  return {
    now: () => now,
    random: () => 0.5,
    later(milliseconds: number, act: () => void) {
      const one = { at: now + milliseconds, act };
      waiting.push(one);
      return () => {
        waiting = waiting.filter((other) => other !== one);
      };
    },
    async pass(milliseconds: number) {
      const until = now + milliseconds;
      await rest();
      for (;;) {
        const next = waiting.filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        waiting = waiting.filter((one) => one !== next);
        now = Math.max(now, next.at);
        next.act();
        await rest();
      }
      now = until;
    },
  };
}

/** A paper of one version, which saves as `saveDraft` promises to: over the revision a text was begun from, or not at all. */
export function pretendPaper(first: Draft) {
  const revisions: (Base & { madeBy: string })[] = [{ number: 1, draft: first, madeBy: '' }];
  const newest = () => revisions.at(-1) as Base & { madeBy: string };
  const save = (base: number, draft: Draft, madeBy: string): Answer => {
    if (!isSame(newest().draft, draft)) {
      if (newest().number !== base) return { kind: 'theirs', theirs: structuredClone(newest()) };
      revisions.push({ number: base + 1, draft: structuredClone(draft), madeBy });
    }
    return { kind: 'saved', number: newest().number, savedAt: new Date(0) };
  };
  return {
    newest,
    revisions,
    save,
    serverFor(name: string, way: () => Way): Server {
      return {
        async save(base, draft) {
          switch (way()) {
            case 'open':
              return save(base, draft, name);
            case 'mute':
              save(base, draft, name);
              return { kind: 'away' };
            case 'signed-out':
              return { kind: 'signed-out' };
            case 'barred':
              return { kind: 'barred', message: 'No.' };
            default:
              return { kind: 'away' };
          }
        },
        newest: async () => (way() === 'open' ? structuredClone(newest()) : undefined),
      };
    },
  };
}

/** What one browser keeps, whichever of its tabs live. */
export function pretendShelf() {
  const rows = new Map<string, Kept & { tab: string }>();
  const alive = new Set<string>();
  return {
    rows,
    close: (tab: string) => alive.delete(tab),
    keeperFor(tab: string, isFull: () => boolean = () => false): Keeper {
      alive.add(tab);
      return {
        async keep(kept) {
          if (isFull()) throw Object.assign(new Error('Full'), { name: 'QuotaExceededError' });
          rows.set(tab, structuredClone({ ...kept, tab }));
        },
        async forget() {
          rows.delete(tab);
        },
        async takeLeft() {
          const left = [...rows].filter(([id, row]) => id !== tab && (row.tab === tab || !alive.has(row.tab)));
          return left.map(([id, row]): Left => {
            rows.set(id, { ...row, tab });
            return { ...structuredClone(row), id };
          });
        },
        async drop(id) {
          rows.delete(id);
        },
      };
    },
  };
}

export type Tab = {
  saver: Saver;
  text: () => Draft;
  /** Changes the text before the editor has said so. */
  type: (draft: Draft) => void;
  write: (draft: Draft) => void;
  close: () => void;
};

/** A tab in which the text that the paper holds has just been opened. */
export function pretendTab(
  name: string,
  paper: ReturnType<typeof pretendPaper>,
  shelf: ReturnType<typeof pretendShelf>,
  timers: ReturnType<typeof pretendTime>,
  { way = () => 'open' as Way, isFull = (): boolean => false } = {},
): Tab {
  const begun = structuredClone(paper.newest());
  let text = begun.draft;
  const saver = createSaver(begun, {
    sheet: {
      read: () => text,
      write: (draft) => {
        text = draft;
      },
    },
    server: paper.serverFor(name, way),
    keeper: shelf.keeperFor(name, isFull),
    timers,
    tabs: { tell: () => undefined },
  });
  void saver.begin();
  return {
    saver,
    text: () => text,
    type(draft) {
      text = draft;
    },
    write(draft) {
      text = draft;
      saver.changed(draft);
    },
    close() {
      shelf.close(name);
    },
  };
}
