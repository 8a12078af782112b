import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rename, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Browser, chromium } from 'playwright-core';

type Found = { executablePath: string; env: Record<string, string | undefined>; args: string[] };

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

/** A browser to test with: CHROMIUM_PATH, else one that is installed, else the one of the npm package @sparticuz/chromium. */
export async function findChromium(env: NodeJS.ProcessEnv = process.env): Promise<Found> {
  const folders = (env.PATH ?? '').split(path.delimiter);
  const installed = env.CHROMIUM_PATH || names.flatMap((name) => folders.map((folder) => path.join(folder, name))).find(existsSync);
  if (installed) return { executablePath: installed, env, args: [] };
  const home = await unpacked();
  const libraries = [path.join(home, 'al2023/lib'), env.LD_LIBRARY_PATH].filter(Boolean).join(':');
  const own = { ...env, LD_LIBRARY_PATH: libraries, FONTCONFIG_PATH: path.join(home, 'fonts') };
  return { executablePath: path.join(home, 'chromium'), env: own, args: ['--no-zygote'] };
}

/** Starts a browser with a profile of its own, which goes with it. It asks nothing of anybody but the pages it is sent to. */
export async function launchChromium(): Promise<Browser> {
  const { executablePath, env, args } = await findChromium();
  const quiet = ['no-first-run', 'disable-background-networking', 'disable-component-update', 'disable-sync', 'disable-quic'];
  return chromium.launch({
    executablePath,
    // Root can't use Chromium's sandbox, and containers seldom allow it; these tests open no pages but our own.
    // Playwright leaves out the cache that pages come back from by the Back button; readers have it.
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
    args: ['--no-sandbox', '--disable-gpu', ...quiet.map((flag) => `--${flag}`), ...args],
    env: Object.fromEntries(Object.entries(env).filter((entry): entry is [string, string] => entry[1] !== undefined)),
  });
}

/** The folder of the package's browser, unpacked once a version and machine. Two processes may need it at once: the first to be ready wins. */
async function unpacked(): Promise<string> {
  const manifest = createRequire(import.meta.url)
    .resolve('@sparticuz/chromium')
    .replace(/build\/.*$/, 'package.json');
  const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
  const home = path.join(tmpdir(), `broadsheet-chromium-${version}`);
  if (existsSync(home)) return home;
  const half = await mkdtemp(`${home}-`);
  const script = path.join(import.meta.dirname, 'unpack-chromium.ts');
  await promisify(execFile)(process.execPath, [script, home], { env: { ...process.env, TMPDIR: half } });
  await rename(half, home).catch(() => rm(half, { recursive: true, force: true }));
  return home;
}
