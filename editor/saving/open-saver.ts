import type { Saver, Sheet } from './around.ts';
import type { Base } from './draft.ts';
import { keeperOf } from './keeper.ts';
import { isAtRisk } from './rules.ts';
import { createSaver } from './saver.ts';
import { serverAt, type Wire } from './server.ts';

export type SaverOptions = {
  versionId: number;
  personId: number;
  /** Where texts are sent, and read from. */
  url: string;
  base: Base;
  sheet: Sheet;
  wire?: Wire;
  /** Where this browser keeps what isn't saved; texts of another shelf are never brought back here. */
  shelf?: string;
};

/** A saver that works in this page until it is stopped: it listens to the network, to the page being left, and to this browser's other tabs. */
export function openSaver({ versionId, personId, url, base, sheet, wire, shelf }: SaverOptions): Saver {
  const tabs = new BroadcastChannel(`newsroom-${personId}-${versionId}`);
  const saver = createSaver(base, {
    sheet,
    server: serverAt(url, personId, wire),
    keeper: keeperOf(personId, versionId, shelf),
    timers: {
      now: () => performance.now(),
      later(milliseconds, act) {
        const timer = window.setTimeout(act, milliseconds);
        return () => window.clearTimeout(timer);
      },
      random: Math.random,
    },
    tabs: { tell: (number) => tabs.postMessage(number) },
  });
  tabs.addEventListener('message', ({ data }: MessageEvent<number>) => saver.heard(data));

  const ended = new AbortController();
  const { signal } = ended;
  const isHidden = () => document.visibilityState === 'hidden';
  const comeBack = () => {
    saver.retry();
    // Perhaps from a tab that was closed just now.
    void saver.begin();
  };
  window.addEventListener('online', () => saver.retry(), { signal });
  window.addEventListener('focus', comeBack, { signal });
  document.addEventListener('visibilitychange', () => (isHidden() ? saver.leave() : comeBack()), { signal });
  window.addEventListener('pagehide', () => saver.leave(), { signal });
  window.addEventListener('beforeunload', (event) => isAtRisk(saver.state()) && event.preventDefault(), { signal });
  document.addEventListener('keydown', (event) => saveByKey(saver, event), { signal });
  updateForms(saver, signal);
  void saver.begin();
  // A tab that was closed a moment ago may not have been gone yet.
  const again = window.setTimeout(() => void saver.begin(), 3000);
  return {
    ...saver,
    stop() {
      ended.abort();
      window.clearTimeout(again);
      saver.stop();
      tabs.close();
    },
  };
}

/** The keys that save everywhere else save here too, instead of storing the page as a file. */
function saveByKey(saver: Saver, event: KeyboardEvent): void {
  if (event.key.toLowerCase() !== 's' || event.altKey || event.shiftKey || !(event.ctrlKey || event.metaKey)) return;
  event.preventDefault();
  void saver.flush();
}

/**
 * The page's forms act on the revision that was looked at. They name the one that was saved last, and wait for what isn't saved yet; what
 * can't be saved keeps them.
 */
function updateForms(saver: Saver, signal: AbortSignal): void {
  const numberIn = (form: HTMLFormElement) => form.querySelector<HTMLInputElement>('input[type=hidden][name=revision]');
  document.addEventListener(
    'submit',
    async (event) => {
      const form = event.target as HTMLFormElement;
      const field = numberIn(form);
      if (!field) return;
      const { kind, number } = saver.state();
      if (kind === 'saved') {
        field.value = String(number);
        return;
      }
      event.preventDefault();
      await saver.flush();
      const after = saver.state();
      if (after.kind === 'saved') form.requestSubmit(event.submitter);
      else document.getElementById('saving')?.scrollIntoView({ block: 'center' });
    },
    { signal },
  );
}
