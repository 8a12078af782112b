import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string) => readFileSync(path.join(root, file), 'utf8');

type Manifest = { license?: string; dependencies?: Record<string, string>; devDependencies?: Record<string, string> };

/** Of each dependency, what the record of the stack doesn't say: its name, or the licence it comes under. */
function unexplained(names: string[], record: string, licenceOf: (name: string) => string): string[] {
  const rows = record.split('\n').filter((line) => line.startsWith('| `'));
  const named = rows.flatMap((row) =>
    [...row.matchAll(/`([^`]+)`/g)].map(([, name = '']) => ({ name, licence: row.split('|').at(-2)?.trim() })),
  );
  const missing = names.flatMap((name) => {
    const found = named.find((one) => one.name === name);
    if (!found) return [`${name} isn't named`];
    return found.licence === licenceOf(name) ? [] : [`${name} is ${licenceOf(name)}, not ${found.licence}`];
  });
  return [...missing, ...named.filter((one) => !names.includes(one.name)).map((one) => `${one.name} is no dependency`)];
}

test('every dependency has its reason and licence in the record of the stack or of the tools', () => {
  const { dependencies = {}, devDependencies = {} }: Manifest = JSON.parse(read('package.json'));
  const licenceOf = (name: string) => (JSON.parse(read(`node_modules/${name}/package.json`)) as Manifest).license ?? '';
  expect(unexplained(Object.keys(dependencies), read('docs/decisions/0001-stack.md'), licenceOf)).toEqual([]);
  expect(unexplained(Object.keys(devDependencies), read('docs/decisions/0011-tools.md'), licenceOf)).toEqual([]);

  const record = '| Part | For | Licence |\n| `a` `b` | letters | MIT |\n| `d` | gone | ISC |';
  expect(unexplained(['a', 'b', 'c'], record, (name) => (name === 'b' ? 'ISC' : 'MIT'))).toEqual([
    'b is ISC, not MIT',
    "c isn't named",
    'd is no dependency',
  ]);
});
