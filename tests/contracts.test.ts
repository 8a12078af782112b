import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const read = (file: string) => readFileSync(path.resolve(import.meta.dirname, '..', file), 'utf8');

const keptBy: Record<string, string> = { public: 'shared caches', private: 'nobody' };

/** Every route of the sources as `GET /topics/{} anyone nobody`, in their order; names of parameters don't matter. */
function routesIn(source: string): string[] {
  return [...source.matchAll(/\broute\(\s*'(GET|POST|PATCH)',\s*'([^']+)',\s*'([^']+)',\s*'(public|private)'/g)].map(
    ([, method, address = '', who, caching = '']) => `${method} ${address.replace(/:\w+/g, '{}')} ${who} ${keptBy[caching]}`,
  );
}

/** The same from the table of the document. */
function promisesIn(document: string): string[] {
  const rows = document.split('\n').filter((line) => line.startsWith('| `'));
  return rows.flatMap((row) => {
    const [, addresses = '', methods = '', who, kept] = row.split('|').map((cell) => cell.trim());
    const each = [...addresses.matchAll(/`([^`]+)`/g)].map(([, address = '']) => address.replace(/\{\w+\}/g, '{}'));
    return each.flatMap((address) => methods.split(' ').map((method) => `${method} ${address} ${who} ${kept}`));
  });
}

test('every address is promised, and every promise has its route', () => {
  const parts = [
    'web',
    'web-api',
    'web-exchange',
    'web-gifts',
    'web-inbox',
    'web-mailings',
    'web-pictures',
    'web-sources',
    'web-subscriptions',
    'web-translation',
  ];
  const routes = routesIn(parts.map((name) => read(`src/${name}.ts`)).join('\n'));
  expect(routes.length).toBeGreaterThan(30);
  expect(new Set(routes).size).toBe(routes.length);
  expect(promisesIn(read('docs/contracts/addresses.md')).sort()).toEqual(routes.toSorted());

  expect(routesIn("route('GET', '/a/:b', 'anyone', 'public', a),\n  route('POST', '/c', 'reader', 'private', c)")).toEqual([
    'GET /a/{} anyone shared caches',
    'POST /c reader nobody',
  ]);
  expect(promisesIn('| `/a/{slug}` `/b` | GET POST | anyone | nobody | x |')).toHaveLength(4);
});

test('every cookie is promised', () => {
  const [, union = ''] = read('src/platform/http/cookies.ts').match(/type CookieName = ([^;]+);/) ?? [];
  const names = [...union.matchAll(/'([^']+)'/g)].map(([, name]) => name);
  const promised = [...read('docs/contracts/cookies.md').matchAll(/^\| `([^`]+)`/gm)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(2);
  expect(promised.sort()).toEqual(names.toSorted());
});
