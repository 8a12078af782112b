import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll } from 'vitest';

/** A partner's server: what it answers at each address, and who asked. Opened before the file's tests; use it inside tests only. */
export function feedServer() {
  let server: Server;
  let base = '';
  const pages: Record<string, RequestListener> = {};
  const asked: IncomingMessage[] = [];
  beforeAll(async () => {
    server = createServer((request, response) => {
      asked.push(request);
      (pages[request.url ?? ''] ?? ((_, answer) => answer.writeHead(404).end()))(request, response);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  return {
    asked,
    base: () => base,
    serveAt: (path: string, listener: RequestListener) => {
      pages[path] = listener;
      return `${base}${path}`;
    },
    rss: (...items: string[]) =>
      `<rss version="2.0"><channel><title>Paper</title><link>${base}/</link><language>en</language>${items.join('')}</channel></rss>`,
  };
}

/** Answers a feed that is made when it is asked for. */
export function answering(text: () => string, headers: Record<string, string> = {}): RequestListener {
  return (_, response) => response.writeHead(200, { 'content-type': 'application/rss+xml', ...headers }).end(text());
}

/** An item of RSS. */
export function rssItem(guid: string, text: string, more = ''): string {
  return `<item><guid isPermaLink="false">${guid}</guid><title>About ${guid}</title><description>${text}</description>${more}</item>`;
}
