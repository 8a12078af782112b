import type { Metadata } from 'sharp';
import type { Words } from '#platform/words.ts';
import { asWebp, kindOf, mostPixels, mostSide, readHeader } from './pixels.ts';
import { type KeptFormat, strip } from './strip.ts';

/** The heaviest file that is taken, in bytes. */
export const mostPictureBytes = 40_000_000;

/** What is wrong with a file that is no picture for the paper. */
export type PictureFault = 'empty' | 'not-a-picture' | 'heic' | 'moving' | 'broken' | 'too-large' | 'too-heavy';

/** A file ready to be stored: stripped of all that doesn't draw it. Width and height are those of the upright picture. */
export type Prepared = { bytes: Buffer; format: KeptFormat; width: number; height: number; found: Metadata };

export type PrepareOutcome = ({ ok: true } & Prepared) | { ok: false; reason: PictureFault };

/** Looks at a file as a stranger's: its kind by its bytes, its size by its header, its parts to the end. JPEG, PNG and WebP keep their pixels untouched; AVIF becomes WebP. */
export async function preparePicture(bytes: Buffer): Promise<PrepareOutcome> {
  if (bytes.length === 0) return { ok: false, reason: 'empty' };
  if (bytes.length > mostPictureBytes) return { ok: false, reason: 'too-heavy' };
  const kind = kindOf(bytes);
  if (kind === 'heic') return { ok: false, reason: 'heic' };
  if (kind === 'gif') return { ok: false, reason: 'moving' };
  if (!kind) return { ok: false, reason: 'not-a-picture' };
  const found = await readHeader(bytes);
  if (!found?.width || !found.height || (found.format === 'heif' ? 'avif' : found.format) !== kind) return { ok: false, reason: 'broken' };
  if ((found.pages ?? 1) > 1) return { ok: false, reason: 'moving' };
  if (found.width > mostSide || found.height > mostSide || found.width * found.height > mostPixels)
    return { ok: false, reason: 'too-large' };
  const orientation = found.orientation ?? 1;
  const format = kind === 'avif' ? 'webp' : kind;
  const stripped = kind === 'avif' ? await asWebp(bytes) : strip(bytes, kind, orientation);
  if (!stripped) return { ok: false, reason: 'broken' };
  const [width, height] = orientation > 4 ? [found.height, found.width] : [found.width, found.height];
  return { ok: true, bytes: stripped, format, width, height, found };
}

/** A fault in a sentence. */
export function pictureFaultText(words: Words, fault: PictureFault): string {
  return words(`stories.pictures.fault.${fault}`, {
    megabytes: mostPictureBytes / 1_000_000,
    megapixels: mostPixels / 1_000_000,
    side: mostSide,
  });
}
