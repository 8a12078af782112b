import type { z } from 'zod';
import { Refusal } from '#platform/errors.ts';
import { readJson } from '#platform/http/json.ts';
import type { Ctx } from '#platform/http/route.ts';
import { type Fault, Problem } from './problems.ts';

const most = { jsonBytes: 2_000_000, depth: 20, parts: 400_000, faults: 50 };

/** The JSON of a call: at most 2 MB, 20 levels deep, and nothing in it that PostgreSQL couldn't keep. */
export async function readBody(c: Ctx): Promise<unknown> {
  const json = await readJson(c, most.jsonBytes).catch((error) => {
    if (!(error instanceof Refusal)) throw error;
    const details = { 413: 'A body is 2 MB long at most.', 415: 'The body must be application/json.' } as const;
    const detail = error.status === 413 || error.status === 415 ? details[error.status] : 'The body isn’t JSON in UTF-8.';
    throw new Problem(error.status === 401 ? 400 : (error.status as 400 | 413 | 415), 'body-unreadable', { detail });
  });
  refuseExcess(json);
  return json;
}

function refuseExcess(json: unknown): void {
  let parts = 0;
  const waiting: { value: unknown; depth: number }[] = [{ value: json, depth: 0 }];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, depth } = next;
    if (typeof value === 'string') refuseCharacters(value);
    if (typeof value !== 'object' || value === null) continue;
    const inner = Object.entries(value);
    parts += inner.length;
    if (depth > most.depth || parts > most.parts)
      throw new Problem(400, 'body-excessive', { detail: 'The body is nested too deep or holds too many parts.' });
    for (const [name, one] of inner) {
      refuseCharacters(name);
      waiting.push({ value: one, depth: depth + 1 });
    }
  }
}

/** PostgreSQL keeps no NUL in a text, and nothing that isn't Unicode. */
export function refuseCharacters(text: string): void {
  if (text.includes('\u0000') || !text.isWellFormed())
    throw new Problem(400, 'characters', { detail: 'A text holds a NUL or half a character.' });
}

/** The fields and the one file of an uploaded form: the file is `mostBytes` long at most. */
export async function readUpload(c: Ctx, mostBytes: number): Promise<{ fields: Record<string, string>; file: File | undefined }> {
  const type = c.req.header('content-type') ?? '';
  if (!/^multipart\/form-data\s*;/i.test(type))
    throw new Problem(415, 'body-unreadable', { detail: 'The body must be multipart/form-data.' });
  const bytes = await readUpTo(c, mostBytes + 100_000);
  const form = await new Response(bytes, { headers: { 'content-type': type } }).formData().catch(() => undefined);
  if (!form) throw new Problem(400, 'body-unreadable', { detail: 'The body isn’t a whole multipart/form-data.' });
  const fields: Record<string, string> = {};
  let file: File | undefined;
  for (const [name, value] of form) {
    refuseCharacters(name);
    const isTwice = Object.hasOwn(fields, name) || (file && name === 'file');
    if (isTwice) throw new Problem(422, 'invalid', { errors: [{ pointer: `/${name}`, detail: 'is there twice' }] });
    if (typeof value === 'string') {
      refuseCharacters(value);
      fields[name] = value;
    } else if (name === 'file') file = value;
    else throw new Problem(422, 'invalid', { errors: [{ pointer: `/${name}`, detail: 'is a file and must not be' }] });
  }
  if (file && file.size > mostBytes) throw tooLarge(mostBytes);
  return { fields, file };
}

const tooLarge = (mostBytes: number) =>
  new Problem(413, 'file-too-large', { detail: `A file is ${mostBytes / 1_000_000} MB long at most.` });

async function readUpTo(c: Ctx, mostBytes: number): Promise<Buffer<ArrayBuffer>> {
  if (Number(c.req.header('content-length') ?? 0) > mostBytes) throw tooLarge(mostBytes);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw tooLarge(mostBytes);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** What was sent, as the shape has it; refuses the rest with the place of each fault: unknown fields too. */
export function checked<S extends z.ZodType>(shape: S, value: unknown, place: 'body' | 'query' | 'path'): z.infer<S> {
  const parsed = shape.safeParse(value);
  if (parsed.success) return parsed.data;
  const errors = parsed.error.issues.slice(0, most.faults).flatMap((issue): Fault[] => {
    const paths = issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];
    const detail = issue.code === 'unrecognized_keys' ? 'is not known here' : issue.message;
    return paths.map((path) =>
      place === 'body' ? { pointer: pointerTo(path), detail } : { parameter: path.map(String).join('.'), detail },
    );
  });
  // An address whose part can't be one leads nowhere.
  if (place === 'path') throw new Problem(404, 'not-found');
  throw new Problem(place === 'body' ? 422 : 400, 'invalid', { errors });
}

/** A JSON pointer (RFC 6901). */
export function pointerTo(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
