import type { Document } from './document.ts';
import { blockOf, sentenceOf } from './problems.ts';
import { documentSchema } from './schema.ts';

export type ParsedDocument = { ok: true; document: Document } | { ok: false; problems: string[] };

/** With the number of the block each problem lies in, from 0; undefined where it concerns the whole. */
export type CheckedDocument = { ok: true; document: Document } | { ok: false; problems: string[]; places: (number | undefined)[] };

const most = { characters: 500_000, parts: 200_000, depth: 12, problems: 50 };

/** Reads a stored or sent document. Problems are sentences that name the place, at most 50: "Block 3, picture: the alt text is missing." */
export function parseDocument(json: unknown): CheckedDocument {
  return parse(json, (block) => (block === undefined ? 'The document' : `Block ${block + 1}`));
}

/** As `parseDocument`, with the caller's way to name a block: by its line in a file. */
export function parse(json: unknown, placeOf: (block: number | undefined) => string): CheckedDocument {
  const excess = excessOf(json);
  if (excess) return { ok: false, problems: [`${placeOf(undefined)}: ${excess}.`], places: [undefined] };
  const parsed = documentSchema.safeParse(json);
  if (parsed.success) return { ok: true, document: parsed.data };
  const found = new Map<string, number | undefined>();
  for (const issue of parsed.error.issues.slice(0, most.problems))
    found.set(sentenceOf(issue, json, placeOf(blockOf(issue))), blockOf(issue));
  return { ok: false, problems: [...found.keys()], places: [...found.values()] };
}

/** Measured before the schema looks, without recursion, so that a huge or bottomless value costs no more than its refusal. */
function excessOf(json: unknown): string | undefined {
  let characters = 0;
  let parts = 0;
  const waiting: { value: unknown; depth: number }[] = [{ value: json, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    if (typeof value === 'string') characters += value.length;
    if (characters > most.characters) return 'it is longer than 500,000 characters';
    if (typeof value !== 'object' || value === null) continue;
    if (depth > most.depth) return 'it is nested too deep';
    const inner = Object.values(value);
    parts += inner.length;
    if (parts > most.parts) return 'it holds more than 200,000 parts';
    for (const one of inner) waiting.push({ value: one, depth: depth + 1 });
  }
  return undefined;
}
