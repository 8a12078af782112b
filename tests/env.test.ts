import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ConfigError, environment, readConfig } from '#platform/config.ts';
import { envExample } from '../scripts/env-example.ts';

const dir = mkdtempSync(path.join(tmpdir(), 'broadsheet-env-'));
afterAll(() => rmSync(dir, { recursive: true }));

function problemsOf(env: Record<string, string>): string[] {
  try {
    readConfig(env);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

function keptIn(name: string, text: string): string {
  const file = path.join(dir, name);
  writeFileSync(file, text);
  return file;
}

test('.env.example is what config.ts describes', () => {
  expect(readFileSync(path.resolve(import.meta.dirname, '../.env.example'), 'utf8')).toBe(envExample());
});

test('.env.example, with every line in force, is a working paper', () => {
  const lines = [...envExample().matchAll(/^#([A-Z_]+)=(.*)$/gm)].map(([, name, value]) => [name, value]);
  expect(lines.map(([name]) => name)).toEqual(Object.keys(environment));
  expect(readConfig(Object.fromEntries(lines))).toEqual(readConfig({}));
});

test('an empty environment is a paper for this machine alone', () => {
  expect(readConfig({})).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    role: 'all',
    demo: true,
    databaseUrl: undefined,
    stripe: undefined,
    trustedProxies: 0,
  });
  expect(readConfig({ PORT: ' ', BASE_URL: '' })).toEqual(readConfig({}));
});

test('every mistake is named at once, each in a sentence', () => {
  const env = {
    PORT: '70000',
    BASE_URL: 'paper.example',
    DATABASE_URL: 'mysql://localhost/paper',
    SECRET: 'short',
    TRUSTED_PROXIES: '1.5',
    WORKERS: 'many',
    ROLE: 'worker',
    DEMO: 'yes',
    STRIPE_WEBHOOK_SECRET: 'whsec_1',
    SMTP_URL_FILE: path.join(dir, 'nowhere'),
  };
  expect(problemsOf(env).sort()).toEqual([
    'BASE_URL must be an address that begins with http:// or https://.',
    'DATABASE_URL must be an address that begins with postgres:// or postgresql://.',
    'DEMO must be 0 or 1.',
    'PORT must be a whole number from 0 to 65535.',
    'ROLE must be all, web or work.',
    'SECRET must have at least 32 characters.',
    `SMTP_URL_FILE names ${env.SMTP_URL_FILE}, which can't be read.`,
    'STRIPE_WEBHOOK_SECRET is set without STRIPE_SECRET_KEY.',
    'TRUSTED_PROXIES must be a whole number from 0 to 9.',
    'WORKERS must be a whole number from 1 to 64.',
  ]);
});

test('no sentence repeats a secret', () => {
  const problems = problemsOf({ SECRET: 'hunter2', DATABASE_URL: 'mysql://paper:hunter2@db/paper' });
  expect(problems).toHaveLength(2);
  expect(problems.join()).not.toContain('hunter2');
});

test('addresses are taken as they are meant', () => {
  expect(readConfig({ BASE_URL: 'https://paper.example/' }).baseUrl).toBe('https://paper.example');
  expect(problemsOf({ BASE_URL: 'https://paper.example/daily' })).toEqual([
    'BASE_URL must have no path: the paper stands at the root of its host.',
  ]);
  expect(problemsOf({ FILES_URL: 's3://pictures' })).toEqual(['FILES_URL must be an address that begins with file://.']);
});

test('a secret may stand in a file', () => {
  const secret = 'a secret of forty characters for testing';
  expect(readConfig({ SECRET_FILE: keptIn('secret', `${secret}\n`) }).secret).toBe(secret);
  expect(readConfig({ DATABASE_URL_FILE: keptIn('url', 'postgres://db/paper') }).databaseUrl).toBe('postgres://db/paper');
  expect(problemsOf({ SECRET_FILE: keptIn('short', 'short') })).toEqual(['SECRET must have at least 32 characters.']);
  expect(problemsOf({ SECRET: secret, SECRET_FILE: keptIn('secret', secret) })).toEqual([
    'SECRET and SECRET_FILE are both set: keep one of them.',
  ]);
});

test('what is no secret is not read from files', () => {
  expect(readConfig({ PORT_FILE: keptIn('port', '4000') }).port).toBe(3000);
});
