import { hash } from 'node:crypto';
import { brotliCompressSync, brotliDecompressSync, constants, gzipSync } from 'node:zlib';

/**
 * A page's bytes as they are sent. A text keeps only its compressed bytes: hardly a browser asks for the plain ones, and they would
 * be nine tenths of the memory. What doesn't compress, such as a font, is the same bytes in every encoding.
 */
export type PublicPage = {
  status: 200 | 404 | 410;
  type: string;
  etag: string;
  br: Buffer<ArrayBuffer>;
  gzip: Buffer<ArrayBuffer> | undefined;
  identity: Buffer<ArrayBuffer> | undefined;
};

// A window of 256 KB spans any page; the usual 4 MB would be taken and given back for each.
const windowBits = 18;

/** A page ready to be sent. Its ETag is a hash of exactly its plain bytes (RFC 9110, 8.8.3). */
export function publicPage(text: string, type = 'text/html; charset=utf-8', status: PublicPage['status'] = 200): PublicPage {
  const plain = Buffer.from(text);
  const etag = `"${hash('sha256', plain, 'base64url').slice(0, 22)}"`;
  const params = { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_LGWIN]: windowBits };
  return { status, type, etag, br: fitted(brotliCompressSync(plain, { params })), gzip: undefined, identity: undefined };
}

/** The same bytes in as much memory as they need: what a compressor answers lies in a buffer of 16 KB or more. */
function fitted(bytes: Buffer): Buffer<ArrayBuffer> {
  const own = Buffer.allocUnsafeSlow(bytes.length);
  bytes.copy(own);
  return own;
}

export type Encoding = 'br' | 'gzip' | 'identity';

/** The best encoding that the Accept-Encoding header allows. */
export function encodingFor(accepted: string | null | undefined): Encoding {
  if (!accepted) return 'identity';
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted)) return 'br';
  if (/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted)) return 'gzip';
  return 'identity';
}

/** The page's bytes in an encoding. */
export function bytesOf(page: PublicPage, encoding: Encoding): Buffer<ArrayBuffer> {
  if (encoding === 'br') return page.br;
  if (encoding === 'gzip') page.gzip ??= fitted(gzipSync(plainOf(page), { level: 6 }));
  return encoding === 'gzip' && page.gzip ? page.gzip : plainOf(page);
}

function plainOf(page: PublicPage): Buffer<ArrayBuffer> {
  return page.identity ?? brotliDecompressSync(page.br);
}

/** About what keeping the page takes in memory, in bytes: both compressed forms, and its place and tags in the cache. */
export function sizeOf(page: PublicPage): number {
  return Math.ceil(page.br.length * 2.2) + 4000;
}
