import { type IncomingHttpHeaders, type IncomingMessage, request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { isIP } from 'node:net';
import { mayCall, NotPublic, type Resolve, vettedLookup } from './public-network.ts';
import { takeBody } from './unpack.ts';

export type Fetched =
  | {
      ok: true;
      status: number;
      url: string;
      type: string;
      headers: IncomingHttpHeaders;
      /** Where it lies for good, as far as every redirect from the first on said so (301, 308); undefined where it hasn't moved. */
      movedTo: string | undefined;
      body: Buffer;
    }
  | { ok: false; reason: 'address' | 'not-public' | 'redirects' | 'slow' | 'large' | 'garbled' | 'unreachable' };

export type FetchOptions = {
  /** Bytes of the body to take at most, before and after it is unpacked; with 0 the answer's head is enough, and the body is left. */
  mostBytes: number;
  /** For everything together, redirects included. */
  seconds?: number;
  mostRedirects?: number;
  userAgent?: string;
  /** Sent along. A password among them goes to the host that was named and to no other it leads to. */
  headers?: Record<string, string>;
  /** Whether the answer may come packed (gzip, deflate, br); it is unpacked then. */
  unpacks?: boolean;
  /** Sent by POST, as this type. An answer that leads elsewhere is then the answer, unless it says to send it there (307, 308). */
  post?: { type: string; body: string };
  /** For a paper that is on this machine alone, and for tests: loopback and any port may be called. */
  allowsThisMachine?: boolean;
  resolve?: Resolve;
};

type Redirect = { next: string; status: number };

/**
 * Fetches what a stranger has named (OWASP ASVS 5.0, 1.3.6): http and https only, on their own ports, from public addresses only, each
 * redirect looked at anew, at most three; with no cookie and no password but those handed in, and an end to time and size.
 */
export async function fetchPublic(address: string, options: FetchOptions): Promise<Fetched> {
  const { mostRedirects = 3, seconds = 10 } = options;
  const signal = AbortSignal.timeout(seconds * 1000);
  let at = address;
  let headers = options.headers ?? {};
  let movedTo: string | undefined;
  let isForGood = true;
  for (let hops = 0; hops <= mostRedirects; hops++) {
    const url = callable(at, options.allowsThisMachine ?? false);
    if (typeof url === 'string') return { ok: false, reason: url };
    const answer = await ask(url, { ...options, headers }, signal);
    if (!('next' in answer)) return answer.ok ? { ...answer, movedTo } : answer;
    isForGood &&= answer.status === 301 || answer.status === 308;
    if (isForGood) movedTo = answer.next;
    if (new URL(answer.next).origin !== url.origin) headers = withoutSecrets(headers);
    at = answer.next;
  }
  return { ok: false, reason: 'redirects' };
}

function withoutSecrets(headers: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(authorization|cookie|.*(token|key|secret).*)$/i.test(name)));
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

function ask(url: URL, options: FetchOptions, signal: AbortSignal): Promise<Fetched | Redirect> {
  const { mostBytes, allowsThisMachine = false, resolve, userAgent = 'Broadsheet', unpacks = false, post } = options;
  const request = url.protocol === 'https:' ? secure : plain;
  const headers = {
    'User-Agent': userAgent,
    Accept: '*/*',
    ...options.headers,
    'Accept-Encoding': unpacks ? 'gzip, deflate, br' : 'identity',
    ...(post ? { 'Content-Type': post.type, 'Content-Length': Buffer.byteLength(post.body) } : {}),
  };
  return new Promise((answered) => {
    const lookup = vettedLookup(allowsThisMachine, resolve);
    const sent = request(url, { method: post ? 'POST' : 'GET', headers, lookup, signal, agent: false }, (answer) => {
      const status = answer.statusCode ?? 0;
      const redirect = redirectOf(answer, url, post !== undefined);
      if (redirect) {
        answer.destroy();
        return answered(redirect);
      }
      const type = answer.headers['content-type'] ?? '';
      takeBody(answer, mostBytes, unpacks).then(
        (body) => {
          if (typeof body === 'string') answered({ ok: false, reason: signal.aborted ? 'slow' : body });
          else answered({ ok: true, status, url: url.href, type, headers: answer.headers, movedTo: undefined, body });
        },
        () => answered({ ok: false, reason: signal.aborted ? 'slow' : 'unreachable' }),
      );
    });
    sent.on('error', (error) => {
      answered({ ok: false, reason: signal.aborted ? 'slow' : error instanceof NotPublic ? 'not-public' : 'unreachable' });
    });
    sent.end(post?.body);
  });
}

function redirectOf(answer: IncomingMessage, url: URL, isPosted: boolean): Redirect | { ok: false; reason: 'address' } | undefined {
  const status = answer.statusCode ?? 0;
  const { location } = answer.headers;
  if (status < 300 || status >= 400 || status === 304 || location === undefined) return undefined;
  if (isPosted && status !== 307 && status !== 308) return undefined;
  return URL.canParse(location, url.href) ? { next: new URL(location, url.href).href, status } : { ok: false, reason: 'address' };
}
