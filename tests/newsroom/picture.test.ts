import pg from 'pg';
import { describe, expect, test } from 'vitest';
import { settingsSchema } from '#settings';
import { checkVersion } from '#stories';
import { licences } from '#translation';
import { type browserOf, testPaper } from '../paper.ts';
import { halfPicture, photo } from '../picture-files.ts';
import { addStaff } from '../staff.ts';

const paper = testPaper();

type Browser = ReturnType<typeof browserOf>;

async function added(browser: Browser, bytes: Buffer, name: string): Promise<string> {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(bytes)], name));
  const answer = await browser.form('/newsroom/pictures', form, { accept: 'application/json' });
  expect(answer.status).toBe(201);
  return ((await answer.json()) as { slug: string }).slug;
}

async function replaced(browser: Browser, slug: string, bytes: Buffer): Promise<Response> {
  const form = new FormData();
  form.set('file', new File([new Uint8Array(bytes)], 'new.jpg'));
  return browser.form(`/newsroom/pictures/${slug}/replace`, form);
}

const rowOf = (slug: string) => paper.press.selectFrom('stories.picture').selectAll().where('slug', '=', slug).executeTakeFirstOrThrow();
const filesOf = async (slug: string) => {
  const { file, renditions } = await rowOf(slug);
  return [file, ...(renditions as { file: string }[]).map((one) => one.file)];
};
const actsOf = async (slug: string) => {
  const { id } = await rowOf(slug);
  const rows = await paper.press
    .selectFrom('staff.act')
    .select('act')
    .where('subjectKind', '=', 'picture')
    .where('subjectId', '=', id)
    .orderBy('id')
    .execute();
  return rows.map(({ act }) => act.replace('stories.picture-', ''));
};

/** Does what is to be done later now. */
async function laterComes(): Promise<void> {
  const client = new pg.Client({ connectionString: paper.databaseUrl });
  await client.connect();
  await client.query('update graphile_worker._private_jobs set run_at = now()');
  await client.end();
  await paper.runJobs();
}

const base = async (slug: string) => (await rowOf(slug)).changedAt?.toISOString() ?? '';

