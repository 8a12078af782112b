import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Texts by their path from the project's root; a proof plants its offence in one made by hand. */
export type Files = Map<string, string>;

const folders = ['src', 'tests', 'scripts', 'bench', 'public', 'editor', 'docs', 'db/migrations'];
const kinds = /\.(ts|tsx|css|md|sql)$/;
const generated = /\/database-types\.ts$/;

/** Every text that people write in this project: code, styles, migrations and documents. */
export function readFiles(root: string): Files {
  const found: Files = new Map();
  const add = (file: string) => found.set(file, readFileSync(path.join(root, file), 'utf8'));
  for (const name of readdirSync(root)) if (name.endsWith('.md')) add(name);
  for (const folder of folders.filter((one) => existsSync(path.join(root, one)))) {
    for (const entry of readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })) {
      const file = path.relative(root, path.join(entry.parentPath, entry.name));
      if (entry.isFile() && kinds.test(file) && !generated.test(file)) add(file);
    }
  }
  return found;
}

/** The text without its comments. A comment begins after a space or a bracket: `https://…` and `'/assets/*'` don't hold one. */
export function withoutComments(text: string): string {
  return text.replace(/(^|[\s{(,])\/\*[\s\S]*?\*\//g, '$1').replace(/(^|\s)\/\/.*$/gm, '$1');
}

/** The module a source belongs to: `stories` for `src/stories/publish.ts`; undefined for `src/web.ts` and whatever isn't below src. */
export function moduleOf(file: string): string | undefined {
  return file.match(/^src\/([^/]+)\//)?.[1];
}

export type Import = { from: string; isType: boolean };

/** What a source imports, dynamic imports and re-exports included. */
export function importsOf(text: string): Import[] {
  const pattern = /\b(?:import|export)\s+(type\s)?(?:[\w*{}\s,$]*?\bfrom\s+)?['"]([^'"\n]+)['"]|\bimport\(\s*['"`]([^'"`\n]+)/g;
  return [...withoutComments(text).matchAll(pattern)].map(([, type, from, dynamic]) => ({
    from: from ?? dynamic ?? '',
    isType: Boolean(type),
  }));
}

/** Sources of the paper itself, without the tests that stand beside them. */
export function sourcesIn(files: Files): [string, string][] {
  return [...files].filter(([file]) => /^src\/.+\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file));
}
