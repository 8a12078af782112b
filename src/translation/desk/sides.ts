import * as z from 'zod';
import { type AlignmentRow, type Document, hashOfBlock, rowsSchema } from '#document';
import type { Revision } from '#stories';

/** What of a text is translated. */
export type Side = { headline: string; deck: string; dateline: string; leadCaption: string; leadAlt: string; document: Document };

export const sideFields = ['headline', 'deck', 'dateline', 'leadCaption', 'leadAlt'] as const;

export type SideField = (typeof sideFields)[number];

/** Where the words of a field come from; a field that isn't named was written by hand. */
export type AlignedFields = Partial<Record<SideField, { by: AlignmentRow['by']; isTouched: boolean }>>;

const origin = z.object({ by: z.enum(['hand', 'memory', 'machine']), isTouched: z.boolean() });
const fieldsSchema = z.object({
  headline: origin.optional(),
  deck: origin.optional(),
  dateline: origin.optional(),
  leadCaption: origin.optional(),
  leadAlt: origin.optional(),
});

/** What a desk sends beside the text. `sourceHashes` name the blocks that its rows count; `mark` the alignment it was begun from, 0 for none. */
export const alignmentSchema = z.object({
  mark: z.int().min(0).max(2_147_483_647),
  rows: rowsSchema,
  fields: fieldsSchema.transform((fields) => JSON.parse(JSON.stringify(fields)) as AlignedFields),
  sourceHashes: z.array(z.string().max(20)).max(100_000),
});

export type SentAlignment = z.infer<typeof alignmentSchema>;

/** A revision as the desk sees it. */
export function sideOf({ headline, deck, dateline, lead, document }: Revision): Side {
  return { headline, deck, dateline: dateline ?? '', leadCaption: lead?.caption ?? '', leadAlt: lead?.alt ?? '', document };
}

export function hashesOf({ document }: Pick<Side, 'document'>): string[] {
  return document.blocks.map(hashOfBlock);
}
