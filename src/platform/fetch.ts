import { type IncomingMessage, request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { isIP } from 'node:net';
import { mayCall, NotPublic, type Resolve, vettedLookup } from './public-network.ts';

export type Fetched =
  | { ok: true; status: number; url: string; type: string; body: Buffer }
  | { ok: false; reason: 'address' | 'not-public' | 'redirects' | 'slow' | 'large' | 'unreachable' };

export type FetchOptions = {
  /** Bytes of the body to take at most; with 0 the answer's head is enough, and the body is left. */
  mostBytes: number;
  /** For everything together, redirects included. */
  seconds?: number;
  mostRedirects?: number;
  userAgent?: string;
  /** For a paper that is on this machine alone, and for tests: loopback and any port may be called. */
  allowsThisMachine?: boolean;
  resolve?: Resolve;
};

/**
 * Fetches what a stranger has named (OWASP ASVS 5.0, 1.3.6): http and https only, on their own ports, from public addresses only, each
 * redirect looked at anew, at most three; with no cookie, no password, nothing unpacked, and an end to time and size.
 */
export async function fetchPublic(address: string, options: FetchOptions): Promise<Fetched> {
  const { mostRedirects = 3, seconds = 10 } = options;
  const signal = AbortSignal.timeout(seconds * 1000);
  let at = address;
  for (let hops = 0; hops <= mostRedirects; hops++) {
    const url = callable(at, options.allowsThisMachine ?? false);
    if (typeof url === 'string') return { ok: false, reason: url };
    const answer = await ask(url, options, signal);
    if (!('next' in answer)) return answer;
    at = answer.next;
  }
  return { ok: false, reason: 'redirects' };
}

/** The address as one that may be asked, or why it may not. Decimal and shortened hosts are spelled out by the URL Standard. */
function callable(address: string, allowsThisMachine: boolean): URL | 'address' | 'not-public' {
  if (!URL.canParse(address)) return 'address';
  const url = new URL(address);
  if (!['http:', 'https:'].includes(url.protocol) || url.username !== '' || url.password !== '') return 'address';
  if (url.port !== '' && !allowsThisMachine) return 'address';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  return isIP(host) && !mayCall(host, allowsThisMachine) ? 'not-public' : url;
}

function ask(url: URL, options: FetchOptions, signal: AbortSignal): Promise<Fetched | { next: string }> {
  const { mostBytes, allowsThisMachine = false, resolve, userAgent = 'Broadsheet' } = options;
  const request = url.protocol === 'https:' ? secure : plain;
  return new Promise((answered) => {
    const headers = { 'User-Agent': userAgent, Accept: '*/*', 'Accept-Encoding': 'identity' };
    const sent = request(url, { headers, lookup: vettedLookup(allowsThisMachine, resolve), signal, agent: false }, (answer) => {
      const status = answer.statusCode ?? 0;
      const { location } = answer.headers;
      if (status >= 300 && status < 400 && location !== undefined) {
        answer.destroy();
        return answered(URL.canParse(location, url.href) ? { next: new URL(location, url).href } : { ok: false, reason: 'address' });
      }
      const type = answer.headers['content-type'] ?? '';
      takeBody(answer, mostBytes).then(
        (body) => answered(body ? { ok: true, status, url: url.href, type, body } : { ok: false, reason: 'large' }),
        () => answered({ ok: false, reason: signal.aborted ? 'slow' : 'unreachable' }),
      );
    });
    sent.on('error', (error) => {
      answered({ ok: false, reason: signal.aborted ? 'slow' : error instanceof NotPublic ? 'not-public' : 'unreachable' });
    });
    sent.end();
  });
}

/** The body, empty where none is wanted, or undefined when it is longer than that. */
async function takeBody(answer: IncomingMessage, mostBytes: number): Promise<Buffer | undefined> {
  if (mostBytes === 0) {
    answer.destroy();
    return Buffer.alloc(0);
  }
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of answer as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > mostBytes) {
      answer.destroy();
      return undefined;
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
