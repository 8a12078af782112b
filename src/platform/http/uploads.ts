import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '../errors.ts';
import type { Ctx } from './route.ts';

// However many come at once, the bytes of one form are in memory at a time; the others wait on the disk.
let last: Promise<unknown> = Promise.resolve();

/**
 * Does `work` with the fields and files of a posted multipart form (RFC 7578). Refuses other kinds of body (415), more than `mostBytes` (413)
 * and forms that can't be read (400). What was sent is on the disk while it comes in, and gone afterwards.
 */
export async function withUpload<T>(c: Ctx, mostBytes: number, work: (form: FormData) => Promise<T>): Promise<T> {
  const type = c.req.header('content-type') ?? '';
  if (type.split(';')[0]?.trim().toLowerCase() !== 'multipart/form-data') throw new Refusal(415, 'form-type');
  if (Number(c.req.header('content-length') ?? 0) > mostBytes) throw new Refusal(413, 'form-size');
  const body = c.req.raw.body;
  if (!body) throw new Refusal(400, 'form-text');
  const dir = await mkdtemp(path.join(tmpdir(), 'broadsheet-upload-'));
  try {
    const file = path.join(dir, 'form');
    await pipeline(Readable.from(body), atMost(mostBytes), createWriteStream(file, { mode: 0o600 }));
    const turn = last.then(async () => work(await formIn(await readFile(file), type)));
    last = turn.catch(() => undefined);
    return await turn;
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

function atMost(bytes: number): Transform {
  let seen = 0;
  return new Transform({
    transform(chunk: Buffer, _, done) {
      seen += chunk.byteLength;
      if (seen > bytes) done(new Refusal(413, 'form-size'));
      else done(null, chunk);
    },
  });
}

async function formIn(bytes: Buffer, type: string): Promise<FormData> {
  const form = await new Response(new Uint8Array(bytes), { headers: { 'Content-Type': type } }).formData().catch(() => undefined);
  if (!form) throw new Refusal(400, 'form-text');
  return form;
}
