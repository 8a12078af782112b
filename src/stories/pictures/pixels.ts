import type { Metadata, Sharp } from 'sharp';
import type { KeptFormat } from './strip.ts';

/** The most pixels a picture may have, and the most along one side. */
export const mostPixels = 60_000_000;
export const mostSide = 20_000;

const secondsToDecode = 60;

// Pictures are decoded one after the other: one of 60 megapixels may need some hundred megabytes.
let last: Promise<unknown> = Promise.resolve();

function inTurn<T>(work: () => Promise<T>): Promise<T> {
  const turn = last.then(work, work);
  last = turn.catch(() => undefined);
  return turn;
}

async function open(bytes: Buffer): Promise<Sharp> {
  const { default: sharp } = await import('sharp');
  sharp.concurrency(1);
  sharp.cache(false);
  return sharp(bytes, { limitInputPixels: mostPixels, failOn: 'error' }).timeout({ seconds: secondsToDecode });
}

export type FoundFormat = KeptFormat | 'avif';

/** The kind of a picture by its first bytes, whatever it is called; `heic` and `gif` are known so that they can be refused by name. */
export function kindOf(bytes: Buffer): FoundFormat | 'heic' | 'gif' | undefined {
  const ascii = (from: number, to: number) => bytes.toString('latin1', from, to);
  if (bytes.length < 16) return undefined;
  if (bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff) return 'jpeg';
  if (ascii(0, 8) === '\x89PNG\r\n\x1a\n') return 'png';
  if (ascii(0, 4) === 'RIFF' && ascii(8, 12) === 'WEBP') return 'webp';
  if (/^GIF8[79]a/.test(ascii(0, 6))) return 'gif';
  if (ascii(4, 8) !== 'ftyp') return undefined;
  const brands = ascii(8, Math.min(bytes.length, bytes.readUInt32BE(0), 64));
  if (brands.includes('avif') || brands.includes('avis')) return 'avif';
  return /hei[cxms]|hev[cxms]|mif1|msf1/.test(brands) ? 'heic' : undefined;
}

/** What a file says of itself, without decoding its pixels; undefined when it can't be read. */
export async function readHeader(bytes: Buffer): Promise<Metadata | undefined> {
  const { default: sharp } = await import('sharp');
  // The number of pixels is judged by the caller, who can say what is wrong.
  return sharp(bytes, { limitInputPixels: false })
    .metadata()
    .catch(() => undefined);
}

/** A picture as WebP of high quality and without metadata, upright; undefined when its pixels can't be read. */
export async function asWebp(bytes: Buffer): Promise<Buffer | undefined> {
  return inTurn(async () => (await open(bytes)).rotate().webp({ quality: 92, effort: 2 }).toBuffer()).catch(() => undefined);
}

export type MadeRendition = { format: 'avif' | 'webp' | 'jpeg'; width: number; height: number; data: Buffer };

const widths = [480, 800, 1280];

/**
 * The renditions of a picture: AVIF, WebP and JPEG, each 480, 800 and 1280 pixels wide (never wider than the original), in sRGB,
 * upright and without metadata but the XMP that is given. Throws when the pixels can't be read.
 */
export async function renditionsOf(bytes: Buffer, width: number, xmp: string | undefined): Promise<MadeRendition[]> {
  const made: MadeRendition[] = [];
  for (const one of widths.filter((wide) => wide < width).concat(width <= 480 ? [width] : [])) {
    const upright = (await open(bytes)).rotate().resize({ width: one });
    const smaller = xmp ? upright.withXmp(xmp) : upright;
    const images = {
      avif: smaller.clone().avif({ quality: 55, effort: 2 }),
      webp: smaller.clone().webp({ quality: 76 }),
      jpeg: smaller.clone().flatten({ background: '#ffffff' }).jpeg({ quality: 78, progressive: true, mozjpeg: true }),
    };
    for (const format of ['avif', 'webp', 'jpeg'] as const) {
      const { data, info } = await inTurn(() => images[format].toBuffer({ resolveWithObject: true }));
      made.push({ format, width: one, height: info.height, data });
    }
  }
  return made;
}
