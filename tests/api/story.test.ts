import { type Document, type OpenAPIClient, OpenAPIClientAxios } from 'openapi-client-axios';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { changeSettings } from '#settings';
import { findWork } from '#stories';
import { browserOf, testPaper } from '../paper.ts';
import { addCaller } from './caller.ts';

const paper = testPaper();

/** A client made of nothing but the description that the paper serves, speaking HTTP. */
async function clientOf(token: string): Promise<OpenAPIClient> {
  const base = await paper.serve();
  const definition = (await (await fetch(`${base}/api/v1/openapi.json`)).json()) as Document;
  const config = { headers: { authorization: `Bearer ${token}` }, validateStatus: () => true };
  return new OpenAPIClientAxios({ definition, withServer: { url: `${base}/api/v1` }, axiosConfigDefaults: config }).init();
}

const drawing = () =>
  sharp({ create: { width: 640, height: 360, channels: 3, background: '#28527a' } })
    .jpeg()
    .toBuffer();

test('a program publishes a story with a picture through the described API; the same calls again change nothing', async () => {
  const { token } = await addCaller(paper, ['stories:write', 'stories:publish', 'pictures:write'], { name: 'The importer' });
  const client = await clientOf(token);
  const called = (name: string, params: object, body?: unknown, key?: string) =>
    client[name]?.(params as never, body as never, key ? { headers: { 'Idempotency-Key': key } } : {}) ?? Promise.reject(new Error(name));
  const counts = async () => {
    const tables = ['stories.story', 'stories.version', 'stories.revision', 'stories.picture', 'stories.note', 'staff.act'] as const;
    const rows = tables.map((table) =>
      paper.press
        .selectFrom(table)
        .select((is) => is.fn.countAll<number>().as('count'))
        .executeTakeFirst(),
    );
    return (await Promise.all(rows)).map((row) => row?.count);
  };

  const upload = async () => {
    const form = new FormData();
    form.set('file', new File([new Uint8Array(await drawing())], 'A ferry.jpg', { type: 'image/jpeg' }));
    form.set('credit', 'Photo by Ana Author');
    return called('addPicture', {}, form, 'picture-1');
  };
  const picture = await upload();
  expect([picture.status, picture.data.width, picture.data.credit]).toEqual([201, 640, 'Photo by Ana Author']);
  const { slug } = picture.data;

  const text = {
    markdown: [
      'The ferry leaves at noon and lands at eleven.',
      'Nobody on board has ever found that strange.',
      `::picture{slug="${slug}" caption="The ferry." alt="A ferry"}`,
      'PAID-ferry: what the captain says.',
    ].join('\n\n'),
  };
  const facts = {
    section: 'world',
    language: 'en',
    headline: 'The ferry of two hours',
    deck: 'One river, two time zones.',
    authors: ['ana-author'],
  };
  const begin = () =>
    called(
      'beginStory',
      {},
      { ...facts, ...text, topics: ['water'], countries: ['PT', 'ES'], lead: { picture: slug, alt: 'A ferry on a river' } },
      'story-1',
    );
  const begun = await begin();
  expect([begun.status, begun.data.errors, begun.data.state]).toEqual([201, undefined, 'draft']);
  const { id, story } = begun.data;
  const etag = begun.headers.etag ?? '';
  const publish = () => called('publish', { id, 'If-Match': etag }, {}, 'publish-1');
  const published = await publish();
  expect([published.status, published.data.errors, published.data.state]).toEqual([200, undefined, 'published']);
  await paper.settled();

  const page = await (await browserOf(paper).get('/world/the-ferry-of-two-hours')).text();
  for (const words of ['The ferry of two hours', 'A ferry on a river', 'Photo by Ana Author', `/pictures/${slug}/`])
    expect(page).toContain(words);
  expect(page).not.toContain('PAID-ferry');

  const before = await counts();
  for (const [again, first] of [
    [await upload(), picture],
    [await begin(), begun],
    [await publish(), published],
  ] as const) {
    expect([again.status, again.data, again.headers['idempotency-replayed']]).toEqual([first.status, first.data, 'true']);
  }
  expect(await counts()).toEqual(before);
  const other = await called('publish', { id, 'If-Match': '"9"' }, {}, 'publish-1');
  expect([other.status, other.data.type]).toEqual([422, 'urn:problem-type:broadsheet:key-reused']);
  expect(await counts()).toEqual(before);

  const corrected = await called('correct', { id, 'If-Match': etag }, { note: 'The river is the Guadiana.' });
  expect([corrected.status, corrected.data.errors]).toEqual([200, undefined]);
  const seen = await called('readStory', { key: story });
  expect(seen.data.versions[0].notes.map((one: { text: string }) => one.text)).toEqual(['The river is the Guadiana.']);
  expect(JSON.stringify(seen.data)).not.toContain('PAID-ferry');
  expect((await called('withdraw', { id }, { reason: 'There is no ferry.' })).data.state).toBe('withdrawn');
  await paper.settled();
  expect((await browserOf(paper).get('/world/the-ferry-of-two-hours')).status).toBe(410);

  const acts = await paper.press
    .selectFrom('staff.act')
    .select(['act', 'program'])
    .where('program', 'is not', null)
    .orderBy('id')
    .execute();
  expect(acts.map(({ act }) => act)).toEqual([
    'stories.picture-added',
    'stories.begun',
    'stories.file',
    'stories.publish',
    'stories.correct',
    'stories.withdraw',
  ]);
  expect(new Set(acts.map(({ program }) => program))).toEqual(new Set(['The importer']));
});

