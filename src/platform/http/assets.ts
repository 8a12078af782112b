import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { bytesOf, encodingFor, type PublicPage, publicPage } from './public-page.ts';

/** The paper's own files: styles, the reader's script, fonts, icons. Each has an address that changes with its content. */
export type Assets = { href: (name: string) => string; find: (address: string) => PublicPage | undefined };

const types: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webp': 'image/webp',
};

/** Loads every file the build left in `dir`. Files are named `name.hash.ext`; `href('reader.css')` is `/assets/reader.3f2a….css`. */
export function loadAssets(dir: string): Assets {
  const byAddress = new Map<string, PublicPage>();
  const byName = new Map<string, string>();
  for (const file of readdirSync(dir)) {
    const [, name, extension] = file.match(/^(.+)\.[0-9A-Za-z]{8}(\.[a-z0-9]+)$/) ?? [];
    const type = types[extension ?? ''];
    if (!name || !extension || !type) continue;
    const bytes = readFileSync(path.join(dir, file));
    const isText = /^(text|image\/svg)/.test(type);
    const page = isText ? publicPage(bytes.toString('utf8'), type) : { ...publicPage('', type), identity: bytes, gzip: bytes, br: bytes };
    byAddress.set(`/assets/${file}`, page);
    byName.set(name + extension, `/assets/${file}`);
  }
  return {
    href(name) {
      const address = byName.get(name);
      if (!address) throw new Error(`No such asset: ${name}`);
      return address;
    },
    find: (address) => byAddress.get(address),
  };
}

/** An asset's answer: kept by browsers for a year, since its address changes with its content. */
export function assetResponse(page: PublicPage, acceptEncoding: string | undefined): Response {
  const isText = page.br !== page.identity;
  const encoding = isText ? encodingFor(acceptEncoding) : 'identity';
  const headers: Record<string, string> = {
    'Content-Type': page.type,
    'Cache-Control': 'public, max-age=31536000, immutable',
    ETag: page.etag,
  };
  if (isText) headers.Vary = 'Accept-Encoding';
  if (encoding !== 'identity') headers['Content-Encoding'] = encoding;
  return new Response(new Uint8Array(bytesOf(page, encoding)), { headers });
}
