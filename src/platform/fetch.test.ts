import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type FetchOptions, fetchPublic } from './fetch.ts';

let server: Server;
let port = 0;
const asked: string[] = [];

const bomb = gzipSync(Buffer.alloc(100_000_000));
const pages: Record<string, RequestListener> = {
  '/page': (request, response) => response.end(`cookie: ${request.headers.cookie}, host: ${request.headers.host}`),
  '/gone': (_, response) => response.writeHead(404).end(),
  '/large': (_, response) => response.end(Buffer.alloc(200_000)),
  '/endless': (_, response) => {
    const timer = setInterval(() => response.write(Buffer.alloc(50_000)), 1);
    response.on('close', () => clearInterval(timer));
  },
  '/slow': (_, response) => void setTimeout(() => response.end(), 5000).unref(),
  '/trickle': (_, response) => {
    const timer = setInterval(() => response.write('.'), 50);
    response.on('close', () => clearInterval(timer));
  },
  '/loop': (_, response) => response.writeHead(302, { location: '/loop' }).end(),
  '/once': (_, response) => response.writeHead(301, { location: '/page' }).end(),
  '/told': (request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk) => chunks.push(chunk));
    const { authorization, 'content-type': type, 'x-plain': plain } = request.headers;
    request.on('end', () => response.end(JSON.stringify([request.method, authorization, plain, type, Buffer.concat(chunks).toString()])));
  },
  '/gzip': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip', etag: '"1"' }).end(gzipSync('words')),
  '/deflate': (_, response) => response.writeHead(200, { 'content-encoding': 'deflate' }).end(deflateSync('words')),
  '/br': (_, response) => response.writeHead(200, { 'content-encoding': 'br' }).end(brotliCompressSync('words')),
  '/bomb': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
  '/bomb-of-nothing': (_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).write(gzipSync('').subarray(0, 10));
    // Stored blocks of no bytes: packed bytes without end of which nothing ever comes.
    const timer = setInterval(() => response.write(Buffer.from('000000ffff'.repeat(2000), 'hex')), 1);
    response.on('close', () => clearInterval(timer));
  },
  '/not-gzip': (_, response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end('words'),
  '/compress': (_, response) => response.writeHead(200, { 'content-encoding': 'compress' }).end('words'),
  '/unchanged': (request, response) => response.writeHead(request.headers['if-none-match'] === '"1"' ? 304 : 200).end(),
  '/moved': (_, response) => response.writeHead(308, { location: '/once' }).end(),
  '/moved-a-while': (_, response) => response.writeHead(302, { location: '/once' }).end(),
  '/elsewhere': (_, response) => response.writeHead(302, { location: `http://other.test:${port}/told` }).end(),
  '/sent-on': (_, response) => response.writeHead(307, { location: '/told' }).end(),
  '/seen': (_, response) => response.writeHead(303, { location: '/told' }).end(),
  '/cut-gzip': (_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': '1000' });
    response.write(gzipSync('words'.repeat(100)).subarray(0, 15));
    setTimeout(() => response.destroy(), 20);
  },
  '/cut': (_, response) => {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('x');
    response.destroy();
  },
};
for (const [name, target] of Object.entries({
  metadata: 'http://169.254.169.254/latest/meta-data/',
  mapped: 'http://[::ffff:a00:1]/',
  house: 'http://10.0.0.1/',
  decimal: 'http://167772161/',
  short: 'http://10.1/',
  'unique-local': 'http://[fd00::1]/',
  port: 'gopher://example.org:70/',
  file: 'file:///etc/passwd',
  password: 'http://user:word@example.org/',
  nonsense: 'http://',
}))
  pages[`/to-${name}`] = (_, response) => response.writeHead(302, { location: target }).end();

