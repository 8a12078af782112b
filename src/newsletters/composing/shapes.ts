import * as z from 'zod';

const days = z.int().min(1).max(7);

/** Which lists of stories a recipe takes from: `all`, `section:3`, `topic:7` or `country:FR`. */
const list = z.string().regex(/^(all|section:\d{1,15}|topic:\d{1,15}|country:[A-Z]{2})$/);

/** What a mailing is made of by itself. Texts are Markdown; `within` counts days back from the mailing. */
export const ingredientsSchema = z.strictObject({
  lists: z.array(list).min(1).max(12),
  most: z.int().min(1).max(20),
  order: z.enum(['newest', 'oldest', 'lists']),
  within: z.int().min(1).max(60),
  introduction: z.string().max(6000),
  closing: z.string().max(6000),
  advertisement: z.boolean(),
  whole: z.boolean(),
  subject: z.enum(['headline', 'name']),
});

export type Ingredients = z.infer<typeof ingredientsSchema>;

/** When a recipe comes round: ISO 8601 days of the week (1 is Monday), at a time that the paper's clocks show. */
export const repeatSchema = z.strictObject({ days: z.array(days).max(7), time: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/) });

export type Repeat = z.infer<typeof repeatSchema>;

const part = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('story'), story: z.string().regex(/^[A-Za-z0-9_-]{1,100}$/) }),
  z.strictObject({ kind: z.literal('text'), text: z.string().max(6000) }),
  z.strictObject({ kind: z.literal('advertisement') }),
]);

/** One thing that stands in a mailing. `story` is a story's public key, `text` Markdown. */
export type Part = z.infer<typeof part>;

/** The most that a mailing can be made of. */
export const mostParts = 40;

/** What stands in a mailing, from top to bottom. `whole`: subscribers get the stories' whole texts. */
export const contentSchema = z.strictObject({ whole: z.boolean(), parts: z.array(part).max(mostParts) });

export type Content = z.infer<typeof contentSchema>;

/** A mailing without anything in it. */
export const emptyContent: Content = { whole: false, parts: [] };
