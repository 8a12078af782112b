import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { type browserOf, testPaper } from '../paper.ts';
import { agencyPhoto, latinPhoto, photo, pngOf, secrets } from '../picture-files.ts';
import { addStaff } from '../staff.ts';

const paper = testPaper();

type Added = { id: number; slug: string; src: string };
type Browser = ReturnType<typeof browserOf>;

async function send(browser: Browser, bytes: Buffer, name = 'boats.jpg', fields: Record<string, string> = {}): Promise<Response> {
  const form = new FormData();
  for (const [field, value] of Object.entries(fields)) form.set(field, value);
  form.set('file', new File([new Uint8Array(bytes)], name));
  return browser.form('/newsroom/pictures', form, { accept: 'application/json' });
}

async function added(browser: Browser, bytes: Buffer, name?: string): Promise<Added> {
  const answer = await send(browser, bytes, name);
  expect(answer.status, name).toBe(201);
  return (await answer.json()) as Added;
}

describe('a picture that comes in', () => {
  test('brings its credit, caption and licence, and leaves place, camera and owner behind', async () => {
    const { browser } = await addStaff(paper, 'contributor');
    const sent = await agencyPhoto();
    for (const secret of secrets.filter((one) => one !== '52/1')) expect(sent.includes(secret), secret).toBe(true);
    const picture = await added(browser, sent, 'Boats at Dawn.JPG');
    expect(picture).toMatchObject({
      credit: 'Ana Núñez',
      agency: 'Reuters',
      caption: 'Boats at dawn.',
      alt: 'Three boats on a river.',
      width: 600,
      height: 900,
      making: 'waiting',
    });
    expect(picture.slug).toMatch(/^boats-at-dawn-[a-z0-9]{5,9}$/);
    const asked = async () => {
      const files = [picture.src];
      const row = await paper.press.selectFrom('stories.picture').selectAll().where('slug', '=', picture.slug).executeTakeFirstOrThrow();
      for (const one of row.renditions as { width: number; format: string }[])
        files.push(`/pictures/${picture.slug}/${one.width}.${one.format}`);
      return { row, files };
    };
    await paper.runJobs();
    const { row, files } = await asked();
    expect(row).toMatchObject({
      making: 'made',
      licence: 'One use',
      licenceUrl: 'https://agency.example/licence',
      source: 'Wire 12',
      takenOn: '2026-05-04',
    });
    expect(row.words).toEqual({
      en: { caption: 'Boats at dawn.', alt: 'Three boats on a river.' },
      fr: { caption: 'Des bateaux à l’aube.', alt: '' },
    });
    expect(files).toHaveLength(4);
    for (const file of files) {
      const answer = await browser.get(file);
      expect(answer.status, file).toBe(200);
      const bytes = Buffer.from(await answer.arrayBuffer());
      for (const secret of secrets) expect(bytes.includes(secret), `${secret} in ${file}`).toBe(false);
      const { exif, xmp } = await sharp(bytes).metadata();
      // Of EXIF nothing but which side is up; of XMP, in what pages show, who made it and on what terms.
      expect((exif?.length ?? 0) < 40, file).toBe(true);
      expect(xmp?.toString().match(/Ana Núñez\/Reuters|One use|agency\.example\/licence/g)?.length, file).toBe(
        file.includes('original') ? undefined : 3,
      );
    }
  });
});

describe('a file that is no picture for the paper', () => {
  const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>');
  const page = Buffer.from('<!doctype html><script>alert(1)</script>');
  const cases: [string, () => Promise<Buffer> | Buffer, string, RegExp][] = [
    ['nothing', () => Buffer.alloc(0), 'empty.jpg', /empty/],
    ['an SVG called PNG', () => svg, 'chart.png', /not a picture/],
    ['a page called JPEG', () => page, 'page.jpg', /not a picture/],
    ['a page that begins like a JPEG', () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), page]), 'page.jpg', /damaged/],
    ['a JPEG cut short', async () => (await photo(800, 600)).subarray(0, 2000), 'cut.jpg', /damaged/],
    ['a PNG cut short', async () => (await photo(80, 60, 'png')).subarray(0, -20), 'cut.png', /damaged/],
    ['a WebP cut short', async () => (await photo(80, 60, 'webp')).subarray(0, -20), 'cut.webp', /damaged/],
    ['30,000 pixels a side in a few bytes', () => pngOf(30_000, 30_000, Buffer.alloc(1000)), 'huge.png', /60 million at most/],
    ['one very long line', () => pngOf(30_000, 1, Buffer.alloc(30_001)), 'long.png', /20,000 along a side/],
    ['a GIF', () => photo(20, 20, 'gif'), 'moving.gif', /GIF/],
    ['HEIC', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'phone.heic', /HEIC/],
    ['more than 40 MB', () => Buffer.alloc(40_000_001, 0xff), 'heavy.jpg', /40 MB/],
  ];

  test.each(cases)('%s is refused with a sentence', async (_, bytes, name, sentence) => {
    const { browser } = await addStaff(paper, 'contributor');
    const answer = await send(browser, await bytes(), name);
    expect(answer.status).toBe(422);
    expect(((await answer.json()) as { message: string }).message).toMatch(sentence);
  });

  test('that was sent otherwise than as a form gets an answer for scripts', async () => {
    const { browser } = await addStaff(paper, 'editor');
    const json = { accept: 'application/json' };
    expect((await browser.post('/newsroom/pictures', {}, json)).status).toBe(415);
    expect((await browser.form('/newsroom/pictures', new FormData(), json)).status).toBe(422);
    const broken = await browser.post('/newsroom/pictures', { a: 'b' }, { ...json, 'content-type': 'multipart/form-data; boundary=x' });
    expect(broken.status).toBe(400);
  });
});

test('old files and hostile names become plain words', async () => {
  const { browser } = await addStaff(paper, 'editor');
  expect(await added(browser, await latinPhoto(), 'a.jpg')).toMatchObject({
    credit: 'Zoë Müller',
    agency: 'AFP',
    caption: 'Café à Genève',
    alt: '',
  });
  const names = [
    '"><script>alert(1)</script>.jpg',
    '../../../etc/passwd',
    'a\u0000b.png',
    '\u202egpj.exe',
    'ي'.repeat(300),
    '%00',
    '.',
    'CON',
  ];
  for (const name of names) expect((await added(browser, await photo(40, 30), name)).slug, name).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
});