test('calls under one key at once happen once, and one that is cut short not at all', async () => {
  const { call } = await addCaller(paper, ['stories:write']);
  const body = { section: 'world', language: 'en', headline: 'Asked for many times' };
  const count = async () =>
    (await paper.press.selectFrom('stories.work').select('versionId').where('headline', '=', body.headline).execute()).length;
  const answers = await Promise.all(Array.from({ length: 8 }, () => call('POST', '/stories', body, { 'idempotency-key': '"at-once"' })));
  const statuses = answers.map(({ status }) => status);
  expect(statuses.filter((one) => one !== 409 && one !== 201)).toEqual([]);
  expect(statuses).toContain(201);
  expect(await count()).toBe(1);

  // A refusal on the way takes back what had begun, and is forgotten: what was wrong is mended under the same key.
  const key = { 'idempotency-key': 'mended' };
  const wrong = await call('POST', '/stories', { ...body, headline: 'Half', lead: { picture: 'no-such-picture' } }, key);
  expect([wrong.status, wrong.body.errors]).toEqual([
    422,
    [{ pointer: '/lead/picture', detail: 'There is no picture “no-such-picture”.' }],
  ]);
  expect(await paper.press.selectFrom('stories.work').select('versionId').where('headline', '=', 'Half').execute()).toEqual([]);
  expect((await call('POST', '/stories', { ...body, headline: 'Whole' }, key)).status).toBe(201);
  // After a day the key is anybody's again.
  paper.passDays(1.1);
  expect((await call('POST', '/stories', { ...body, headline: 'Another day' }, key)).status).toBe(201);
});

test('a text is saved over the revision that was read, or not at all', async () => {
  const { call } = await addCaller(paper, ['stories:write', 'stories:review', 'stories:publish'], { role: 'editor' });
  const begun = await call('POST', '/stories', {
    section: 'culture',
    language: 'fr',
    headline: 'Un titre',
    markdown: 'Un paragraphe de quelques mots.',
  });
  const path = `/versions/${begun.body.id}`;
  const etag = begun.headers.get('etag') ?? '';
  expect((await call('PATCH', path, { deck: 'Un chapeau' })).status).toBe(428);
  const saved = await call('PATCH', path, { deck: 'Un chapeau' }, { 'if-match': etag });
  expect([saved.status, saved.body.deck, saved.body.headline]).toEqual([200, 'Un chapeau', 'Un titre']);
  const late = await call('PATCH', path, { deck: 'Trop tard' }, { 'if-match': etag });
  expect([late.status, late.headers.get('content-type'), late.body.type]).toEqual([
    412,
    'application/problem+json; charset=utf-8',
    'urn:problem-type:broadsheet:revision-other',
  ]);
  expect((await call('POST', `${path}/publish`, {}, { 'if-match': etag })).status).toBe(412);
  expect((await findWork(paper.press, Number(begun.body.id)))?.newest.deck).toBe('Un chapeau');

  const now = saved.headers.get('etag') ?? '';
  const act = (name: string, body: object = {}) => call('POST', `${path}/${name}`, body, { 'if-match': now });
  await changeSettings(paper.press, 'newsroom', { review: 'required', secondFactor: 'optional' }, paper.app.clock());
  await paper.settled();
  expect((await act('publish')).body.type).toBe('urn:problem-type:broadsheet:not-reviewed');
  expect((await act('hand-in')).body.state).toBe('review');
  expect((await act('approve')).body.type).toBe('urn:problem-type:broadsheet:own-work');
  const second = await addCaller(paper, ['stories:review', 'stories:publish'], { role: 'editor' });
  const other = (name: string, body: object = {}) => second.call('POST', `${path}/${name}`, body, { 'if-match': now });
  expect((await other('hand-back', { note: 'Qui parle ?' })).body.state).toBe('draft');
  expect((await act('hand-in')).status).toBe(200);
  expect((await other('approve')).body.state).toBe('ready');
  expect((await other('schedule', { at: '2020-01-01T00:00:00Z' })).body.type).toBe('urn:problem-type:broadsheet:past');
  const at = new Date(paper.app.clock().getTime() + 3_600_000).toISOString();
  expect((await other('schedule', { at })).body).toMatchObject({ state: 'scheduled', publishAt: at });
  expect((await other('unschedule')).body.state).toBe('ready');
  expect((await other('embargo', { until: at })).body.embargoUntil).toBe(at);
  expect((await other('publish')).body.type).toBe('urn:problem-type:broadsheet:embargoed');
  expect((await other('embargo', { until: null })).body.embargoUntil).toBe(null);
  expect((await other('publish')).body.state).toBe('published');
  await changeSettings(paper.press, 'newsroom', { review: 'optional', secondFactor: 'optional' }, paper.app.clock());

  const filed = await call('PATCH', `/stories/${begun.body.story}`, {
    section: 'world',
    topics: ['food'],
    countries: ['FR'],
    access: 'free',
  });
  expect(filed.body).toMatchObject({ section: 'world', topics: ['food'], countries: ['FR'], access: 'free' });
  const arabic = { language: 'ar', headline: 'عنوان', translators: ['tom-translator'] };
  const version = await call('POST', `/stories/${begun.body.story}/versions`, arabic);
  expect([version.status, version.body.translators, version.headers.get('location')]).toEqual([
    201,
    ['tom-translator'],
    `${paper.app.baseUrl()}/api/v1/versions/${version.body.id}`,
  ]);
  expect((await call('POST', `/stories/${begun.body.story}/versions`, arabic)).body.type).toBe('urn:problem-type:broadsheet:exists');
});
