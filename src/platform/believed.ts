import type { App } from './app.ts';

/** How long a process that hears what the others announce believes what it has looked up, in minutes; one that doesn't, in seconds. */
const minutesWhileHearing = 15;
const secondsWithoutHearing = 30;

type Believed<V> = { value: V; lookedUpAt: number };

/**
 * What was looked up under a key and is still believed: who a session is, what they may read. Within a minute of a change no process believes
 * what was before it: whoever hears drops it at once, and whoever has stopped hearing asks again (docs/decisions/0014-believed-while-hearing.md).
 */
export function believed<V>(app: App, key: string): V | undefined {
  const known = app.kept.get(key) as Believed<V> | undefined;
  if (!known) return undefined;
  return app.isHearing() || Date.now() - known.lookedUpAt < secondsWithoutHearing * 1000 ? known.value : undefined;
}

/** Believes what was looked up until one of its tags is announced. `asOf` is the count of changes from before it was. */
export function believe<V>(app: App, key: string, value: V, tags: string[], asOf: number): void {
  const lookedUpAt = Date.now();
  app.kept.set(key, { value, lookedUpAt } satisfies Believed<V>, { tags, asOf, expiresAt: lookedUpAt + minutesWhileHearing * 60_000 });
}
