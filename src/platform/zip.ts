import { inflateRawSync } from 'node:zlib';

/** Bounds of an archive: how many files it names, and what those that are read may come to in bytes, each and together. */
export type ZipLimits = { entries: number; bytes: number; allBytes: number };

/** Why an archive isn't read. */
export type ZipProblem = 'not-zip' | 'unsafe-name' | 'too-big';

class Unreadable extends Error {
  override name = 'Unreadable';
  readonly reason: ZipProblem;
  constructor(reason: ZipProblem) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * The files of a ZIP archive (PKWARE APPNOTE) whose names are wanted, in memory; nothing is written to a disk. An archive is refused where a name
 * leads out of it, where it names too many files, and as soon as one comes to more bytes than it says or than may be.
 */
export function readZip(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
  limits: ZipLimits,
): { ok: true; names: string[]; files: Map<string, Buffer> } | { ok: false; reason: ZipProblem } {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const entries = entriesIn(buffer, limits);
    const files = new Map<string, Buffer>();
    let left = limits.allBytes;
    for (const entry of entries.filter(({ name }) => isWanted(name))) {
      const most = Math.min(limits.bytes, left);
      if (entry.size > most) throw new Unreadable('too-big');
      const file = contentOf(buffer, entry);
      left -= file.length;
      files.set(entry.name, file);
    }
    return { ok: true, names: entries.map(({ name }) => name), files };
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false, reason: error.reason };
    if (error instanceof RangeError) return { ok: false, reason: 'not-zip' };
    throw error;
  }
}

type Entry = { name: string; method: number; packed: number; size: number; at: number };

/** The central directory, which alone says what an archive holds. */
function entriesIn(buffer: Buffer, limits: ZipLimits): Entry[] {
  // The end record is 22 bytes and a comment of at most 65,535.
  const end = buffer.lastIndexOf(Buffer.from('PK\u0005\u0006', 'latin1'));
  if (end === -1 || buffer.length - end > 65_557) throw new Unreadable('not-zip');
  const count = buffer.readUInt16LE(end + 10);
  if (count > limits.entries) throw new Unreadable('too-big');
  const entries: Entry[] = [];
  let at = buffer.readUInt32LE(end + 16);
  for (let left = count; left > 0; left--) {
    if (buffer.readUInt32LE(at) !== 0x02014b50) throw new Unreadable('not-zip');
    const [nameLength, extra, comment] = [buffer.readUInt16LE(at + 28), buffer.readUInt16LE(at + 30), buffer.readUInt16LE(at + 32)];
    const name = buffer.toString('utf8', at + 46, at + 46 + nameLength);
    if (/^[/\\]|\\|(^|\/)\.\.(\/|$)|^[a-z]:|\0/i.test(name)) throw new Unreadable('unsafe-name');
    const sizes = { packed: buffer.readUInt32LE(at + 20), size: buffer.readUInt32LE(at + 24), at: buffer.readUInt32LE(at + 42) };
    entries.push({ name, method: buffer.readUInt16LE(at + 10), ...sizes });
    at += 46 + nameLength + extra + comment;
  }
  return entries;
}

function contentOf(buffer: Buffer, { method, packed, size, at }: Entry): Buffer {
  if (buffer.readUInt32LE(at) !== 0x04034b50) throw new Unreadable('not-zip');
  const start = at + 30 + buffer.readUInt16LE(at + 26) + buffer.readUInt16LE(at + 28);
  const content = buffer.subarray(start, start + packed);
  if (method === 0) return content;
  if (method !== 8) throw new Unreadable('not-zip');
  try {
    return inflateRawSync(content, { maxOutputLength: Math.max(1, size) });
  } catch (error) {
    throw new Unreadable((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE' ? 'too-big' : 'not-zip');
  }
}
