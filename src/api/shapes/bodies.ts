import * as z from 'zod';
import { access, country, day, document, language, line, moment, name, sentences, slug } from './parts.ts';

const lead = z.strictObject({ picture: slug, caption: line(2000).default(''), alt: line(1000).default('') });

const text = {
  headline: line(300, 1),
  deck: line(1000),
  dateline: line(100).nullable(),
  slug: line(200).describe('The address readers will know; made of the headline where it is empty.'),
  document,
  markdown: z.string().max(500_000).describe('The text as Markdown, instead of `document`.'),
  lead: lead.nullable(),
  translators: z.array(slug).max(20).describe('Authors’ slugs.'),
};

const isOneText = ({ document, markdown }: { document?: unknown; markdown?: unknown }) => document === undefined || markdown === undefined;
const oneText = { path: ['markdown'], error: 'stands beside `document`: send one of them' };

const begun = {
  language,
  headline: text.headline,
  deck: text.deck.default(''),
  dateline: text.dateline.default(null),
  slug: text.slug.default(''),
  document: document.optional(),
  markdown: text.markdown.optional(),
  lead: text.lead.default(null),
  translators: text.translators.default([]),
  isIdea: z.boolean().default(false).describe('Nobody writes it yet.'),
  note: line(2000).default('').describe('What colleagues should know.'),
  deadlineOn: day.nullable().default(null),
};

/** A story and its first version. */
export const newStory = name(
  'NewStory',
  z
    .strictObject({
      section: slug,
      access: access.default('metered'),
      isExclusive: z.boolean().default(false),
      authors: z.array(slug).max(20).optional().describe('Slugs; the by-line of whoever the token acts for where it is left out.'),
      topics: z.array(slug).max(50).default([]),
      countries: z.array(country).max(50).default([]),
      source: z
        .strictObject({
          slug,
          language,
          headline: line(300).default(''),
          url: z.url({ protocol: /^https?$/ }).max(2000),
          permission: line(500).default(''),
          isFirstInEnglish: z.boolean().default(false),
        })
        .nullable()
        .default(null)
        .describe('The partner paper it comes from.'),
      ...begun,
    })
    .refine(isOneText, oneText),
);

/** A story in one more language. */
export const newVersion = name('NewVersion', z.strictObject(begun).refine(isOneText, oneText));

/** Of a version’s text, what is to change; what is left out stays. */
export const versionChange = name('VersionChange', z.strictObject(text).partial().refine(isOneText, oneText));

/** Of a story, what is to change in every language at once; what is left out stays. */
export const storyChange = name(
  'StoryChange',
  z
    .strictObject({
      section: slug,
      topics: z.array(slug).max(50),
      countries: z.array(country).max(50),
      access,
      isExclusive: z.boolean(),
    })
    .partial(),
);

export const nothing = name('Nothing', z.strictObject({}));
export const note = name('Note', z.strictObject({ note: sentences(2000) }));
export const publicNote = name('PublicNote', z.strictObject({ note: sentences(2000).describe('Readers see it under the story.') }));
export const plannedAt = name('Schedule', z.strictObject({ at: moment }));
export const embargo = name('Embargo', z.strictObject({ until: moment.nullable().describe('Null lifts it.') }));
export const withdrawal = name(
  'Withdrawal',
  z.strictObject({
    reason: sentences(2000).describe('Readers see it.'),
    everyLanguage: z.boolean().default(false),
  }),
);

const share = z.coerce.number().min(0).max(1);

/** The fields beside a picture’s file. */
export const newPicture = name(
  'NewPicture',
  z
    .strictObject({
      credit: line(500),
      agency: line(200),
      copyright: line(500),
      licence: line(500),
      licenceUrl: z.url({ protocol: /^https?$/ }).max(500),
      licenceEndsOn: day.describe('The last day it may be shown.'),
      source: line(500),
      language: language.describe('Of caption and alt; the home language where it is left out.'),
      caption: line(2000),
      alt: line(1000).describe('What it shows, for those who don’t see it.'),
      focalX: share.describe('From the left, 0 to 1: what must stay when it is cropped.'),
      focalY: share.describe('From the top, 0 to 1.'),
    })
    .partial(),
);

const inLanguages = (most: number) => z.record(language, line(most, 1)).describe('By language.');

/** Somebody under whose name stories can stand. */
export const newAuthor = name(
  'NewAuthor',
  z.strictObject({ slug, name: line(200, 1), names: inLanguages(200).default({}), about: inLanguages(1000).default({}) }),
);

/** Something that stories can be about. */
export const newTopic = name('NewTopic', z.strictObject({ slug, names: inLanguages(100) }));
