import type { NewsKind } from '#stories';

/** What a webhook may be told of. */
export const newsKinds: NewsKind[] = ['published', 'updated', 'corrected', 'withdrawn'];

/** True when the text names a kind of news. */
export function isNewsKind(text: string): text is NewsKind {
  return (newsKinds as string[]).includes(text);
}

const minute = 60_000;
const hour = 60 * minute;

// Ten tries, the last about a day after the first.
const waits = [5000, minute, 5 * minute, 30 * minute, hour, 2 * hour, 4 * hour, 6 * hour, 10 * hour];

/** When a call that has failed so many times is tried again; undefined when it isn't. */
export function nextAttemptAt(failures: number, now: Date): Date | undefined {
  const wait = waits[failures - 1];
  return wait === undefined ? undefined : new Date(now.getTime() + wait);
}

/** True when no call has succeeded for so long that there is nobody to hear: three days. */
export function isHopeless(failingSince: Date | null, now: Date): boolean {
  return failingSince !== null && now.getTime() - failingSince.getTime() >= 72 * hour;
}

/** For how long the secret before signs too, after a new one was made. */
export function oldSecretEnd(now: Date): Date {
  return new Date(now.getTime() + 24 * hour);
}

/** Days for which the log of deliveries is kept. */
export const logDays = 30;

/** An address that may be called, in its one spelling; undefined for one that may not. Plain HTTP and this machine only where the paper itself is on it. */
export function webhookAddress(text: string, allowsThisMachine: boolean): string | undefined {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || text.length > 2000 || url.username || url.password || url.hash) return undefined;
  if (url.protocol === 'http:') return allowsThisMachine && isThisMachine(url.hostname) ? url.href : undefined;
  return url.protocol === 'https:' ? url.href : undefined;
}

function isThisMachine(host: string): boolean {
  return host === 'localhost' || host === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(host);
}
