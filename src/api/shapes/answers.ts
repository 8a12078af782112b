import * as z from 'zod';
import { access, day, document, language, moment, name, pageOf, slug, state } from './parts.ts';

const person = name('Person', z.object({ slug, name: z.string() }));

const lead = z.object({ picture: slug, caption: z.string(), alt: z.string() });

/** What anyone may see of a published version. */
export const publicVersion = name(
  'PublicVersion',
  z.object({
    id: z.int(),
    story: z.string().describe('The public key of its story.'),
    language,
    url: z.url().describe('Where readers find it.'),
    section: slug,
    headline: z.string(),
    deck: z.string(),
    dateline: z.string().nullable(),
    access,
    isExclusive: z.boolean(),
    preview: document.describe('The part that anyone may read; all of a free story.'),
    words: z.int().describe('Of the whole text.'),
    publishedAt: moment,
    updatedAt: moment.nullable(),
    lead: lead.extend({ credit: z.string() }).nullable(),
    authors: z.array(person),
    translators: z.array(person),
    topics: z.array(slug),
    countries: z.array(z.string()),
    source: z
      .object({
        slug,
        name: z.string(),
        language: z.string().nullable(),
        headline: z.string().nullable(),
        url: z.string().nullable(),
      })
      .nullable(),
    notes: z.array(z.object({ kind: z.enum(['update', 'correction']), text: z.string(), at: moment })),
  }),
);

export const publicVersions = name('PublicVersions', pageOf(publicVersion));

export const story = name(
  'Story',
  z.object({
    key: z.string(),
    firstPublishedAt: moment,
    versions: z.array(publicVersion),
    withdrawn: z.array(z.object({ id: z.int(), language, at: moment, reason: z.string() })).describe('What was taken down, and why.'),
  }),
);

/** A line of the desk. */
export const deskLine = name(
  'DeskLine',
  z.object({
    id: z.int(),
    story: z.string(),
    language,
    section: slug,
    state,
    headline: z.string(),
    deadlineOn: day.nullable(),
    publishAt: moment.nullable(),
    embargoUntil: moment.nullable(),
    changedAt: moment,
    isPublic: z.boolean().describe('Readers see it, in an older text perhaps.'),
    openComments: z.int(),
  }),
);

export const deskLines = name('DeskLines', pageOf(deskLine));

/** A version as the newsroom has it: its newest text, whole. */
export const version = name(
  'Version',
  z.object({
    id: z.int(),
    story: z.string(),
    language,
    state,
    revision: z.int().describe('The number of the newest revision, as in the ETag.'),
    headline: z.string(),
    deck: z.string(),
    dateline: z.string().nullable(),
    slug,
    document,
    words: z.int(),
    lead: lead.nullable(),
    translators: z.array(slug),
    section: slug,
    authors: z.array(person),
    topics: z.array(slug),
    countries: z.array(z.string()),
    access,
    isExclusive: z.boolean(),
    isPublic: z.boolean(),
    url: z.url().nullable().describe('Where readers find it, if they do.'),
    note: z.string(),
    deadlineOn: day.nullable(),
    embargoUntil: moment.nullable(),
    publishAt: moment.nullable(),
    publishedAt: moment.nullable(),
    withdrawnAt: moment.nullable(),
    withdrawalReason: z.string().nullable(),
    changedAt: moment,
  }),
);

export const checklist = name(
  'Checklist',
  z.object({
    items: z.array(
      z.object({
        what: z.string(),
        weight: z.enum(['must', 'should']).describe('`must` bars the publication.'),
        place: z.union([z.string(), z.int()]).describe('A field, or a block counted from 0.'),
        detail: z.string(),
      }),
    ),
  }),
);

export const picture = name(
  'Picture',
  z.object({
    slug: slug.describe('By which texts name it.'),
    url: z.url(),
    width: z.int(),
    height: z.int(),
    focal: z.object({ x: z.number(), y: z.number() }),
    credit: z.string(),
    agency: z.string(),
    copyright: z.string(),
    licence: z.string(),
    licenceUrl: z.string(),
    licenceEndsOn: z.string().describe('A calendar day, or empty.'),
    source: z.string(),
    takenOn: z.string(),
    words: z.record(z.string(), z.object({ caption: z.string(), alt: z.string() })).describe('By language.'),
    making: z.enum(['waiting', 'made', 'failed']).describe('Whether its renditions are there.'),
    renditions: z.array(z.object({ format: z.string(), width: z.int(), height: z.int(), url: z.url() })),
    uses: z.int().describe('In how many versions it stands.'),
    addedAt: moment,
  }),
);

export const pictures = name('Pictures', pageOf(picture));

export const namedThing = name(
  'Name',
  z.object({ slug, name: z.string(), names: z.record(z.string(), z.string()).describe('By language.') }),
);
export const namedThings = name('Names', pageOf(namedThing));

/** What a webhook is sent. */
export const news = name(
  'News',
  z.object({
    type: z.enum(['story.published', 'story.updated', 'story.corrected', 'story.withdrawn', 'test']),
    timestamp: moment.describe('When it happened.'),
    data: z.object({
      version: z.int().nullable(),
      story: z.string().nullable(),
      language: z.string().nullable(),
      published: publicVersion.nullable().describe('The version as readers see it now; null once it is withdrawn.'),
    }),
  }),
);

export const problem = name(
  'Problem',
  z.object({
    type: z.string().describe('`urn:problem-type:broadsheet:` and a word that keeps its meaning.'),
    title: z.string(),
    status: z.int(),
    detail: z.string().optional(),
    errors: z
      .array(z.object({ pointer: z.string().optional(), parameter: z.string().optional(), detail: z.string() }))
      .optional()
      .describe('What is wrong where: a JSON pointer into the body, or a parameter.'),
    reference: z.string().optional().describe('Finds a fault in the paper’s log.'),
  }),
);