describe('a picture', () => {
  const facts = { credit: 'Ben Baker', 'alt-en': 'A boat.', 'caption-en': 'A boat at dawn', 'focal-x': '80', 'focal-y': '10' };

  test('keeps what is written of it, and a refused form keeps what was typed', async () => {
    const { browser } = await addStaff(paper, 'contributor');
    const slug = await added(browser, await photo(), 'a.jpg');
    const address = `/newsroom/pictures/${slug}`;
    const wrong = await browser.post(address, { ...facts, base: '', licenceUrl: 'javascript:alert(1)', licenceEndsOn: '2026-02-30' });
    expect(wrong.status).toBe(400);
    const html = await wrong.text();
    for (const text of ['value="Ben Baker"', 'javascript:alert(1)', 'not an address of the web', 'A boat at dawn'])
      expect(html).toContain(text);
    const right = await browser.post(address, {
      ...facts,
      base: '',
      licenceUrl: 'https://a.example/l',
      licenceEndsOn: '2026-12-31',
      'alt-fr': 'Un bateau.',
    });
    expect(right.headers.get('location')).toBe(`${address}?said=changed`);
    expect(await rowOf(slug)).toMatchObject({
      credit: 'Ben Baker',
      licenceEndsOn: '2026-12-31',
      focalX: expect.closeTo(0.8),
      focalY: expect.closeTo(0.1),
    });
    expect((await rowOf(slug)).words).toEqual({
      en: { alt: 'A boat.', caption: 'A boat at dawn' },
      fr: { alt: 'Un bateau.', caption: '' },
    });
    const late = await browser.post(address, { ...facts, credit: 'Somebody else', base: '' });
    expect(late.status).toBe(409);
    expect(await late.text()).toContain('value="Somebody else"');
    expect((await rowOf(slug)).credit).toBe('Ben Baker');
    expect(await actsOf(slug)).toEqual(['added', 'changed']);
  });

  test('is changed by editors, and by who brought it while readers don’t see it', async () => {
    const [owner, other, editor] = [
      await addStaff(paper, 'contributor'),
      await addStaff(paper, 'translator'),
      await addStaff(paper, 'editor'),
    ];
    const slug = await added(owner.browser, await photo(), 'own.jpg');
    const may = async (browser: Browser) => (await browser.post(`/newsroom/pictures/${slug}`, { ...facts, base: await base(slug) })).status;
    expect([await may(owner.browser), await may(other.browser), await may(editor.browser)]).toEqual([303, 403, 303]);
    expect(
      (await (await other.browser.get(`/newsroom/pictures/${slug}`)).text()).includes('<form method="post" action="/newsroom/pictures'),
    ).toBe(false);
    const { id } = await rowOf(slug);
    await paper.press
      .updateTable('stories.version')
      .set({ leadPictureId: id })
      .where('id', '=', paper.fixtures.stories.third?.versions.en ?? 0)
      .execute();
    expect([await may(owner.browser), await may(editor.browser)]).toEqual([403, 303]);
    for (const act of ['remove', 'retry']) expect((await owner.browser.post(`/newsroom/pictures/${slug}/${act}`)).status).toBe(403);
    expect((await replaced(owner.browser, slug, await photo())).status).toBe(403);
  });

  test('is replaced under its address: pages show the new file once it is ready, the old files go', async () => {
    const { browser } = await addStaff(paper, 'editor');
    const slug = await added(browser, await photo(600, 400), 'old.jpg');
    await paper.runJobs();
    const { id } = await rowOf(slug);
    await paper.press
      .updateTable('stories.version')
      .set({ leadPictureId: id })
      .where('id', '=', paper.fixtures.stories.second?.versions.en ?? 0)
      .execute();
    await browser.post(`/newsroom/pictures/${slug}`, { ...facts, base: '' });
    await paper.settled();
    const front = async () =>
      (await (await paper.web.request('/world')).text())
        .match(new RegExp(`<img class="([^"]+)" src="(/pictures/${slug}/[^"]+)"`))
        ?.slice(1);
    expect(await front()).toEqual(['focal-x-8 focal-y-1', `/pictures/${slug}/original.jpeg`]);
    const old = await filesOf(slug);
    const broken = await replaced(browser, slug, Buffer.from('<svg/>'));
    expect([broken.status, (await broken.text()).includes('not a picture the paper can show')]).toEqual([400, true]);
    expect((await replaced(browser, slug, halfPicture())).status).toBe(303);
    await paper.runJobs();
    expect((await rowOf(slug)).making).toBe('failed');
    expect(await filesOf(slug)).toEqual(old);
    expect(await (await browser.get(`/newsroom/pictures/${slug}`)).text()).toContain('the old one is still shown');
    expect((await replaced(browser, slug, await photo(1000, 1000, 'png'))).status).toBe(303);
    expect(await front()).toEqual(['focal-x-8 focal-y-1', `/pictures/${slug}/original.jpeg`]);
    await paper.runJobs();
    expect(await front()).toEqual(['focal-x-8 focal-y-1', `/pictures/${slug}/800.jpeg?v=2`]);
    expect((await paper.web.request(`/pictures/${slug}/800.jpeg`)).status).toBe(200);
    expect(await rowOf(slug)).toMatchObject({ making: 'made', width: 1000, height: 1000, nextFile: null, credit: 'Ben Baker' });
    await laterComes();
    for (const file of old) expect(await paper.app.files.size(file), file).toBeUndefined();
    for (const file of await filesOf(slug)) expect(await paper.app.files.size(file), file).toBeGreaterThan(0);
    expect(await actsOf(slug)).toEqual(['added', 'changed', 'replaced', 'replaced']);
  });

  test('whose pixels end too early is shown as failed, tried again by hand, and bars publication', async () => {
    const { browser } = await addStaff(paper, 'editor');
    const slug = await added(browser, halfPicture(), 'half.png');
    await paper.runJobs();
    expect((await rowOf(slug)).making).toBe('failed');
    expect(await (await browser.get(`/newsroom/pictures/${slug}`)).text()).toContain('could not be read to its end');
    expect((await browser.post(`/newsroom/pictures/${slug}/retry`)).status).toBe(303);
    expect((await rowOf(slug)).making).toBe('waiting');
    await paper.runJobs();
    expect((await rowOf(slug)).making).toBe('failed');
  });

  test('stands where the texts say, and is removed when it stands nowhere', async () => {
    const { browser } = await addStaff(paper, 'editor');
    const settings = settingsSchema.parse({});
    const slug = await added(browser, await photo(), 'used.jpg');
    const address = `/newsroom/pictures/${slug}`;
    await paper.runJobs();
    const versionId = paper.fixtures.hidden.unpublished.versions.en ?? 0;
    const { id } = await rowOf(slug);
    const newest = paper.press
      .selectFrom('stories.revision')
      .select('id')
      .where('versionId', '=', versionId)
      .orderBy('number', 'desc')
      .limit(1);
    const { document } = await paper.press
      .selectFrom('stories.revision')
      .select('document')
      .where('id', '=', newest)
      .executeTakeFirstOrThrow();
    const text = document as unknown as { version: 1; blocks: object[] };
    const block = { type: 'gallery', pictures: [{ picture: slug, caption: [], alt: 'A boat' }] };
    await paper.press
      .updateTable('stories.revision')
      .set({ document: JSON.stringify({ ...text, blocks: [...text.blocks, block] }) })
      .where('id', '=', newest)
      .execute();
    expect(await (await browser.get(address)).text()).toContain(`/newsroom/versions/${versionId}"`);
    expect((await browser.post(`${address}/remove`)).status).toBe(409);
    await browser.post(address, { ...facts, base: '', licenceEndsOn: '2026-11-23' });
    const problems = async () =>
      (await checkVersion(paper.press, versionId, { settings, licences, now: paper.app.clock() }))?.map(
        ({ what, place }) => `${what} ${place}`,
      );
    expect(await problems()).toContain(`licenceEnded ${text.blocks.length}`);
    await paper.press
      .updateTable('stories.revision')
      .set({ document: JSON.stringify(text), leadPictureId: id })
      .where('id', '=', newest)
      .execute();
    expect(await problems()).toContain('licenceEnded lead');
    await paper.press.updateTable('stories.revision').set({ leadPictureId: null }).where('id', '=', newest).execute();
    const files = await filesOf(slug);
    expect((await browser.post(`${address}/remove`)).headers.get('location')).toBe('/newsroom/pictures?said=removed');
    expect([(await browser.get(address)).status, (await browser.get(`/pictures/${slug}/480.jpeg`)).status]).toEqual([404, 404]);
    await laterComes();
    for (const file of files) expect(await paper.app.files.size(file), file).toBeUndefined();
    expect(await actsOf(slug)).toEqual(['added', 'changed', 'removed']);
  });

  test('of readers whose licence is over stands on the desk', async () => {
    const { browser } = await addStaff(paper, 'editor');
    const desk = async () =>
      (await (await browser.get('/newsroom')).text()).includes('One picture that readers see may not be shown any more.');
    expect(await desk()).toBe(false);
    await browser.post('/newsroom/pictures/harbour', { ...facts, base: '', licenceEndsOn: '2026-11-23' });
    await paper.settled();
    expect(await desk()).toBe(true);
  });
});
