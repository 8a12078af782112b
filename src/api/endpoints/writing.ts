import type { z } from 'zod';
import { type Document, documentFromMarkdown } from '#document';
import type { Press } from '#platform/database.ts';
import { beginStory, beginVersion, changeFacts, findStoryId, lockWork, saveDraft, storyFactsOf, versionIdsOf } from '#stories';
import { licences } from '#translation';
import { type Asked, endpoint } from '../endpoint.ts';
import { Problem } from '../problems.ts';
import { refuse } from '../refuse.ts';
import * as answers from '../shapes/answers.ts';
import * as bodies from '../shapes/bodies.ts';
import { idParams, keyParams } from '../shapes/parts.ts';
import { idsOf, readWork, wholeView } from '../views.ts';

type Begun = z.infer<typeof bodies.newVersion>;

/** What writes: stories and versions begin, texts are saved, stories are filed. */
export const writingEndpoints = {
  beginStory: endpoint({
    name: 'beginStory',
    method: 'POST',
    path: '/stories',
    scope: 'stories:write',
    summary: 'Begins a story with its first version',
    body: bodies.newStory,
    answer: { status: 201, shape: answers.version, about: 'The version that has begun; its address is in Location' },
    async run(asked) {
      const { press, body, program, now } = asked;
      const [sectionId = 0] = await idsOf(press, 'section', [body.section], '/section');
      const ownAuthor = program.by.authorId === undefined ? [] : [program.by.authorId];
      const source = body.source && { ...body.source, id: (await idsOf(press, 'source', [body.source.slug], '/source/slug'))[0] ?? 0 };
      const storyId = await beginStory(
        press,
        {
          sectionId,
          access: body.access,
          exclusive: body.isExclusive,
          authorIds: body.authors ? await idsOf(press, 'author', body.authors, '/authors') : ownAuthor,
          topicIds: await idsOf(press, 'topic', body.topics, '/topics'),
          countryCodes: [],
          source: source ? { ...source, firstInEnglish: source.isFirstInEnglish } : undefined,
        },
        now,
      );
      const begun = await begin(asked, storyId, body);
      if (body.countries.length > 0) await file(asked, begun, { countries: body.countries });
      return madeAnswer(asked, begun);
    },
  }),

  beginVersion: endpoint({
    name: 'beginVersion',
    method: 'POST',
    path: '/stories/{key}/versions',
    scope: 'stories:write',
    summary: 'Begins a story in one more language',
    params: keyParams,
    body: bodies.newVersion,
    answer: { status: 201, shape: answers.version, about: 'The version that has begun; its address is in Location' },
    refusals: { 404: 'There is no such story', 409: 'The story has a version in this language' },
    async run(asked) {
      const storyId = await findStoryId(asked.press, asked.params.key);
      if (storyId === undefined) throw new Problem(404, 'not-found');
      return madeAnswer(asked, await begin(asked, storyId, asked.body));
    },
  }),

  saveVersion: endpoint({
    name: 'saveVersion',
    method: 'PATCH',
    path: '/versions/{id}',
    scope: 'stories:write',
    summary: 'Saves a version’s text as its next revision',
    about: 'Readers see nothing of it until it is published. Fields that are left out stay as they are.',
    params: idParams,
    body: bodies.versionChange,
    isAboutRevision: true,
    answer: { status: 200, shape: answers.version, about: 'The version as it is now' },
    refusals: { 403: 'It isn’t this person’s to write', 404: 'There is no such version', 409: 'It can’t be changed in its state' },
    async run({ app, press, settings, program, now, params, body, revision }) {
      const work = await lockWork(press, params.id);
      if (!work) throw new Problem(404, 'not-found');
      if (work.newest.number !== revision) refuse({ reason: 'conflict' });
      const { newest } = work;
      const draft = {
        headline: body.headline ?? newest.headline,
        deck: body.deck ?? newest.deck,
        dateline: (body.dateline === undefined ? newest.dateline : body.dateline) || undefined,
        slug: body.slug ?? newest.slug,
        document: documentOf(body) ?? newest.document,
        ...(body.lead === undefined ? {} : { lead: await leadOf(press, body.lead) }),
        ...(body.translators === undefined ? {} : { translatorIds: await idsOf(press, 'author', body.translators, '/translators') }),
      };
      const saved = await saveDraft(press, params.id, draft, revision, program.by, now);
      if (!saved.ok) refuse(saved);
      const view = await wholeView(app, press, settings, params.id);
      return { body: view, headers: { ETag: `"${view.revision}"` } };
    },
  }),

  fileStory: endpoint({
    name: 'fileStory',
    method: 'PATCH',
    path: '/stories/{key}',
    scope: 'stories:write',
    summary: 'Files a story anew: section, topics, countries, who may read it',
    about: 'True of every language, and seen by readers at once.',
    params: keyParams,
    body: bodies.storyChange,
    answer: { status: 200, shape: answers.version, about: 'The story’s first version as it is now' },
    refusals: { 403: 'It isn’t this person’s to file', 404: 'There is no such story' },
    async run(asked) {
      const { app, press, settings, params, body } = asked;
      const storyId = await findStoryId(press, params.key);
      const versionId = storyId === undefined ? undefined : (await versionIdsOf(press, storyId))[0];
      if (versionId === undefined) throw new Problem(404, 'not-found');
      await file(asked, versionId, body);
      return { body: await wholeView(app, press, settings, versionId) };
    },
  }),
};

