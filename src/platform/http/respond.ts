import type { App } from '../app.ts';
import { bytesOf, encodingFor, type PublicPage, publicPage, sizeOf } from './public-page.ts';
import type { Ctx } from './route.ts';

/** A rendered page and everything it depends on: it is rendered anew once one of the tags is announced, or its time is up. */
export type Rendered = {
  text: string;
  tags: string[];
  type?: string;
  status?: PublicPage['status'];
  /** When the page changes by itself. */
  until?: Date | undefined;
};

const secondsKept = 600;

/**
 * Under which key a page is kept: its path; parameters such as utm_source change nothing. The later pages of a list (`?before=`) aren't kept:
 * there are as many as a stranger cares to ask for, and they would push the paper's own pages out.
 */
export function pageKey(path: string, query: string): string | undefined {
  return query && new URLSearchParams(query).has('before') ? undefined : path;
}

/** Headers of a page that is the same bytes for everybody. Shared caches ask again after 30 seconds; a request with a session never sees their copy. */
export function publicHeaders(page: PublicPage): Record<string, string> {
  return {
    'Content-Type': page.type,
    'Cache-Control': page.status === 200 ? 'public, max-age=0, s-maxage=30, stale-while-revalidate=30' : 'public, max-age=0, s-maxage=5',
    ETag: page.etag,
    Vary: 'Accept-Encoding, Cookie',
  };
}

/** Renders a public page, or takes it from memory, and answers it; a request that has these very bytes gets 304. `asOf` as in keepPage. */
export async function answerPublic(app: App, c: Ctx, render: () => Promise<Rendered>, asOf?: number): Promise<Response> {
  const { pathname, search } = new URL(c.req.url);
  const key = pageKey(pathname, search);
  const page = await keepPage(app, key, render, asOf);
  const headers = publicHeaders(page);
  if (c.req.header('if-none-match') === page.etag) return new Response(null, { status: 304, headers });
  return withBytes(c, page, headers);
}

/**
 * A page kept in memory under a key until its tags are announced, for at most ten minutes. `asOf` is the count of changes when the first
 * of what it shows was read, when that was before this call: whatever is announced after it may be missing from the page.
 */
export async function keepPage(
  app: App,
  key: string | undefined,
  render: () => Promise<Rendered>,
  asOf = app.pages.changes,
): Promise<PublicPage> {
  const known = key && app.pages.get(key);
  if (known) return known;
  const { text, tags, type, status, until } = await render();
  const page = publicPage(text, type, status);
  const milliseconds = Math.min(secondsKept * 1000, until ? until.getTime() - app.clock().getTime() : Number.POSITIVE_INFINITY);
  if (key) app.pages.set(key, page, { tags: ['settings', ...tags], asOf, size: sizeOf(page), expiresAt: Date.now() + milliseconds });
  return page;
}

/** Answers a page that nobody may keep: of a signed-in reader, or with a whole story in it. */
export function answerPrivate(c: Ctx, page: PublicPage): Response {
  return withBytes(c, page, { 'Content-Type': page.type, ...privateHeaders });
}

export const privateHeaders = { 'Cache-Control': 'private, no-store', Vary: 'Cookie' };

/** A page made for this answer alone. */
export function privatePage(
  c: Ctx,
  text: string,
  status: 200 | 400 | 403 | 404 | 409 | 410 | 429 | 503 = 200,
  headers: Record<string, string> = {},
): Response {
  for (const [name, value] of Object.entries({ ...privateHeaders, ...headers })) c.header(name, value);
  return c.html(text, status);
}

/** An answer for the page's own script, which nobody may keep. */
export function privateJson(c: Ctx, value: object, status: 200 | 201 | 403 | 404 | 409 | 410 | 422 = 200): Response {
  for (const [name, text] of Object.entries(privateHeaders)) c.header(name, text);
  return c.json(value, status);
}

function withBytes(c: Ctx, page: PublicPage, headers: Record<string, string>): Response {
  const encoding = encodingFor(c.req.header('accept-encoding'));
  const bytes = bytesOf(page, encoding);
  const encoded: Record<string, string> = encoding === 'identity' ? {} : { 'Content-Encoding': encoding };
  for (const [name, value] of Object.entries({ ...headers, ...encoded, 'Content-Length': String(bytes.byteLength) })) c.header(name, value);
  return c.body(bytes, page.status);
}
