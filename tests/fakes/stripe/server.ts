import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import Stripe from 'stripe';
import { ApiError } from './errors.ts';
import { type Params, parseForm, wordsIn } from './form.ts';
import { pay, payPage } from './page.ts';
import { find, routes } from './routes.ts';
import { expanded, newState, type State, type Thing } from './state.ts';
import { advance } from './subscriptions.ts';

/** Something that goes wrong with calls whose method and path match: before they have an effect, or after. */
export type Fault = { on: RegExp; kind: '500' | 'cut' | 'slow'; when: 'before' | 'after'; times: number };

/** Stripe, as far as a newspaper needs it: the real protocol over HTTP, for the real SDK. */
export type FakeStripe = {
  url: string;
  state: State;
  /** Every call that reached it, as `POST /v1/customers`. */
  calls: string[];
  faults: Fault[];
  /** Lets its time pass until a moment. */
  advance: (to: Date) => void;
  /** Gives a card on a payment page, and answers where the browser is sent, or the problem the page shows. */
  pay: (pageUrl: string, number: string, name?: string) => Promise<{ to?: string; problem?: string }>;
  /** The header that signs a body. */
  sign: (body: string, options?: { secret?: string; at?: number }) => string;
  stop: () => Promise<void>;
};

export const webhookSecret = 'whsec_of_the_fake';

export async function startFakeStripe(now: Date): Promise<FakeStripe> {
  const state = newState(now);
  const remembered = new Map<string, { hash: string; status: number; body: string }>();
  const fake: Omit<FakeStripe, 'url' | 'stop'> = {
    state,
    calls: [],
    faults: [],
    advance: (to) => advance(state, Math.floor(to.getTime() / 1000)),
    async pay(pageUrl, number, name = 'Test Person') {
      const post = (fields: Record<string, string>) =>
        fetch(pageUrl, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
      let answer = await post({ number, name });
      if (number.replace(/\D/g, '') === '4000002500003155') answer = await post({ answer: 'confirm' });
      const to = answer.headers.get('location') ?? undefined;
      return to ? { to } : { problem: (await answer.text()).match(/role="alert">([^<]*)/)?.[1] ?? '' };
    },
    sign: (payload, { secret = webhookSecret, at = state.now } = {}) =>
      new Stripe('sk_test_x').webhooks.generateTestHeaderString({ payload, secret, timestamp: at }),
  };

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const url = new URL(request.url ?? '/', `http://${request.headers.host}`);
    const body = await bodyOf(request);
    const call = `${request.method} ${url.pathname}`;
    if (url.pathname.startsWith('/pay/')) return answerPage(state, request.method, url, body, response);
    fake.calls.push(call);
    const fault = fake.faults.find((one) => one.times > 0 && one.on.test(call));
    if (fault) fault.times--;
    if (fault?.kind === 'slow') await sleep(300);
    if (fault?.kind === 'cut' && fault.when === 'before') return request.socket.destroy();
    const send = (status: number, text: string, headers: Record<string, string> = {}) => {
      if (fault?.kind === 'cut') return request.socket.destroy();
      return response
        .writeHead(status, { 'content-type': 'application/json', 'request-id': `req_${fake.calls.length}`, ...headers })
        .end(text);
    };
    if (!/^Bearer sk_/.test(request.headers.authorization ?? ''))
      return send(401, JSON.stringify(new ApiError(401, 'authentication_error', 'No key').body));
    const key = request.method === 'GET' ? undefined : (request.headers['idempotency-key'] as string | undefined);
    const hash = createHash('sha256').update(`${call} ${body}`).digest('hex');
    const old = key && remembered.get(key);
    if (old) {
      if (old.hash === hash) return send(old.status, old.body, { 'idempotent-replayed': 'true' });
      const mismatch = 'Keys for idempotent requests can only be used with the same parameters they were first used with.';
      return send(400, JSON.stringify(new ApiError(400, 'idempotency_error', mismatch).body));
    }
    const isBroken = fault?.kind === '500';
    const broken = { status: 500, text: JSON.stringify({ error: { type: 'api_error', message: 'Something went wrong' } }) };
    const done = isBroken && fault.when === 'before' ? broken : run(state, request.method ?? 'GET', url, body);
    const result = isBroken ? broken : done;
    // As Stripe does: whatever came of it is kept, but for what was refused unread.
    if (key && (result.status < 400 || result.status === 402 || result.status >= 500))
      remembered.set(key, { hash, status: result.status, body: result.text });
    return send(result.status, result.text);
  }

  const server = createServer((request, response) => {
    answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = address && typeof address === 'object' ? address.port : 0;
  return Object.assign(fake, {
    url: `http://127.0.0.1:${port}`,
    async stop() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}

function run(state: State, method: string, url: URL, body: string): { status: number; text: string } {
  const params: Params = parseForm(method === 'GET' || method === 'DELETE' ? url.search.slice(1) || body : body);
  try {
    for (const { path, method: wanted, answer } of routes) {
      const match = wanted === method && url.pathname.match(path);
      if (!match) continue;
      const found = answer({ state, params, id: decodeURIComponent(match[1] ?? ''), origin: url.origin });
      return { status: 200, text: JSON.stringify(expanded(state, found, wordsIn(params, 'expand'))) };
    }
    throw new ApiError(404, 'invalid_request_error', `Unrecognized request URL (${method}: ${url.pathname}).`);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    return { status: error.status, text: JSON.stringify(error.body) };
  }
}

function answerPage(state: State, method: string | undefined, url: URL, body: string, response: ServerResponse): void {
  const html = { 'content-type': 'text/html; charset=utf-8' };
  let session: Thing;
  try {
    session = find(state, url.pathname.split('/').at(-1) ?? '', 'checkout.session');
  } catch {
    response.writeHead(404, html).end('Not found');
    return;
  }
  if (method !== 'POST') {
    response.writeHead(200, html).end(payPage(session, ''));
    return;
  }
  const outcome = pay(state, session, parseForm(body));
  if ('to' in outcome) response.writeHead(303, { location: outcome.to }).end();
  else response.writeHead(200, html).end(payPage(session, outcome.problem));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
