import * as z from 'zod';
import { addShelf, introduceAuthor, namesAfter, sectionsOf } from '#stories';
import { endpoint } from '../endpoint.ts';
import { Problem } from '../problems.ts';
import * as answers from '../shapes/answers.ts';
import * as bodies from '../shapes/bodies.ts';
import { paging } from '../shapes/parts.ts';

const pages = z.strictObject(paging);

const namesOf = <N extends string>(name: N, path: string, kind: 'author' | 'topic' | 'source', summary: string) =>
  endpoint({
    name,
    method: 'GET',
    path,
    scope: 'stories:read',
    summary,
    query: pages,
    answer: { status: 200, shape: answers.namedThings, about: 'A page of them, by slug' },
    async run({ db, settings, query }) {
      const rows = await namesAfter(db, kind, query.after ?? '', query.limit + 1);
      const items = rows.slice(0, query.limit).map((row) => ({ ...row, name: nameIn(row, settings.paper.homeLanguage) }));
      const next = rows.length > query.limit ? items.at(-1)?.slug : undefined;
      return { body: { items, next: next ?? null }, next };
    },
  });

/** A name as the home language has it. */
function nameIn({ name, names }: { name: string; names: unknown }, homeLanguage: string): string {
  return (names as Record<string, string>)[homeLanguage] ?? name;
}

/** What stories stand under, by whom they are and where they come from. */
export const nameEndpoints = {
  listAuthors: namesOf('listAuthors', '/authors', 'author', 'Authors and translators'),
  listTopics: namesOf('listTopics', '/topics', 'topic', 'Topics'),
  listSources: namesOf('listSources', '/sources', 'source', 'Partner papers'),
  listSections: endpoint({
    name: 'listSections',
    method: 'GET',
    path: '/sections',
    scope: 'stories:read',
    summary: 'Sections, in the paper’s order',
    answer: { status: 200, shape: answers.namedThings, about: 'All of them' },
    async run({ db, settings }) {
      const sections = await sectionsOf(db);
      return {
        body: {
          items: sections.map((row) => ({ ...row, name: nameIn({ ...row, name: row.slug }, settings.paper.homeLanguage) })),
          next: null,
        },
      };
    },
  }),

  addAuthor: endpoint({
    name: 'addAuthor',
    method: 'POST',
    path: '/authors',
    scope: 'names:write',
    summary: 'Adds an author or translator',
    body: bodies.newAuthor,
    answer: { status: 201, shape: answers.namedThing, about: 'The author' },
    refusals: { 409: 'Somebody has this slug' },
    async run({ press, program, now, body }) {
      const added = await introduceAuthor(press, body, program.by.id, now);
      if (!added.ok) throw new Problem(409, added.reason, { detail: 'Somebody has this slug.' });
      return { body };
    },
  }),
  addTopic: endpoint({
    name: 'addTopic',
    method: 'POST',
    path: '/topics',
    scope: 'names:write',
    summary: 'Adds a topic',
    body: bodies.newTopic,
    answer: { status: 201, shape: answers.namedThing, about: 'The topic' },
    refusals: { 409: 'A topic has this slug' },
    async run({ press, settings, program, now, body }) {
      const { slug, names } = body;
      const added = await addShelf(press, 'topic', slug, names, { by: program.by.id, now });
      if (!added.ok) throw new Problem(409, added.reason, { detail: 'A topic has this slug.' });
      return { body: { slug, names, name: nameIn({ name: slug, names }, settings.paper.homeLanguage) } };
    },
  }),
};
