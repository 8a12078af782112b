import * as z from 'zod';
import { namesAfter, sectionsOf } from '#stories';
import { endpoint } from '../endpoint.ts';
import * as answers from '../shapes/answers.ts';
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
};
