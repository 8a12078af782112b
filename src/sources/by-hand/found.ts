import * as z from 'zod';
import { documentSchema } from '#document';

const line = z.string().max(2000);

/** A piece that somebody looks at before it is kept: what a page or a pasted text turned out to hold. */
export const foundPiece = z.object({
  /** The page it was found at; none for a pasted text without one. */
  url: z.string().max(2000).optional(),
  headline: line,
  deck: line,
  authors: z.array(z.string().max(300)).max(20),
  /** A tag of BCP 47, where it was said. */
  language: z.string().max(35).optional(),
  /** A moment as ISO 8601 writes it. */
  publishedAt: z.string().max(40).optional(),
  document: documentSchema,
  pictures: z.array(z.object({ url: z.string(), credit: z.string(), caption: z.string(), alt: z.string() })).max(40),
  /** What of it couldn't come along, as `documentFromHtml` names it. */
  lost: z.array(z.string()).max(60),
});

export type FoundPiece = z.infer<typeof foundPiece>;
