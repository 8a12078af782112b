import { hashOfBlock } from '#document';
import type { Draft } from '../saving/draft.ts';
import type { Wire } from '../saving/server.ts';
import type { AtHand, DeskText, ShownFinding, ShownPair } from './island.ts';

const json = { accept: 'application/json', 'content-type': 'application/json' };

/** How a translation is sent and read. One's own saves follow each other: what was begun from one of them goes on from its answer. */
export function deskWire(): Wire & { newestMark: (mark: number) => number } {
  const after = new Map<number, number>();
  let sentMark = 0;
  const newestMark = (mark: number): number => {
    const next = after.get(mark);
    return next === undefined || next === mark ? mark : newestMark(next);
  };
  return {
    newestMark,
    sent({ alignment, ...draft }) {
      if (!alignment) return draft;
      const { rows, fields, source } = alignment;
      sentMark = newestMark(alignment.mark);
      return { ...draft, alignment: { mark: sentMark, rows, fields, sourceHashes: source.known.document.blocks.map(hashOfBlock) } };
    },
    answered({ mark }) {
      if (mark !== undefined && mark !== sentMark) after.set(sentMark, mark);
    },
    received: draftOf,
  };
}

/** A translation as the paper has it, to be written on. */
export function draftOf({ headline, deck, dateline, slug, leadCaption = '', leadAlt = '', document, alignment }: Draft): Draft {
  return { headline, deck, dateline, slug, leadCaption, leadAlt, document, ...(alignment ? { alignment } : {}) };
}

async function ask<T>(url: string, body?: object): Promise<{ ok: true; value: T } | { ok: false; message: string }> {
  try {
    const sent = body ? { method: 'POST', body: JSON.stringify(body) } : {};
    const answer = await fetch(url, { headers: json, redirect: 'error', signal: AbortSignal.timeout(70_000), ...sent });
    const value = (await answer.json()) as T & { message?: string };
    return answer.ok ? { ok: true, value } : { ok: false, message: value.message ?? '' };
  } catch {
    return { ok: false, message: '' };
  }
}

/** A stretch of the source: some of its blocks, or a field. */
export type Stretch = { from: number; count: number } | { field: string };

const query = (values: object) => new URLSearchParams(Object.entries(values).map(([key, value]) => [key, String(value)]));

/** What is at hand for a stretch of the source; nothing while the paper doesn't answer. */
export async function askAtHand(url: string, stretch: Stretch): Promise<AtHand | undefined> {
  const answer = await ask<AtHand>(`${url}?${query(stretch)}`);
  return answer.ok ? answer.value : undefined;
}

export const askForMachine = (url: string, stretch: Stretch) => ask<{ text: string }>(url, stretch);

export async function askForFindings(url: string): Promise<ShownFinding[] | undefined> {
  const answer = await ask<{ findings: ShownFinding[] }>(url);
  return answer.ok ? answer.value.findings : undefined;
}

/** Lets a finding stand with a reason; without one it is open again. */
export const acceptFinding = (url: string, finding: string, reason: string) =>
  ask<object>(url, reason === '' ? { finding, reopen: true } : { finding, reason });

export async function searchMemory(url: string, search: string): Promise<ShownPair[] | undefined> {
  const answer = await ask<{ pairs: ShownPair[] }>(`${url}?${query({ search })}`);
  return answer.ok ? answer.value.pairs : undefined;
}

/** Says that a change of the source was followed. */
export const sayFollowed = (url: string, mark: number, followed: { from: number; to: number } | { field: string } | 'all') =>
  ask<{ text: DeskText; isWhole: boolean }>(url, { mark, followed });
