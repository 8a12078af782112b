// npm run dev: builds and runs the paper, and does both again whenever a source changes. Data stay in DATA_DIR.
import { type ChildProcess, spawn } from 'node:child_process';
import { watch } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { buildAll } from './build.ts';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
let running: ChildProcess | undefined;
let isStale = true;
let isOver = false;

async function stopRunning(): Promise<void> {
  const child = running;
  running = undefined;
  if (!child || child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

for (const folder of ['src', 'public', 'locales', 'db/migrations']) {
  watch(path.join(root, folder), { recursive: true }, () => {
    isStale = true;
  });
}
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    isOver = true;
  });
}

while (!isOver) {
  if (isStale) {
    isStale = false;
    const isBuilt = await buildAll().then(
      () => true,
      () => false, // esbuild has said what is wrong; the next change tries again.
    );
    if (isBuilt) {
      await stopRunning();
      running = spawn(process.execPath, ['--enable-source-maps', path.join(root, 'dist/main.js'), 'start'], { stdio: 'inherit' });
    }
  }
  await sleep(200);
}
await stopRunning();
process.exit(0);