beforeAll(async () => {
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    (pages[request.url ?? ''] ?? pages['/gone'])?.(request, response);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const here = async () => [{ address: '127.0.0.1', family: 4 }];
/** Fetches from a stub that stands for a public host. */
const from = (path: string, options: Partial<FetchOptions> = {}) =>
  fetchPublic(`http://paper.test:${port}${path}`, { mostBytes: 100_000, allowsThisMachine: true, resolve: here, ...options });
const reason = async (answer: ReturnType<typeof fetchPublic>) => {
  const found = await answer;
  return found.ok ? found.status : found.reason;
};

describe('what is fetched', () => {
  test('is a page, over a redirect, with no cookie', async () => {
    const answer = await from('/once');
    expect(answer).toMatchObject({ ok: true, status: 200, url: `http://paper.test:${port}/page` });
    expect(answer.ok && answer.body.toString()).toBe(`cookie: undefined, host: paper.test:${port}`);
    expect(await reason(from('/gone'))).toBe(404);
    expect(await from('/endless', { mostBytes: 0 })).toMatchObject({ ok: true, body: Buffer.alloc(0) });
  });

  test.each([
    ['/large', 'large'],
    ['/endless', 'large'],
    ['/slow', 'slow'],
    ['/trickle', 'slow'],
    ['/loop', 'redirects'],
    ['/cut', 'unreachable'],
    ['/to-metadata', 'not-public'],
    ['/to-mapped', 'not-public'],
    ['/to-house', 'not-public'],
    ['/to-decimal', 'not-public'],
    ['/to-short', 'not-public'],
    ['/to-unique-local', 'not-public'],
    ['/to-port', 'address'],
    ['/to-file', 'address'],
    ['/to-password', 'address'],
    ['/to-nonsense', 'address'],
  ])('%s ends as %s', async (path, end) => {
    expect(await reason(from(path, { seconds: 1 }))).toBe(end);
  });

  test('is followed three times and no more', async () => {
    asked.length = 0;
    await from('/loop');
    expect(asked).toHaveLength(4);
  });
});

describe('what comes packed', () => {
  test.each(['/gzip', '/deflate', '/br'])('%s is unpacked', async (path) => {
    const answer = await from(path, { unpacks: true });
    expect(answer.ok && answer.body.toString()).toBe('words');
  });

  test.each([
    ['/bomb', 'large'],
    ['/bomb-of-nothing', 'large'],
    ['/not-gzip', 'garbled'],
    ['/compress', 'garbled'],
    ['/cut-gzip', 'unreachable'],
  ])('%s ends as %s', async (path, end) => {
    const before = process.memoryUsage().arrayBuffers;
    expect(await reason(from(path, { unpacks: true, seconds: 3 }))).toBe(end);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(20_000_000);
  });

  test('stays packed where nobody wants it unpacked', async () => {
    const answer = await from('/gzip');
    expect(answer.ok && answer.body.equals(gzipSync('words'))).toBe(true);
    expect(answer.ok && answer.headers.etag).toBe('"1"');
  });
});

describe('what is sent along', () => {
  const told = async (answer: ReturnType<typeof fetchPublic>) => {
    const found = await answer;
    return found.ok && found.status === 200 ? JSON.parse(found.body.toString()) : found;
  };
  const headers = { Authorization: 'Bearer secret', 'X-Plain': 'plain' };

  test('reaches the host that was named, and secrets no other', async () => {
    expect(await told(from('/told', { headers }))).toEqual(['GET', 'Bearer secret', 'plain', null, '']);
    expect(await told(from('/elsewhere', { headers }))).toEqual(['GET', null, 'plain', null, '']);
    expect(await reason(from('/unchanged', { headers: { 'If-None-Match': '"1"' } }))).toBe(304);
  });

  test('is posted once, and again only where the answer says so', async () => {
    const post = { type: 'text/plain', body: 'wörds' };
    expect(await told(from('/told', { post }))).toEqual(['POST', null, null, 'text/plain', 'wörds']);
    expect(await told(from('/sent-on', { post }))).toEqual(['POST', null, null, 'text/plain', 'wörds']);
    expect(await reason(from('/seen', { post }))).toBe(303);
  });

  test('a new address is remembered only when every step to it was for good', async () => {
    const moved = async (path: string) => {
      const answer = await from(path);
      return answer.ok ? answer.movedTo : answer;
    };
    expect(await moved('/moved')).toBe(`http://paper.test:${port}/page`);
    expect(await moved('/moved-a-while')).toBeUndefined();
    expect(await moved('/page')).toBeUndefined();
  });
});

describe('what is not the public internet', () => {
  test.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.1/',
    'http://0177.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[fe80::1]/',
    'http://0.0.0.0/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.100.100.200/',
  ])('%s is not called', async (address) => {
    expect(await reason(fetchPublic(address, { mostBytes: 1 }))).toBe('not-public');
  });

  test.each(['http://example.org:8080/', 'ftp://example.org/', 'javascript:alert(1)', 'http://a:b@example.org/', 'no address'])(
    '%s is no address to call',
    async (address) => {
      expect(await reason(fetchPublic(address, { mostBytes: 1 }))).toBe('address');
    },
  );

  test('a name is refused when any of its addresses is not, and asked once: what it says next makes no difference', async () => {
    const both = async () => [
      { address: '93.184.215.14', family: 4 },
      { address: '127.0.0.1', family: 4 },
    ];
    asked.length = 0;
    expect(await reason(fetchPublic('http://both.test/', { mostBytes: 1, resolve: both }))).toBe('not-public');
    let times = 0;
    // Looked at it is 127.0.0.2, where nobody listens; a second question would be answered with the listener's address.
    const rebinding = async () => [{ address: times++ === 0 ? '127.0.0.2' : '127.0.0.1', family: 4 }];
    expect(await reason(from('/page', { resolve: rebinding }))).toBe('unreachable');
    expect(times).toBe(1);
    expect(asked).toEqual([]);
    expect(await reason(fetchPublic('http://nowhere.test/', { mostBytes: 1, resolve: async () => [] }))).toBe('not-public');
    const failing = () => Promise.reject(new Error('ENOTFOUND'));
    expect(await reason(fetchPublic('http://nowhere.test/', { mostBytes: 1, resolve: failing }))).toBe('unreachable');
  });
});
