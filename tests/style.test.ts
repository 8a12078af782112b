import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const read = (file: string) => (existsSync(path.join(root, file)) ? readFileSync(path.join(root, file), 'utf8') : '');

/** Lines of STYLE.md's examples that don't stand in the file they are said to be from. */
function untrueExamples(style: string, textOf: (file: string) => string): string[] {
  const linesOf = (file: string) =>
    textOf(file)
      .split('\n')
      .map((line) => line.trim());
  const blocks = [...style.matchAll(/```\w+\n([\s\S]*?)```/g)].map(([, block = '']) => block.split('\n'));
  return blocks.flatMap((lines) => {
    let file = '';
    return lines.filter((line) => {
      const named = line.match(/^\/\/ ((?:src|db)\/\S+)$/)?.[1];
      if (named || line.startsWith('// Bad')) {
        file = named ?? '';
        return false;
      }
      return file !== '' && line.trim() !== '' && !linesOf(file).includes(line.trim());
    });
  });
}

test('every good example of STYLE.md stands in the code', () => {
  expect(read('STYLE.md').match(/^\/\/ (?:src|db)\//gm)?.length).toBeGreaterThan(12);
  expect(untrueExamples(read('STYLE.md'), read)).toEqual([]);
  const sample = '```ts\n// Bad\nnever();\n\n// src/a.ts\nconst a = 1;\n  gone();\n```';
  expect(untrueExamples(sample, () => 'const a = 1;\n')).toEqual(['  gone();']);
});

/** Paths of the project named in a document that lead nowhere. */
function deadPaths(document: string, exists: (file: string) => boolean): string[] {
  const named = [
    ...document.matchAll(/`((?:src|tests|docs|db|bench|scripts|public|locales|bin)\/[\w./{}*…-]*)`|\]\((?!https?:)([^)#]+)\)/g),
  ];
  const files = named.map(([, code, link]) => code ?? link ?? '').filter((file) => !/[*{}…]/.test(file));
  return [...new Set(files)].filter((file) => !exists(file));
}

test.each([
  'README.md',
  'ARCHITECTURE.md',
  'STYLE.md',
  'GLOSSARY.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'docs/budgets.md',
  'docs/operating/run.md',
])('every path named in %s is there', (document) => {
  expect(read(document)).not.toBe('');
  expect(deadPaths(read(document), (file) => existsSync(path.join(root, file)))).toEqual([]);
  expect(deadPaths('see `src/nowhere.ts`, [this](docs/b.md) and `src/*/index.ts`', (file) => file === 'docs/b.md')).toEqual([
    'src/nowhere.ts',
  ]);
});
