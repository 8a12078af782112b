import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { agencyPhoto, photo, secrets } from '../../../tests/picture-files.ts';
import { preparePicture } from './prepare.ts';
import { type KeptFormat, strip } from './strip.ts';

const formats: KeptFormat[] = ['jpeg', 'png', 'webp'];
const drawn = (bytes: Buffer) => sharp(bytes).rotate().toColourspace('srgb').raw().toBuffer();

test.each(formats)('a %s keeps every pixel, its colours and which side is up, and nothing else', async (format) => {
  const given = await agencyPhoto(format);
  const stripped = strip(given, format, 6) ?? Buffer.alloc(0);
  for (const secret of secrets) expect(stripped.includes(secret), secret).toBe(false);
  expect((await drawn(stripped)).equals(await drawn(given))).toBe(true);
  const found = await sharp(stripped).metadata();
  expect(found).toMatchObject({ orientation: 6, format });
  expect(found.icc?.length).toBeGreaterThan(100);
  expect(strip(stripped, format, 6)?.equals(stripped)).toBe(true);
});

test.each(formats)('a %s that is cut anywhere is damaged', async (format) => {
  const given = await photo(64, 48, format);
  for (let length = 16; length < given.length; length += 7) {
    const prepared = await preparePicture(given.subarray(0, length));
    expect(prepared, `${length} of ${given.length} bytes`).toMatchObject({ ok: false });
  }
});

test.each(formats)('no change of a %s makes the walk fail, or last', async (format) => {
  const given = await agencyPhoto(format);
  const change = fc.array(fc.tuple(fc.nat(given.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(change, fc.nat(9), (changes, orientation) => {
      const changed = Buffer.from(given);
      for (const [at, value] of changes) changed[at] = value;
      const began = performance.now();
      expect(() => strip(changed, format, orientation)).not.toThrow();
      expect(performance.now() - began).toBeLessThan(1000);
    }),
    { numRuns: 200 },
  );
});
