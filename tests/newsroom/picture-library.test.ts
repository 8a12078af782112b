import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { type browserOf, testPaper } from '../paper.ts';
import { agencyPhoto, photo } from '../picture-files.ts';
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

const rowOf = (slug: string) => paper.press.selectFrom('stories.picture').selectAll().where('slug', '=', slug).executeTakeFirstOrThrow();
const filesOf = async (slug: string) => {
  const { file, renditions } = await rowOf(slug);
  return [file, ...(renditions as { file: string }[]).map((one) => one.file)];
};

describe('the library', () => {
  test('is searched by all that is said of a picture, and shows what is to be mended', async () => {
    const { browser } = await addStaff(paper, 'editor');
    const other = await addStaff(paper, 'contributor');
    const slug = await added(browser, await agencyPhoto(), 'IMG_0042.jpg');
    const bare = await added(other.browser, await photo(), 'Unnamed_picture.jpg');
    const shows = async (query: string) => {
      const html = await (await browser.get(`/newsroom/pictures?${new URLSearchParams(query)}`)).text();
      return [slug, bare].map((one) => html.includes(`/newsroom/pictures/${one}"`));
    };
    for (const search of ['núñez', 'reuters boats', 'three riv', 'img 0042', 'aube', 'wire'])
      expect(await shows(`search=${search}`), search).toEqual([true, false]);
    for (const search of ['unnamed', 'PICTURE unn']) expect(await shows(`search=${search}`), search).toEqual([false, true]);
    for (const search of ["'", '%', ':*', '<zz>']) expect(await shows(`search=${search}`), search).toEqual([false, false]);
    expect(await shows('only=incomplete')).toEqual([false, true]);
    expect(await shows('only=mine')).toEqual([true, false]);
    expect(await shows('only=unused')).toEqual([true, true]);
    expect(await shows('only=unmade')).toEqual([true, true]);
    expect(await shows('only=licence')).toEqual([false, false]);
    await paper.press.updateTable('stories.picture').set({ licenceEndsOn: '2026-12-20' }).where('slug', '=', slug).execute();
    expect(await shows('only=licence')).toEqual([true, false]);
    await paper.runJobs();
    expect(await shows('only=unmade')).toEqual([false, false]);
  });

  test('goes on at the last picture of a page, each once', async () => {
    const { browser } = await addStaff(paper, 'editor');
    const rows = Array.from({ length: 60 }, (_, at) => ({
      slug: `many-${at}`,
      file: 'pictures/none.png',
      mediaType: 'image/png',
      width: 1,
      height: 1,
      addedAt: new Date(),
    }));
    await paper.press.insertInto('stories.picture').values(rows).execute();
    const seen: string[] = [];
    for (let path: string | undefined = '/newsroom/pictures?search=many'; path; ) {
      const html: string = await (await browser.get(path)).text();
      seen.push(...[...html.matchAll(/href="\/newsroom\/pictures\/(many-\d+)"/g)].map(([, slug = '']) => slug));
      path = html.match(/href="([^"]+)" rel="next"/)?.[1]?.replaceAll('&amp;', '&');
    }
    expect(seen).toEqual(rows.map(({ slug }) => slug).toReversed());
    const first = (await (await browser.get('/newsroom/pictures.json?search=many')).json()) as {
      pictures: { slug: string }[];
      next: string;
    };
    const second = (await (await browser.get(`/newsroom/pictures.json?search=many&after=${first.next}`)).json()) as typeof first;
    expect([...first.pictures, ...second.pictures].map(({ slug }) => slug)).toEqual(seen.slice(0, 48));
  });

  test('takes many files of one form, and says which were refused', async () => {
    const { browser } = await addStaff(paper, 'contributor');
    const form = new FormData();
    form.append('file', new File([new Uint8Array(await photo(300, 200))], 'one.jpg'));
    form.append('file', new File(['<svg/>'], '"><script>alert(1)</script>.png'));
    form.append('file', new File([new Uint8Array(await photo(300, 200, 'webp'))], 'two.webp'));
    const answer = await browser.form('/newsroom/pictures', form);
    expect(answer.status).toBe(400);
    const html = await answer.text();
    expect(html).toContain('2 pictures were added.');
    expect(html).toContain('This is not a picture the paper can show.');
    expect(html).not.toContain('<script>alert');
    form.delete('file');
    expect((await browser.form('/newsroom/pictures', form)).status).toBe(400);
    form.append('file', new File([new Uint8Array(await photo(300, 200, 'avif'))], 'three.avif'));
    expect((await browser.form('/newsroom/pictures', form)).headers.get('location')).toBe('/newsroom/pictures?said=1');
  });
});

test.each([
  [
    'CMYK',
    async () =>
      sharp(await photo(700, 500))
        .toColourspace('cmyk')
        .jpeg()
        .toBuffer(),
  ],
  [
    '16 bits',
    async () =>
      sharp(await photo(700, 500))
        .toColourspace('rgb16')
        .png()
        .toBuffer(),
  ],
  ['a profile wider than sRGB', () => agencyPhoto('png')],
  ['AVIF', () => agencyPhoto('avif')],
  ['WebP', () => agencyPhoto('webp')],
])('a picture of %s becomes sRGB without metadata', async (_, bytes) => {
  const { browser } = await addStaff(paper, 'contributor');
  const slug = await added(browser, await bytes(), 'colour');
  await paper.runJobs();
  const files = await filesOf(slug);
  expect(files).toHaveLength(4);
  const [original, ...renditions] = await Promise.all(files.map(async (file) => sharp(await paper.app.files.read(file)).metadata()));
  for (const found of renditions) expect(found).toMatchObject({ space: 'srgb', depth: 'uchar', width: 480 });
  for (const found of renditions) expect([found.exif, found.iptc, found.icc]).toEqual([undefined, undefined, undefined]);
  // Of EXIF nothing but which side is up.
  expect([original?.xmp, original?.iptc, (original?.exif?.length ?? 0) < 40]).toEqual([undefined, undefined, true]);
});
