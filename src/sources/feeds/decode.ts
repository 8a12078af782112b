import { lineFromHtml } from '#document';
import { parseXml } from '#platform/xml.ts';
import type { FeedProblem } from './problems.ts';

/** The text of a feed, by what its bytes, its server and it itself say of their encoding; where they are wrong, as what it can only be. */
export function decoded(body: Uint8Array, contentType: string): string {
  const marked = markOf(body);
  if (marked) return new TextDecoder(marked).decode(body);
  const head = new TextDecoder('latin1').decode(body.subarray(0, 200));
  const said = contentType.match(/charset\s*=\s*["']?([\w:.-]+)/i)?.[1];
  const declared = head.match(/<\?xml[^>]*\bencoding\s*=\s*["']([\w:.-]+)["']/i)?.[1];
  for (const label of [said, declared, 'utf-8']) {
    const text = label && decodedAs(label, body);
    if (text !== undefined && text !== '') return text;
  }
  return new TextDecoder('windows-1252').decode(body);
}

function markOf(body: Uint8Array): string | undefined {
  if (body[0] === 0xef && body[1] === 0xbb && body[2] === 0xbf) return 'utf-8';
  if (body[0] === 0xff && body[1] === 0xfe) return 'utf-16le';
  if (body[0] === 0xfe && body[1] === 0xff) return 'utf-16be';
  return undefined;
}

function decodedAs(label: string, body: Uint8Array): string | undefined {
  try {
    return new TextDecoder(label, { fatal: true }).decode(body);
  } catch {
    // No encoding of that name, or bytes that aren't in it.
    return undefined;
  }
}

export type ReadableXml = { ok: true; xml: string } | { ok: false; problem: FeedProblem; detail: string };

/**
 * A feed's XML once it is known to be harmless: without DOCTYPE, with no entity but XML's own, well-formed. The DOCTYPE of an old RSS that
 * declares nothing is cut; entities of HTML, bare ampersands and control characters, which many feeds have, are mended.
 */
export function harmlessXml(text: string): ReadableXml {
  const bare = text.trimStart().replace(/^(<\?xml[^?]*\?>)?\s*<!DOCTYPE\s[^[\]<>]*>/i, '$1');
  const parsed = parseXml(bare, limits);
  if (parsed.ok) return { ok: true, xml: bare };
  if (parsed.problem.reason === 'doctype') return { ok: false, problem: 'doctype', detail: parsed.problem.detail };
  const mended = mend(bare);
  const again = parseXml(mended, limits);
  if (again.ok) return { ok: true, xml: mended };
  return { ok: false, problem: again.problem.reason === 'doctype' ? 'doctype' : 'broken', detail: again.problem.detail };
}

const limits = { depth: 100, characters: 12_000_000 };
const own = new Set(['amp', 'lt', 'gt', 'quot', 'apos']);

function mend(text: string): string {
  const parts: string[] = [];
  for (let at = 0; at < text.length; ) {
    // What stands in CDATA is text already.
    const begin = text.indexOf('<![CDATA[', at);
    const end = begin < 0 ? -1 : text.indexOf(']]>', begin);
    parts.push(withoutBare(text.slice(at, end < 0 ? text.length : begin)));
    if (end < 0) break;
    parts.push(text.slice(begin, end + 3));
    at = end + 3;
  }
  return parts.join('').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

function withoutBare(text: string): string {
  return text.replace(/&(#\d{1,7};|#x[\da-f]{1,6};|([a-z][a-z\d]{1,30});)?/gi, (whole, reference?: string, name?: string) => {
    if (!reference) return '&amp;';
    if (!name) return isPrintable(reference) ? whole : '';
    if (own.has(name)) return whole;
    const letter = lineFromHtml(whole, 10) || (name === 'nbsp' ? '\u00a0' : '');
    return letter === '' || letter === whole ? `&amp;${name};` : letter.replace(/[<&>]/g, (one) => `&#${one.charCodeAt(0)};`);
  });
}

function isPrintable(reference: string): boolean {
  const code = /^#x/i.test(reference) ? Number.parseInt(reference.slice(2), 16) : Number.parseInt(reference.slice(1), 10);
  return (
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 32 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff) && code < 0xfffe) ||
    (code > 0xffff && code <= 0x10ffff)
  );
}