async function begin({ press, program, now }: Asked<unknown, unknown, unknown>, storyId: number, body: Begun): Promise<number> {
  const { language, headline, isIdea, note, deadlineOn } = body;
  const document = documentOf(body);
  const translatorIds = await idsOf(press, 'author', body.translators, '/translators');
  const given = { storyId, language, headline, isIdea, note, translatorIds, ...(deadlineOn ? { deadlineOn } : {}) };
  const begun = await beginVersion(press, { ...given, ...(document ? { document } : {}) }, program.by, now);
  if (!begun.ok) refuse(begun);
  const { deck, slug } = body;
  const lead = await leadOf(press, body.lead);
  const work = await readWork(press, begun.versionId);
  if (!deck && !body.dateline && !slug && !lead) return begun.versionId;
  const draft = { headline, deck, dateline: body.dateline || undefined, slug, document: work.newest.document, lead };
  const saved = await saveDraft(press, begun.versionId, draft, work.newest.number, program.by, now);
  if (!saved.ok) refuse(saved);
  return begun.versionId;
}

async function madeAnswer({ app, press, settings }: Asked<unknown, unknown, unknown>, versionId: number) {
  const body = await wholeView(app, press, settings, versionId);
  return { body, headers: { ETag: `"${body.revision}"`, Location: `${app.baseUrl()}/api/v1/versions/${versionId}` } };
}

/** The text that was sent, in either form; undefined where none was. */
function documentOf({ document, markdown }: { document?: Document | undefined; markdown?: string | undefined }): Document | undefined {
  if (markdown === undefined) return document;
  const parsed = documentFromMarkdown(markdown);
  if (parsed.ok) return parsed.document;
  throw new Problem(422, 'invalid', { errors: parsed.problems.map((detail) => ({ pointer: '/markdown', detail })) });
}

async function leadOf(press: Press, lead: Begun['lead']) {
  if (!lead) return null;
  const [pictureId = 0] = await idsOf(press, 'picture', [lead.picture], '/lead/picture');
  return { pictureId, caption: lead.caption, alt: lead.alt };
}

async function file(
  { press, settings, program, now }: Asked<unknown, unknown, unknown>,
  versionId: number,
  change: z.infer<typeof bodies.storyChange>,
): Promise<void> {
  const work = await readWork(press, versionId);
  const facts = await storyFactsOf(press, work);
  const [sectionId = work.sectionId] = change.section ? await idsOf(press, 'section', [change.section], '/section') : [];
  const changed = {
    sectionId,
    topicIds: change.topics ? await idsOf(press, 'topic', change.topics, '/topics') : facts.topicIds,
    countryCodes: [...new Set(change.countries ?? facts.countryCodes)],
    access: change.access ?? work.access,
    exclusive: change.isExclusive ?? facts.isExclusive,
    slug: work.newest.slug,
  };
  const filed = await changeFacts(press, versionId, changed, work.newest.number, { by: program.by, settings, licences, now });
  if (!filed.ok) refuse(filed);
}
