import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import type { Hono } from 'hono';
import { isHttps } from '#platform/http/cookies.ts';
import { createFront } from '#platform/http/front.ts';
import type { PaperEnv } from '#platform/http/route.ts';
import type { Paper } from './paper.ts';

export type Serving = { port: number; stop: () => Promise<void> };

const secondsToDrain = 15;
const secondsToArrive = 30;
// Forty megabytes over a slow line.
const secondsToUpload = 600;

/** Serves the paper over HTTP until stopped. Stopping answers what is under way, for at most 15 seconds, and takes nothing new. */
export async function serve(paper: Paper, web: Hono<PaperEnv>, port: number, host: string): Promise<Serving> {
  const { app } = paper;
  const listener = getRequestListener((request, bindings) => web.fetch(request, bindings));
  const server: Server = createServer({
    keepAliveTimeout: 65_000,
    headersTimeout: secondsToArrive * 1000,
    requestTimeout: secondsToUpload * 1000,
    maxHeaderSize: 16_384,
  });
  server.on('request', endIfLate);
  server.on('request', createFront(app, listener as RequestListener, isHttps(app.baseUrl())));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, host, () => resolve()));
  const address = server.address();
  return {
    port: address && typeof address === 'object' ? address.port : port,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve));
      // Browsers keep a connection open after its last answer: it has to be closed as soon as that has left.
      server.closeIdleConnections();
      const drained = setInterval(() => server.closeIdleConnections(), 50);
      const late = setTimeout(() => server.closeAllConnections(), secondsToDrain * 1000);
      await closed;
      clearInterval(drained);
      clearTimeout(late);
    },
  };
}

/** Ends a request whose body hasn't come in time. Forms with files have longer. */
function endIfLate(request: IncomingMessage): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.headers['content-type']?.startsWith('multipart/form-data')) return;
  const late = setTimeout(() => {
    if (!request.complete) request.destroy();
  }, secondsToArrive * 1000);
  request.once('close', () => clearTimeout(late));
}
