import { createHash } from 'node:crypto';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** A page's bytes in each encoding, made once and sent as they are. */
export type PublicPage = {
  status: 200 | 404 | 410;
  type: string;
  etag: string;
  identity: Buffer;
  gzip: Buffer | undefined;
  br: Buffer | undefined;
};

/** A page ready to be sent. Its ETag is a hash of exactly these bytes (RFC 9110, 8.8.3). */
export function publicPage(text: string, type = 'text/html; charset=utf-8', status: PublicPage['status'] = 200): PublicPage {
  const identity = Buffer.from(text);
  const etag = `"${createHash('sha256').update(identity).digest('base64url').slice(0, 22)}"`;
  return { status, type, etag, identity, gzip: undefined, br: undefined };
}

export type Encoding = 'br' | 'gzip' | 'identity';

/** The best encoding that the Accept-Encoding header allows. */
export function encodingFor(accepted: string | null | undefined): Encoding {
  if (!accepted) return 'identity';
  if (/\bbr\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted)) return 'br';
  if (/\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/.test(accepted)) return 'gzip';
  return 'identity';
}

/** The page's bytes in an encoding, compressed on first use. */
export function bytesOf(page: PublicPage, encoding: Encoding): Buffer {
  if (encoding === 'br') {
    page.br ??= brotliCompressSync(page.identity, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 5, [constants.BROTLI_PARAM_SIZE_HINT]: page.identity.length },
    });
    return page.br;
  }
  if (encoding === 'gzip') {
    page.gzip ??= gzipSync(page.identity, { level: 6 });
    return page.gzip;
  }
  return page.identity;
}

/** What the page takes in memory once every encoding is made, in bytes. */
export function sizeOf(page: PublicPage): number {
  return Math.ceil(page.identity.length * 1.6) + 500;
}
