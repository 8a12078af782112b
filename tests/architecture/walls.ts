import path from 'node:path';
import { type Files, importsOf, moduleOf, sourcesIn, withoutComments } from './files.ts';

const moduleNamed = (specifier: string) => specifier.match(/^#([a-z-]+)/)?.[1];

/** Folders of src that the order forgets, and names in it without a folder. */
export function unlisted(files: Files, order: string[]): string[] {
  const folders = new Set([...files.keys()].flatMap((file) => moduleOf(file) ?? []));
  const forgotten = [...folders].filter((one) => !order.includes(one)).map((one) => `src/${one}/ has no place in the order of the arrows`);
  return [...forgotten, ...order.filter((one) => !folders.has(one)).map((one) => `the order names ${one}, and there is no src/${one}/`)];
}

/**
 * Imports that go against the arrows: a folder may use only folders above it in `order`. `platform` is open to all but `document`
 * and uses none of them; `apart` are pairs that never meet. Files at the top of src may use all.
 */
export function againstArrows(files: Files, order: string[], apart: [string, string][]): string[] {
  return sourcesIn(files).flatMap(([file, text]) => {
    const own = moduleOf(file);
    if (!own) return [];
    const used = new Set(importsOf(text).flatMap(({ from }) => moduleNamed(from) ?? []));
    const isAllowed = (other: string) => {
      if (other === own) return true;
      if (own === 'platform' || apart.some((pair) => pair.includes(own) && pair.includes(other))) return false;
      if (other === 'platform') return own !== 'document';
      return order.includes(other) && order.indexOf(other) < order.indexOf(own);
    };
    return [...used].filter((other) => !isAllowed(other)).map((other) => `${file} uses #${other}`);
  });
}

/**
 * Imports that climb over a wall instead of using the door: another module's inner file, by a deep or a relative path.
 * `insiders` maps a file outside src to the module it may look into.
 */
export function pastDoors(files: Files, insiders: Record<string, string> = {}): string[] {
  const isPast = (file: string, from: string) => {
    if (from.startsWith('#')) return !/^#(platform\/.+|(?!platform$)[a-z-]+)$/.test(from);
    if (!from.startsWith('.')) return false;
    const into = moduleOf(path.posix.join(path.posix.dirname(file), from));
    // Tests and scripts start parts of the platform by path, where the short names aren't known yet.
    return Boolean(into) && into !== (moduleOf(file) ?? insiders[file]) && !(into === 'platform' && !file.startsWith('src/'));
  };
  const code = [...files].filter(([file]) => /\.tsx?$/.test(file));
  return code.flatMap(([file, text]) =>
    importsOf(text)
      .filter(({ from }) => isPast(file, from))
      .map(({ from }) => `${file} imports ${from}`),
  );
}

/** Tables, functions and sequences by schema, as the migrations make them, in both spellings: `kept_mail` and `keptMail`. */
export function relationsIn(files: Files): Map<string, Set<string>> {
  const relations = new Map<string, Set<string>>();
  for (const [file, text] of files) {
    if (!/^db\/migrations\/.+\.sql$/.test(file)) continue;
    for (const [, schema = '', name = ''] of text.matchAll(/\bcreate (?:table|function|sequence|view) (\w+)\.(\w+)/g)) {
      const names = relations.get(schema) ?? new Set();
      relations.set(schema, names.add(name).add(name.replace(/_(\w)/g, (_, letter) => letter.toUpperCase())));
    }
  }
  return relations;
}

const sqlBefore = String.raw`(?:from|join|into|update|table|select|perform|only|exists|call|using|references|,)\s+|\(`;

/** Sources that name a table of a module they don't belong to, in a Kysely call or in SQL. `excepted` maps a file to tables it may name. */
export function foreignTables(files: Files, excepted: Record<string, string[]> = {}): string[] {
  return sourcesIn(files).flatMap(([file, text]) => {
    const code = withoutComments(text);
    return [...relationsIn(files)].flatMap(([schema, names]) => {
      if (moduleOf(file) === schema) return [];
      const quoted = new RegExp(String.raw`['"\`]${schema}\.(\w+)(?=['"\`]|\s+as\s)`, 'g');
      const inSql = new RegExp(String.raw`\b(?:${sqlBefore})${schema}\.(\w+)`, 'gi');
      const found = [...code.matchAll(quoted), ...code.matchAll(inSql)].map(([, name = '']) => name).filter((name) => names.has(name));
      return [...new Set(found)]
        .filter((name) => !excepted[file]?.includes(`${schema}.${name}`))
        .map((name) => `${file} names ${schema}.${name}`);
    });
  });
}

/** Sources that name the press or what only it can read, outside `holders` (files, or folders ending in a slash). */
export function pressElsewhere(files: Files, holders: string[]): string[] {
  const words = /\b(Press|press|pressRole)\b|\bstories\.(body|revision)\b/;
  return sourcesIn(files).flatMap(([file, text]) => {
    if (holders.some((holder) => file === holder || (holder.endsWith('/') && file.startsWith(holder)))) return [];
    const found = withoutComments(text).match(words);
    return found ? [`${file} names ${found[0]}`] : [];
  });
}

/** Libraries that only their adapter may know, imported elsewhere in src. */
export function escapedLibraries(files: Files, homes: Record<string, string[]>): string[] {
  return sourcesIn(files).flatMap(([file, text]) =>
    importsOf(text)
      .filter(({ from }) => homes[from] && !homes[from].some((home) => file === home || (home.endsWith('/') && file.startsWith(home))))
      .map(({ from }) => `${file} imports ${from}`),
  );
}

const pureImports = /^(\.\/.+|#document|#platform\/(money|dates|errors|languages|mail-addresses|sign-in-rules)\.ts|node:url|zod)$/;
const documentImports = /^(\.{1,2}\/.+|diff|htmlparser2|zod|(mdast|micromark)-[a-z-]+)$/;
const impure = /\bawait\b|\basync\b|\bnew Promise\b|\bfetch\(|\bprocess\.|\bDate\.now\(|\bnew Date\(\)|\bMath\.random\(|\bsetTimeout\(/;

/** Files meant to be pure that aren't: all of `document`, and every `rules.ts` and `decide.ts`. Types may come from anywhere. */
export function impureFiles(files: Files): string[] {
  return sourcesIn(files).flatMap(([file, text]) => {
    const isDocument = file.startsWith('src/document/');
    if (!isDocument && !/\/(rules|decide)\.ts$/.test(file)) return [];
    const allowed = isDocument ? documentImports : pureImports;
    const imported = importsOf(text).filter(({ from, isType }) => !isType && !allowed.test(from));
    const done = withoutComments(text).match(impure);
    return [...imported.map(({ from }) => `${file} imports ${from}`), ...(done ? [`${file} has ${done[0]}`] : [])];
  });
}

/** Sources of the browser's editor that import more of the paper than the document's door and types. */
export function beyondDocument(files: Files): string[] {
  return [...files]
    .filter(([file]) => /^editor\/.+\.tsx?$/.test(file) && !/\.test\.tsx?$/.test(file))
    .flatMap(([file, text]) =>
      importsOf(text)
        .filter(({ from, isType }) => !isType && from !== '#document' && (from.startsWith('#') || !isInEditor(file, from)))
        .map(({ from }) => `${file} imports ${from}`),
    );
}

function isInEditor(file: string, from: string): boolean {
  return !from.startsWith('.') || path.posix.join(path.posix.dirname(file), from).startsWith('editor/');
}
