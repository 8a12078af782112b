import * as z from 'zod';
import { isClean, parseDocument } from '#document';
import type { Words } from '#platform/words.ts';
import type { Draft } from '#stories';

/** What a text with all around it may weigh. */
export const mostBytes = 5_000_000;
/** In UTF-16 code units. */
const bounds = { headline: 300, deck: 1000, dateline: 100, slug: 200 };

const fields = Object.keys(bounds) as (keyof typeof bounds)[];
/** A text as a browser sends it. */
export const sentSchema = z.object({
  /** Whom the page was made for: somebody else may have signed in since. */
  by: z.int().optional(),
  base: z.int().min(0).max(2_147_483_647),
  headline: z.string(),
  deck: z.string(),
  dateline: z.string(),
  slug: z.string(),
  document: z.unknown(),
});

/** What is wrong with a text that was sent: in a field, in the block of a number from 0, or in the whole. */
export type SentProblem = { place: keyof typeof bounds | number | 'document'; text: string };

/** The text that was sent in its one form, or everything that is wrong with it. */
export function readSent(sent: z.infer<typeof sentSchema>, words: Words): { draft: Draft } | { problems: SentProblem[] } {
  const line = (name: keyof typeof bounds) => sent[name].normalize('NFC').replace(/\s+/g, ' ').trim();
  const problems = fields.flatMap((name): SentProblem[] => {
    if (!isClean(line(name))) return [{ place: name, text: words('newsroom.saving.unclean') }];
    return line(name).length > bounds[name] ? [{ place: name, text: words('newsroom.saving.long', { most: bounds[name] }) }] : [];
  });
  const parsed = parseDocument(sent.document);
  if (parsed.ok && problems.length === 0) {
    const { document } = parsed;
    return { draft: { headline: line('headline'), deck: line('deck'), dateline: line('dateline'), slug: line('slug'), document } };
  }
  const inBlocks = parsed.ok ? [] : parsed.problems.map((text, at): SentProblem => ({ place: parsed.places[at] ?? 'document', text }));
  return { problems: [...problems, ...inBlocks] };
}
