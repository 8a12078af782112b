import { Agent, type IncomingMessage, request } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';

/** A request as it goes over the wire: the path is sent as it stands, no client tidies it. */
export type Asked = { method: string; path: string; headers?: Record<string, string>; body?: string | Buffer };

/** An answer: headers as they came, names in small letters, and the body as text, unpacked. */
export type Answer = { status: number; headers: [string, string][]; text: string };

const agent = new Agent({ keepAlive: true, maxSockets: 16 });

/** Asks a web application without a network between: half the time, and the address is tidied as a URL. */
export function askIn(web: { fetch: (request: Request) => Response | Promise<Response> }): (asked: Asked) => Promise<Answer> {
  return async ({ method, path, headers = {}, body }) => {
    const init = { headers, method: method === 'TRACE' ? 'GET' : method, ...(body === undefined ? {} : { body }) };
    const request = new Request(`http://localhost${path}`, init);
    // What the platform's own Request refuses to be, a server is asked all the same.
    if (method === 'TRACE') Object.defineProperty(request, 'method', { value: method });
    const response = await web.fetch(request);
    const bytes = Buffer.from(await response.arrayBuffer());
    return { status: response.status, headers: [...response.headers], text: unpacked(bytes, response.headers.get('content-encoding')) };
  };
}

/** Sends one request over HTTP. Follows nothing, keeps no cookie. */
export function askAt(base: string): (asked: Asked) => Promise<Answer> {
  const { hostname, port } = new URL(base);
  return (asked) =>
    new Promise((resolve, reject) => {
      const isChunked = asked.headers?.['transfer-encoding'] !== undefined;
      const length = asked.body === undefined || isChunked ? {} : { 'content-length': String(Buffer.byteLength(asked.body)) };
      const { method, path } = asked;
      // A server that stops reading a long body may close the connection: nobody else's request should be on it.
      const isLong = (asked.body?.length ?? 0) > 50_000;
      const sent = request(
        { hostname, port, agent: isLong ? false : agent, method, path, headers: { ...length, ...asked.headers } },
        (response) => {
          answerOf(response).then(resolve, reject);
        },
      );
      sent.on('error', reject);
      sent.end(asked.body);
    });
}

async function answerOf(response: IncomingMessage): Promise<Answer> {
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  const headers: [string, string][] = [];
  for (let at = 0; at < response.rawHeaders.length; at += 2) {
    headers.push([response.rawHeaders[at]?.toLowerCase() ?? '', response.rawHeaders[at + 1] ?? '']);
  }
  const text = unpacked(Buffer.concat(chunks), response.headers['content-encoding']);
  return { status: response.statusCode ?? 0, headers, text };
}

function unpacked(bytes: Buffer, encoding: string | null | undefined): string {
  if (bytes.length === 0) return '';
  const plain = encoding === 'br' ? brotliDecompressSync(bytes) : encoding === 'gzip' ? gunzipSync(bytes) : bytes;
  return plain.toString('utf8');
}

/** The header's value, or an empty string; several of one name are joined as HTTP joins them. */
export function headerOf(answer: Answer, name: string): string {
  return answer.headers
    .filter(([one]) => one === name)
    .map(([, value]) => value)
    .join(', ');
}

/** What must be the same where two answers are: everything but the clock and what the connection itself says. */
export function bytesOfAnswer({ status, headers, text }: Answer): string {
  const lines = headers.filter(([name]) => !['date', 'connection', 'keep-alive'].includes(name)).map((pair) => pair.join(': '));
  return [status, ...lines.toSorted(), '', text].join('\n');
}

/** Does `work` for every one of `all`, so many at once, and answers in their order. */
export async function eachOf<T, R>(all: T[], atOnce: number, work: (one: T, at: number) => Promise<R>): Promise<R[]> {
  const results: R[] = [];
  let next = 0;
  const lane = async () => {
    for (let at = next++; at < all.length; at = next++) results[at] = await work(all[at] as T, at);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return results;
}
