import * as z from 'zod';
import { wordsIn } from '#platform/words.ts';
import { checkVersion, deskOf, problemText, storyKeysOf } from '#stories';
import { licences } from '#translation';
import { endpoint } from '../endpoint.ts';
import { Problem } from '../problems.ts';
import * as answers from '../shapes/answers.ts';
import { day, idParams, language, paging, slug, state } from '../shapes/parts.ts';
import { readWork, shelfSlugs, wholeView } from '../views.ts';

const deskQuery = z.strictObject({
  state: state.optional(),
  language: language.optional(),
  section: slug.optional(),
  dueBy: day.optional().describe('Due on this day or before.'),
  search: z.string().max(200).optional().describe('Words of the headline, from their beginnings.'),
  ...paging,
});

/** What the newsroom works on, drafts and whole texts included. */
export const deskEndpoints = {
  listVersions: endpoint({
    name: 'listVersions',
    method: 'GET',
    path: '/versions',
    scope: 'stories:read-whole',
    summary: 'Versions in any state, what changed last first',
    query: deskQuery,
    answer: { status: 200, shape: answers.deskLines, about: 'A page of them' },
    async run({ app, press, query }) {
      const { section: sections } = await shelfSlugs(app, press);
      const { state, section, search, limit, after, ...rest } = query;
      const sectionId = [...sections].find(([, slug]) => slug === section)?.[0];
      if (section && sectionId === undefined)
        throw new Problem(400, 'unknown-name', { errors: [{ parameter: 'section', detail: `There is no section “${section}”.` }] });
      const { lines, next } = await deskOf(press, { ...rest, states: state ? [state] : [], sectionId, search }, { after, most: limit });
      const keys = await storyKeysOf(press, [...new Set(lines.map(({ storyId }) => storyId))]);
      const items = lines.map((line) => ({
        ...line,
        id: line.versionId,
        story: keys.get(line.storyId) ?? '',
        section: sections.get(line.sectionId) ?? '',
        publishAt: line.publishAt?.toISOString() ?? null,
        embargoUntil: line.embargoUntil?.toISOString() ?? null,
        changedAt: line.changedAt.toISOString(),
      }));
      return { body: { items, next: next ?? null }, next };
    },
  }),

  readVersion: endpoint({
    name: 'readVersion',
    method: 'GET',
    path: '/versions/{id}',
    scope: 'stories:read-whole',
    summary: 'A version with its newest text, whole',
    about: 'Its ETag names the revision: what changes or publishes it sends that back in If-Match.',
    params: idParams,
    answer: { status: 200, shape: answers.version, about: 'The version' },
    refusals: { 404: 'There is no such version' },
    async run({ app, press, settings, params }) {
      const body = await wholeView(app, press, settings, params.id);
      return { body, headers: { ETag: `"${body.revision}"` } };
    },
  }),

  readChecklist: endpoint({
    name: 'readChecklist',
    method: 'GET',
    path: '/versions/{id}/checklist',
    scope: 'stories:read-whole',
    summary: 'What must or should be mended before a version is published',
    params: idParams,
    answer: { status: 200, shape: answers.checklist, about: 'What was found; nothing is a good answer' },
    refusals: { 404: 'There is no such version' },
    async run({ press, settings, now, params }) {
      await readWork(press, params.id);
      const problems = (await checkVersion(press, params.id, { settings, licences, now })) ?? [];
      const words = wordsIn('en');
      return { body: { items: problems.map((one) => ({ ...one, detail: problemText(words, one) })) } };
    },
  }),
};
