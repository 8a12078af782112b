/** Something to be told once. */
export type Notices = { say: (sentence: string) => void; current: () => string; subscribe: (listener: () => void) => () => void };

const secondsShown = 12;

/** Sentences that are shown for a while, each in place of the one before. */
export function noNotices(): Notices {
  let current = '';
  let timer: number | undefined;
  const listeners = new Set<() => void>();
  const set = (sentence: string) => {
    current = sentence;
    for (const listener of listeners) listener();
  };
  return {
    say(sentence) {
      set(sentence);
      window.clearTimeout(timer);
      timer = window.setTimeout(() => set(''), secondsShown * 1000);
    },
    current: () => current,
    subscribe(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
