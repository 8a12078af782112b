import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { App } from '../app.ts';
import { cookieName } from './cookies.ts';
import { securityHeaders } from './headers.ts';
import { bytesOf, type Encoding, encodingFor, type PublicPage } from './public-page.ts';
import { pageKey, publicHeaders } from './respond.ts';

const ready = new WeakMap<PublicPage, Partial<Record<Encoding, string[]>>>();

/**
 * Stands before the framework: answers public pages that are in memory, for requests without a session, and hands everything
 * else on. It knows no rule of the paper: only pages that a handler declared public are ever found here.
 */
export function createFront(app: App, next: RequestListener, isHttps: boolean): RequestListener {
  const common = Object.entries(securityHeaders(isHttps, app.config.stripe?.apiUrl)).flat();
  const personal = [cookieName('session', app.baseUrl()), cookieName('staff', app.baseUrl())].map((name) => `${name}=`);

  return (request, response) => {
    if (request.method === 'GET' || request.method === 'HEAD') {
      const { cookie } = request.headers;
      // Keys of private pages never begin with a slash, and a request line may (`subscriber://…`): only paths are looked up.
      if (request.url?.startsWith('/') && (!cookie || !personal.some((name) => cookie.includes(name)))) {
        const key = keyOf(request.url);
        const page = key && app.pages.get(key);
        if (page) return send(request, response, page, common);
      }
    }
    return next(request, response);
  };
}

function keyOf(url: string): string | undefined {
  const question = url.indexOf('?');
  return question < 0 ? url : pageKey(url.slice(0, question), url.slice(question));
}

function send(request: IncomingMessage, response: ServerResponse, page: PublicPage, common: string[]): void {
  if (request.headers['if-none-match'] === page.etag) {
    response.writeHead(304, [...Object.entries(publicHeaders(page)).flat(), ...common]);
    response.end();
    return;
  }
  const encoding = encodingFor(request.headers['accept-encoding'] as string | undefined);
  const bytes = bytesOf(page, encoding);
  const made = ready.get(page) ?? {};
  let headers = made[encoding];
  if (!headers) {
    const encoded = encoding === 'identity' ? [] : ['Content-Encoding', encoding];
    headers = [...Object.entries(publicHeaders(page)).flat(), ...encoded, 'Content-Length', String(bytes.byteLength), ...common];
    ready.set(page, { ...made, [encoding]: headers });
  }
  response.writeHead(page.status, headers);
  response.end(request.method === 'HEAD' ? undefined : bytes);
}
