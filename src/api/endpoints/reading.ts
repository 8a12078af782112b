import * as z from 'zod';
import type { Database } from '#platform/database.ts';
import { findPublicStory, listOf, namedRows, publicVersionsIn, readCursor } from '#stories';
import { endpoint } from '../endpoint.ts';
import { Problem } from '../problems.ts';
import * as answers from '../shapes/answers.ts';
import { country, keyParams, language, paging, slug } from '../shapes/parts.ts';
import { publicView } from '../views.ts';

const listQuery = z
  .strictObject({
    language: language.optional(),
    section: slug.optional(),
    topic: slug.optional(),
    author: slug.optional().describe('Authors and translators.'),
    source: slug.optional(),
    country: country.optional(),
    ...paging,
  })
  .describe('At most one of section, topic, author, source and country.');

type ListQuery = z.infer<typeof listQuery>;

/** What readers see, and no more of it than any of them may. */
export const readingEndpoints = {
  listStories: endpoint({
    name: 'listStories',
    method: 'GET',
    path: '/stories',
    scope: 'stories:read',
    summary: 'Published stories of a language, newest first',
    about: 'In the home language where none is named. Of each its preview; the whole text of free stories alone.',
    query: listQuery,
    answer: { status: 200, shape: answers.publicVersions, about: 'A page of them' },
    async run({ app, db, settings, query }) {
      const list = await listNamed(db, query);
      if (query.after !== undefined && !readCursor(query.after))
        throw new Problem(400, 'invalid', { errors: [{ parameter: 'after', detail: 'is no cursor of this list' }] });
      const { versions, next } = await publicVersionsIn(db, query.language ?? settings.paper.homeLanguage, list, query.limit, query.after);
      return { body: { items: versions.map((one) => publicView(app, settings, one)), next: next ?? null }, next };
    },
  }),

  readStory: endpoint({
    name: 'readStory',
    method: 'GET',
    path: '/stories/{key}',
    scope: 'stories:read',
    summary: 'A story in every language it is published in',
    params: keyParams,
    answer: { status: 200, shape: answers.story, about: 'The story' },
    refusals: { 404: 'No story with this key was ever published' },
    async run({ app, db, settings, params }) {
      const story = await findPublicStory(db, params.key);
      if (!story) throw new Problem(404, 'not-found');
      const { key, firstPublishedAt, versions, withdrawn } = story;
      return {
        body: {
          key,
          firstPublishedAt: firstPublishedAt.toISOString(),
          versions: versions.map((one) => publicView(app, settings, one)),
          withdrawn: withdrawn.map(({ at, ...one }) => ({ ...one, at: at.toISOString() })),
        },
      };
    },
  }),
};

async function listNamed(db: Database, { section, topic, author, source, country }: ListQuery): Promise<string> {
  const given = Object.entries({ section, topic, author, source, country }).filter(([, value]) => value !== undefined);
  if (given.length > 1)
    throw new Problem(400, 'invalid', {
      errors: given.map(([parameter]) => ({ parameter, detail: 'stands beside another list: name one' })),
    });
  if (country) return listOf.country(country);
  const [first] = given as ['section' | 'topic' | 'author' | 'source', string][];
  if (!first) return listOf.all;
  const [kind, slug] = first;
  const [row] = await namedRows(db, kind, { slugs: [slug] });
  if (!row) throw new Problem(400, 'unknown-name', { errors: [{ parameter: kind, detail: `There is no ${kind} “${slug}”.` }] });
  return listOf[kind](row.id);
}
