import { Refusal } from '../errors.ts';
import type { Ctx } from './route.ts';

/** The value of a posted JSON body. Refuses other kinds of body (415), one that is too long (413), and what isn't JSON in UTF-8 (400). */
export async function readJson(c: Ctx, mostBytes: number): Promise<unknown> {
  const type = (c.req.header('content-type') ?? '').split(';')[0]?.trim().toLowerCase();
  if (type !== 'application/json') throw new Refusal(415, 'json-type');
  if (Number(c.req.header('content-length') ?? 0) > mostBytes) throw new Refusal(413, 'json-size');
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of c.req.raw.body ?? []) {
    bytes += chunk.byteLength;
    if (bytes > mostBytes) throw new Refusal(413, 'json-size');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
  } catch {
    throw new Refusal(400, 'json-text');
  }
}

/** True when a program or a page's own script asks, and no person who would read a page. */
export function asksForJson(c: Ctx): boolean {
  const accept = c.req.header('accept') ?? '';
  return accept.includes('application/json') && !accept.includes('text/html');
}
