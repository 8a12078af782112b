import * as z from 'zod';
import { isBalanced, isClean, isVisible } from './characters.ts';
import type { Block, Document, Inline, Mark } from './document.ts';
import { safeHttps, safeLink } from './links.ts';
import { textOf } from './plain-text.ts';
import { tidyText } from './tidy.ts';

/** Bounds in UTF-16 code units, and in parts where they count parts. */
const bounds = {
  blocks: 2000,
  paragraph: 20_000,
  caption: 2000,
  cell: 2000,
  line: 300,
  alt: 1000,
  items: 500,
  pictures: 40,
  columns: 30,
  rows: 500,
};

// Errors are predicates: problems.ts puts the place and the subject before them.
const error = {
  unclean: 'holds a character that cannot be printed',
  unbalanced: 'leaves a change of direction open',
  empty: 'is empty',
  long: (most: number) => `is longer than ${most.toLocaleString('en')} characters`,
};

const string = (most: number) => z.string().normalize('NFC').refine(isClean, error.unclean).max(most, error.long(most));

/** Words without marks. */
const line = (most: number) => string(most).refine(isBalanced, error.unbalanced).refine(isVisible, error.empty);

/** A string with one right spelling: refused where `spell` finds none, else written that way. */
const spelled = (spell: (text: string) => string | undefined, problem: string) =>
  z
    .string()
    .refine((text) => spell(text) !== undefined, problem)
    .overwrite((text) => spell(text) ?? text);

const named = (form: RegExp, problem: string) => z.string().refine((text) => form.test(text), problem);
const slug = named(/^[a-z0-9-]{1,100}$/, 'must be small letters, digits and hyphens, at most 100');
const key = named(/^[A-Za-z0-9_-]{1,100}$/, 'must be letters, digits, hyphens and underscores, at most 100');

const mark = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('link'),
    href: spelled(safeLink, 'must begin with https:, http: or mailto: and hold no password, space or control character'),
  }),
  z.strictObject({ type: z.literal('foreign'), language: spelled(languageTag, 'must be a BCP 47 tag such as “pt” or “ja-Latn”') }),
  z.strictObject({ type: z.literal('strong') }),
  z.strictObject({ type: z.literal('emphasis') }),
]) satisfies z.ZodType<Mark>;

const inline = z.strictObject({
  text: string(bounds.paragraph).min(1, error.empty),
  marks: z
    .array(mark)
    .refine((marks) => new Set(marks.map((one) => one.type)).size === marks.length, 'hold one kind twice')
    .exactOptional(),
}) satisfies z.ZodType<Inline>;

const anyText = (most: number) =>
  z
    .array(inline)
    .overwrite(tidyText)
    .refine((text) => textOf(text).length <= most, error.long(most))
    .refine((text) => isBalanced(textOf(text)), error.unbalanced);

const text = (most: number) => anyText(most).refine((text) => isVisible(textOf(text)), error.empty);
const caption = text(bounds.caption).exactOptional();
const texts = z.array(text(bounds.paragraph)).min(1, error.empty).max(bounds.items, `holds more than ${bounds.items} parts`);

// A draft may lack its alternative text; nothing is published without (the newsroom's checklist).
const alt = string(bounds.alt).refine(isBalanced, error.unbalanced);
const picture = { picture: slug, caption: anyText(bounds.caption), alt };
const cells = z.array(anyText(bounds.cell)).min(1, error.empty).max(bounds.columns, `has more than ${bounds.columns} columns`);

const table = z
  .strictObject({
    type: z.literal('table'),
    caption,
    header: cells,
    rows: z.array(cells).min(1, error.empty).max(bounds.rows, `has more than ${bounds.rows} rows`),
  })
  .superRefine(({ header, rows }, context) => {
    rows.forEach((row, index) => {
      if (row.length !== header.length)
        context.addIssue({
          code: 'custom',
          path: ['rows', index],
          message: `has ${row.length} cells where the header has ${header.length}`,
        });
    });
  });

const block = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('paragraph'), text: text(bounds.paragraph) }),
  z.strictObject({ type: z.literal('heading'), level: z.literal([2, 3]), text: text(bounds.line) }),
  z.strictObject({ type: z.literal('list'), ordered: z.boolean(), items: texts }),
  z.strictObject({ type: z.literal('quote'), text: texts, by: line(bounds.line).exactOptional() }),
  z.strictObject({ type: z.literal('pullquote'), text: text(bounds.caption), by: line(bounds.line).exactOptional() }),
  z.strictObject({ type: z.literal('picture'), ...picture }),
  z.strictObject({
    type: z.literal('gallery'),
    pictures: z.array(z.strictObject(picture)).min(1, error.empty).max(bounds.pictures, `holds more than ${bounds.pictures} pictures`),
    caption,
  }),
  table,
  z.strictObject({ type: z.literal('divider') }),
  z.strictObject({
    type: z.literal('embed'),
    url: spelled(safeHttps, 'must begin with https: and hold no password, space or control character'),
    title: line(bounds.line),
  }),
  z.strictObject({ type: z.literal('newsletter'), newsletter: slug }),
  z.strictObject({ type: z.literal('related'), story: key }),
  z.strictObject({
    type: z.literal('correction'),
    on: z.string().refine(isDay, 'must be a day written as 2026-03-01'),
    text: text(bounds.paragraph),
  }),
]) satisfies z.ZodType<Block>;

/** A stored document. Parsing also brings it to its one form: NFC, marks in order, links and language tags in canonical spelling. */
export const documentSchema = z
  .strictObject({
    version: z.literal(1),
    blocks: z.array(block).max(bounds.blocks, `holds more than ${bounds.blocks} blocks`),
    cut: z.int().min(1, 'must leave at least one block before it').exactOptional(),
  })
  .refine(({ blocks, cut }) => cut === undefined || cut <= blocks.length, {
    path: ['cut'],
    error: 'lies behind the last block',
  }) satisfies z.ZodType<Document>;

function languageTag(tag: string): string | undefined {
  try {
    return tag.length <= 35 ? Intl.getCanonicalLocales(tag)[0] : undefined;
  } catch {
    return undefined;
  }
}

function isDay(day: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day)) && new Date(day).toISOString().startsWith(day);
}
