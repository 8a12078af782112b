import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '#platform/postgres.ts';
import { subscribe } from './journeys/walk.ts';
import { enter } from './mailbox.ts';
import { browserOf, testPaper } from './paper.ts';

const recipes = readFileSync(path.resolve(import.meta.dirname, '../docs/operating/run.md'), 'utf8');
const recipeIn = (language: string) => recipes.match(new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``))?.[1] ?? '';

const isInstalled = (program: string) => {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`]);
    return true;
  } catch {
    return false;
  }
};

const paper = testPaper({ env: { TRUSTED_PROXIES: '1', BASE_URL: 'http://paper.example' } });
const dir = mkdtempSync(path.join(tmpdir(), 'broadsheet-proxy-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

type Answer = { status: number; cache: string; encoding: string; control: string; text: string };

function ask(port: number, address: string, headers: Record<string, string> = {}): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request({ port, host: '127.0.0.1', path: address, headers: { Host: 'paper.example', ...headers } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk) => chunks.push(chunk));
      response.on('end', () => {
        const of = (name: string) => String(response.headers[name] ?? '');
        const text = Buffer.concat(chunks).toString('utf8');
        resolve({
          status: response.statusCode ?? 0,
          cache: of('x-cache'),
          encoding: of('content-encoding'),
          control: of('cache-control'),
          text,
        });
      });
    });
    sent.on('error', reject).end();
  });
}

async function untilReady(port: number): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    if ((await ask(port, '/healthz').catch(() => undefined))?.status === 200) return;
    await sleep(100);
  }
  throw new Error('The proxy did not start.');
}

/** Starts a proxy before the tests, in front of the paper, and stops it after them. */
function proxyOf(start: (paperPort: number, port: number) => ChildProcess): { port: number } {
  const running: { port: number; child?: ChildProcess } = { port: 0 };
  beforeAll(async () => {
    const address = await paper.serve();
    running.port = await freePort();
    running.child = start(Number(new URL(address).port), running.port);
    await untilReady(running.port);
  });
  afterAll(() => void running.child?.kill('SIGTERM'));
  return running;
}

function startNginx(paperPort: number, port: number): ChildProcess {
  const recipe = recipeIn('nginx').replace('127.0.0.1:3000', `127.0.0.1:${paperPort}`).replace('listen 80;', `listen 127.0.0.1:${port};`);
  const own = recipe.replace('/var/cache/nginx/paper', path.join(dir, 'cache'));
  const file = path.join(dir, 'nginx.conf');
  writeFileSync(
    file,
    `daemon off; pid ${dir}/nginx.pid; user root; error_log ${dir}/error.log; events {}\nhttp { access_log off; client_body_temp_path ${dir}/body; proxy_temp_path ${dir}/proxy;\n${own}}`,
  );
  return spawn('nginx', ['-c', file, '-e', `${dir}/error.log`], { stdio: 'ignore' });
}

function startVarnish(paperPort: number, port: number): ChildProcess {
  const file = path.join(dir, 'paper.vcl');
  writeFileSync(file, recipeIn('vcl').replace('"3000"', `"${paperPort}"`));
  return spawn(
    'varnishd',
    ['-F', '-j', 'none', '-a', `127.0.0.1:${port}`, '-f', file, '-n', path.join(dir, 'varnish'), '-s', 'malloc,32m'],
    { stdio: 'ignore' },
  );
}

async function subscriberCookie(email: string): Promise<string> {
  const browser = browserOf(paper);
  await enter(paper, browser, email);
  await subscribe(browser, 'annual');
  // Its letters leave now, so that the last one is the next person's code.
  await paper.runJobs();
  return [...browser.jar].map(([name, value]) => `${name}=${value}`).join('; ');
}

function cachesRightly(proxy: { port: number }, email: string): void {
  test('subscribers and visitors never get each other’s page, in any order', async () => {
    const session = await subscriberCookie(email);
    const { path: address } = paper.fixtures.stories.second ?? { path: '' };
    for (let round = 0; round < 40; round++) {
      const [own, others] = await Promise.all([
        ask(proxy.port, address, { Cookie: round % 2 ? session : `meter=x.y; ${session}` }),
        ask(proxy.port, address, round % 3 ? { Cookie: `meter=visitor${round}.mac` } : {}),
      ]);
      expect(own.text).toContain('PAID-second-en-1');
      expect(own.control).toBe('private, no-store');
      expect(others.text).toContain('PUB-second-en');
      expect(others.text).not.toContain('PAID-second');
    }
  });

  test('visitors share one copy, whatever else their cookies say', async () => {
    const { path: address } = paper.fixtures.stories.third ?? { path: '' };
    const first = await ask(proxy.port, address);
    const second = await ask(proxy.port, address, { Cookie: 'meter=another.visitor' });
    expect([first.cache, second.cache]).toEqual(['MISS', 'HIT']);
    expect(second.text).toBe(first.text);
  });

  test('nobody gets an encoding they can’t read', async () => {
    const plain = await ask(proxy.port, '/latest');
    expect([plain.encoding, plain.text.slice(0, 9)]).toEqual(['', '<!doctype']);
    const packed = await ask(proxy.port, '/latest', { 'Accept-Encoding': 'gzip, br' });
    expect(['br', 'gzip']).toContain(packed.encoding);
    expect((await ask(proxy.port, '/latest')).text).toBe(plain.text);
  });

  test('what is private is never kept', async () => {
    for (const address of ['/sign-in', '/subscribe', '/newsletters']) {
      const answers = [await ask(proxy.port, address), await ask(proxy.port, address)];
      expect(answers.map((answer) => answer.cache)).not.toContain('HIT');
    }
    const code = await ask(proxy.port, '/sign-in/code', { Cookie: 'sign-in=seen' });
    expect(code.cache).not.toBe('HIT');
  });
}

describe.skipIf(!isInstalled('nginx'))('the nginx recipe', () => cachesRightly(proxyOf(startNginx), 'nginx@example.org'));
describe.skipIf(!isInstalled('varnishd'))('the Varnish recipe', () => cachesRightly(proxyOf(startVarnish), 'varnish@example.org'));
