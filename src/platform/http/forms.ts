import { Refusal } from '../errors.ts';
import type { Ctx } from './route.ts';

const mostBytes = 100_000;

/** The fields of a posted form. Refuses other kinds of body (415), more than 100 kB (413) and text that isn't UTF-8 (400). */
export async function readForm(c: Ctx): Promise<URLSearchParams> {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/x-www-form-urlencoded') throw new Refusal(415, 'form-type');
  const length = Number(c.req.header('content-length') ?? Number.NaN);
  if (length > mostBytes) throw new Refusal(413, 'form-size');
  // A body can't be longer than its Content-Length says; read at once it needs no stream, which would cost more than all else here.
  const body = length >= 0 ? await c.req.text() : await readUpTo(c.req.raw.body, mostBytes);
  if (body.includes('\u0000') || body.includes('\ufffd')) throw new Refusal(400, 'form-text');
  const form = new URLSearchParams(body);
  for (const [name, value] of form) if (`${name}${value}`.match(/[\u0000\ufffd]/)) throw new Refusal(400, 'form-text');
  return form;
}

/** A body as it was sent, for what must be checked byte by byte. Refuses more than `most` bytes (413). */
export async function readBody(c: Ctx, most: number): Promise<string> {
  if (Number(c.req.header('content-length') ?? 0) > most) throw new Refusal(413, 'body-size');
  return readUpTo(c.req.raw.body, most);
}

/** As readBody, where the bytes may be of any encoding. */
export async function readBytes(c: Ctx, most: number): Promise<Buffer> {
  if (Number(c.req.header('content-length') ?? 0) > most) throw new Refusal(413, 'body-size');
  return bytesUpTo(c.req.raw.body, most);
}

async function readUpTo(body: ReadableStream<Uint8Array> | null, most: number): Promise<string> {
  return (await bytesUpTo(body, most)).toString('utf8');
}

async function bytesUpTo(body: ReadableStream<Uint8Array> | null, most: number): Promise<Buffer> {
  if (!body) return Buffer.alloc(0);
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    bytes += chunk.byteLength;
    if (bytes > most) throw new Refusal(413, 'form-size');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The field's text without spaces around it; empty when it is missing. */
export function field(form: URLSearchParams, name: string): string {
  return (form.get(name) ?? '').trim();
}

/** An address of this paper to go back to: a path on this host, else `/`. Anything else would let a stranger choose it. */
export function returnPath(given: string | null | undefined): string {
  if (!given || !/^\/(?![/\\])[^\u0000-\u0020\\]*$/.test(given) || given.length > 500) return '/';
  const url = new URL(given, 'http://paper.invalid');
  // Dots may fold into a second slash (`/.//host`), which a browser takes for another host.
  return url.host === 'paper.invalid' && !url.pathname.startsWith('//') ? url.pathname + url.search : '/';
}

/** A mail address as typed, or undefined when it can't be one: one @, no spaces, a dot in the host, at most 254 characters (RFC 5321, 4.5.3.1.3). */
export function mailAddress(text: string): string | undefined {
  const trimmed = text.trim();
  return trimmed.length <= 254 && /^[^\s@<>()",;:\\[\]]{1,64}@[^\s@<>()",;:\\[\]]+\.[^\s@.<>()",;:\\[\]]{2,}$/.test(trimmed)
    ? trimmed
    : undefined;
}
