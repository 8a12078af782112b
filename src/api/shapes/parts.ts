import * as z from 'zod';
import { documentSchema, isClean } from '#document';
import { countryName } from '#platform/languages.ts';

/** Shapes that have a name in the description; everything else is described where it stands. */
export const named = z.registry<{ id: string }>();

/** Gives a shape its name in the description. */
export function name<S extends z.ZodType>(id: string, shape: S): S {
  named.add(shape, { id });
  return shape;
}

export const document = name('Document', documentSchema);

/** Words on one line, as people write them: trimmed, at most so many UTF-16 code units. */
export const line = (most: number, least = 0) =>
  z
    .string()
    .trim()
    .refine(isClean, 'holds a character that can’t be printed')
    .min(least, 'is empty')
    .max(most, `is longer than ${most} characters`);

/** A few sentences; line breaks may stand in them. */
export const sentences = (most: number) =>
  z
    .string()
    .trim()
    .min(1, 'is empty')
    .max(most, `is longer than ${most} characters`)
    .refine((text) => isClean(text.replace(/[\r\n\t]/g, ' ')), 'holds a character that can’t be printed');

export const slug = z
  .string()
  .regex(/^[a-z0-9-]{1,100}$/, 'must be small letters, digits and hyphens, at most 100')
  .describe('A name in an address.');

export const storyKey = z
  .string()
  .regex(/^[\w-]{1,100}$/, 'can’t be the key of a story')
  .describe('A story’s public key.');

export const language = z
  .string()
  .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,3}$/, 'must be a BCP 47 tag')
  .describe('BCP 47.');

export const country = z
  .string()
  .regex(/^[A-Z]{2}$/, 'must be two capital letters')
  .refine((code) => countryName(code, 'en') !== code, 'is no country')
  .describe('ISO 3166-1 alpha-2.');

export const rowId = z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).describe('A version’s number.');

export const moment = z.iso.datetime().describe('RFC 3339, in UTC.');
export const day = z.iso.date().describe('A calendar day.');
export const access = z.enum(['free', 'metered', 'subscribers']);
export const state = z.enum(['idea', 'draft', 'review', 'ready', 'scheduled', 'published', 'withdrawn']);

export const keyParams = z.strictObject({ key: storyKey });
export const idParams = z.strictObject({ id: rowId });
export const slugParams = z.strictObject({ slug });

/** How lists are paged: `next` of one page is `after` of the one behind it. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(100).default(20).describe('How many at most.'),
  after: z.string().max(200).optional().describe('The cursor that the page before answered as `next`.'),
};

/** A page of a list. */
export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), next: z.string().nullable().describe('The cursor of the page behind this one.') });
