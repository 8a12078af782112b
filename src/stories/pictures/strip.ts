import { crc32 } from 'node:zlib';

/** The kinds of file that are kept. */
export type KeptFormat = 'jpeg' | 'png' | 'webp';

/**
 * The same picture with nothing in its file but what draws it: no EXIF, IPTC, XMP, comments, thumbnails, nor anything after its end.
 * The colour profile stays; `orientation` is written back alone where it isn't 1. Undefined when the file is damaged or ends too early.
 */
export function strip(bytes: Buffer, format: KeptFormat, orientation: number): Buffer | undefined {
  const turn = orientation > 1 && orientation <= 8 ? exifOf(orientation) : undefined;
  if (format === 'jpeg') return stripJpeg(bytes, turn);
  return format === 'png' ? stripPng(bytes, turn) : stripWebp(bytes, turn);
}

/** EXIF of one field, the orientation (TIFF 6.0, big-endian). */
function exifOf(orientation: number): Buffer {
  return Buffer.from([0x4d, 0x4d, 0, 42, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, orientation, 0, 0, 0, 0, 0, 0]);
}

const profileMark = 'ICC_PROFILE\0';
const jfif = Buffer.from([0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0]);

/** Walks a JPEG's segments (ITU T.81, annex B). */
function stripJpeg(bytes: Buffer, turn: Buffer | undefined): Buffer | undefined {
  const kept: Buffer[] = [bytes.subarray(0, 2), jfif];
  if (turn) kept.push(Buffer.from([0xff, 0xe1, 0, turn.length + 8]), Buffer.from('Exif\0\0'), turn);
  let at = 2;
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at++;
      continue;
    }
    if (marker === 0xd9) return Buffer.concat([...kept, bytes.subarray(at, at + 2)]);
    const end = at + 2 + bytes.readUInt16BE(at + 2);
    if (end > bytes.length || end < at + 4) return undefined;
    if (isDrawing(marker, bytes.subarray(at + 4, end))) kept.push(bytes.subarray(at, end));
    at = end;
    if (marker !== 0xda) continue;
    at = endOfScan(bytes, at);
    kept.push(bytes.subarray(end, at));
  }
  // The end of the image may be the last two bytes.
  return bytes.readUInt16BE(bytes.length - 2) === 0xffd9 && at === bytes.length - 2
    ? Buffer.concat([...kept, bytes.subarray(at)])
    : undefined;
}

/** True for segments without which a JPEG looks otherwise: tables, frames, scans, the colour profile, Adobe's colour transform. */
function isDrawing(marker: number, data: Buffer): boolean {
  if (marker === 0xe2) return data.subarray(0, profileMark.length).toString('latin1') === profileMark;
  if (marker === 0xee) return data.subarray(0, 5).toString('latin1') === 'Adobe';
  return marker >= 0xc0 && marker <= 0xdd;
}

/** Where the coded pixels end: at the first marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

const pngKept = new Set(['IHDR', 'PLTE', 'IDAT', 'IEND', 'tRNS', 'cHRM', 'gAMA', 'iCCP', 'sBIT', 'sRGB', 'cICP']);

/** Walks a PNG's chunks (PNG third edition, 5). A chunk whose sum is wrong is damage. */
function stripPng(bytes: Buffer, turn: Buffer | undefined): Buffer | undefined {
  const kept: Buffer[] = [bytes.subarray(0, 8)];
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + bytes.readUInt32BE(at);
    if (end > bytes.length) return undefined;
    const type = bytes.toString('latin1', at + 4, at + 8);
    if (pngKept.has(type)) {
      if (crc32(bytes.subarray(at + 4, end - 4)) !== bytes.readUInt32BE(end - 4)) return undefined;
      kept.push(bytes.subarray(at, end));
    }
    if (type === 'IHDR' && turn) kept.push(pngChunk('eXIf', turn));
    if (type === 'IEND') return Buffer.concat(kept);
    at = end;
  }
  return undefined;
}

function pngChunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const chunk = Buffer.alloc(body.length + 8);
  chunk.writeUInt32BE(data.length, 0);
  body.copy(chunk, 4);
  chunk.writeUInt32BE(crc32(body), chunk.length - 4);
  return chunk;
}

const webpKept = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ICCP']);
const hasExif = 0x08;
const hasXmp = 0x04;

/** Walks a WebP's chunks (RFC 9649, 2). */
function stripWebp(bytes: Buffer, turn: Buffer | undefined): Buffer | undefined {
  const size = bytes.readUInt32LE(4) + 8;
  if (size > bytes.length) return undefined;
  const kept: Buffer[] = [];
  for (let at = 12; at + 8 <= size; ) {
    const type = bytes.toString('latin1', at, at + 4);
    const end = at + 8 + bytes.readUInt32LE(at + 4);
    if (end > size) return undefined;
    if (webpKept.has(type)) {
      const chunk = Buffer.concat([bytes.subarray(at, end), Buffer.alloc((end - at) % 2)]);
      if (type === 'VP8X') chunk[8] = ((chunk[8] ?? 0) & ~(hasExif | hasXmp)) | (turn ? hasExif : 0);
      kept.push(chunk);
    }
    at = end + ((end - at) % 2);
  }
  if (turn) {
    const head = Buffer.from('EXIF\0\0\0\0', 'latin1');
    head.writeUInt32LE(turn.length, 4);
    kept.push(head, turn);
  }
  const body = Buffer.concat(kept);
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1');
  head.writeUInt32LE(body.length + 4, 4);
  return body.length > 8 ? Buffer.concat([head, body]) : undefined;
}
