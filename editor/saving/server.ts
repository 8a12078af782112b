import type { Draft, FieldName, Theirs } from './draft.ts';

/** What is wrong in a field, in the block of a number from 0, or in the whole. */
export type SentProblem = { place: FieldName | number | 'document'; text: string };

/** What became of a text that was sent. `away`: nobody answered, or nothing that could be understood; it may have been saved or not. */
export type Answer =
  | { kind: 'saved'; number: number; savedAt: Date }
  | { kind: 'theirs'; theirs: Theirs }
  | { kind: 'problems'; problems: SentProblem[] }
  | { kind: 'signed-out' }
  | { kind: 'barred'; message: string }
  | { kind: 'away' };

/** The paper as a saver knows it. With `isLast` the page may be gone before the answer comes. */
export type Server = {
  save(base: number, draft: Draft, isLast: boolean): Promise<Answer>;
  newest(): Promise<Theirs | undefined>;
};

const secondsToWait = 20;
// What a page that goes may still send in the background is bounded by the browser (Fetch, 4.6: 64 KiB).
const mostLastBytes = 60_000;

/** How a text is written to be sent, and read when it comes. */
export type Wire = { sent(draft: Draft): object; received(value: SentRevision): Draft; answered?: (value: Sent) => void };

const storyWire: Wire = {
  sent: (draft) => draft,
  received: ({ headline, deck, dateline, slug, document }) => ({ headline, deck, dateline, slug, document }),
};

/** Speaks with the paper at one version's address. */
export function serverAt(url: string, personId: number, wire: Wire = storyWire): Server {
  const headers = { accept: 'application/json', 'content-type': 'application/json' };
  return {
    async save(base, draft, isLast) {
      const body = JSON.stringify({ base, by: personId, ...wire.sent(draft) });
      const keepalive = isLast && new Blob([body]).size <= mostLastBytes;
      try {
        const signal = AbortSignal.timeout(secondsToWait * 1000);
        return await answerOf(await fetch(url, { method: 'POST', headers, body, keepalive, signal, redirect: 'error' }), wire);
      } catch {
        return { kind: 'away' };
      }
    },
    async newest() {
      try {
        const response = await fetch(url, { headers, signal: AbortSignal.timeout(secondsToWait * 1000), redirect: 'error' });
        return response.ok ? theirsFrom((await response.json()) as SentRevision, wire) : undefined;
      } catch {
        return undefined;
      }
    },
  };
}

async function answerOf(response: Response, wire: Wire): Promise<Answer> {
  const { status } = response;
  const isKnown = status < 500 && status !== 408 && status !== 429;
  if (!isKnown || !response.headers.get('content-type')?.includes('json')) return { kind: 'away' };
  const value = (await response.json()) as Sent;
  wire.answered?.(value);
  if (status === 200 && Number.isInteger(value.number)) return { kind: 'saved', number: value.number, savedAt: new Date(value.savedAt) };
  if (status === 409 && value.theirs) return { kind: 'theirs', theirs: theirsFrom(value.theirs, wire) };
  if (status === 422) return { kind: 'problems', problems: value.problems };
  // To a reader who is signed in the newsroom isn't there; a version never goes without being said to be gone.
  if (status === 401 || (status === 404 && value.reason !== 'gone')) return { kind: 'signed-out' };
  return status >= 400 ? { kind: 'barred', message: String(value.message ?? '') } : { kind: 'away' };
}

export type Sent = {
  number: number;
  savedAt: string;
  theirs?: SentRevision;
  problems: SentProblem[];
  reason?: string;
  message?: string;
  mark?: number;
};
export type SentRevision = Draft & { number: number; madeBy: string; mark?: number };

function theirsFrom(value: SentRevision, wire: Wire): Theirs {
  return { number: value.number, draft: wire.received(value), madeBy: value.madeBy };
}
