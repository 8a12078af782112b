// npm run bench [-- --only name[,name]]: measures the paper against the bars of docs/budgets.md and prints one table.
// A figure that misses its bar is named and ends nothing; one that could not be measured makes the exit code 1.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { parseArgs, promisify } from 'node:util';
import { anonymous } from './figures/anonymous.ts';
import { desk } from './figures/desk.ts';
import { growth } from './figures/growth.ts';
import { install } from './figures/install.ts';
import { lookups } from './figures/lookups.ts';
import { freezing, mailings } from './figures/mailings.ts';
import { memory } from './figures/memory.ts';
import { open } from './figures/open.ts';
import { publishing } from './figures/publishing.ts';
import { start } from './figures/start.ts';
import { subscriber } from './figures/subscriber.ts';
import { subscriptions } from './figures/subscriptions.ts';
import { takingIn } from './figures/taking-in.ts';
import { typing } from './figures/typing.ts';
import { weight } from './figures/weight.ts';
import { type Figure, type Row, tableOf } from './measure.ts';
import { openStage, root, type Stage } from './stage.ts';

const figures: Record<string, Figure> = {
  anonymous,
  open,
  subscriber,
  growth,
  subscriptions,
  desk,
  publishing,
  typing,
  weight,
  mailings,
  freezing,
  lookups,
  takingIn,
  install,
  start,
  memory,
};

const { values } = parseArgs({ options: { only: { type: 'string' } } });
const names = values.only?.split(',') ?? Object.keys(figures);
const unknown = names.filter((name) => !figures[name]);
if (unknown.length > 0) {
  process.stderr.write(`There is no figure called ${unknown.join(', ')}; there are ${Object.keys(figures).join(', ')}.\n`);
  process.exit(2);
}

const secondsInAll = 1500;
const rows: Row[] = [];
const failures: string[] = [];
let stage: Stage | undefined;

/** Measures one figure within its time. What went wrong may still be under way, so the stage goes with it and the next figure gets another. */
async function measure(name: string, figure: Figure): Promise<void> {
  const seconds = Math.floor(Math.min(figure.seconds, secondsInAll - performance.now() / 1000));
  let late: NodeJS.Timeout | undefined;
  try {
    stage ??= await openStage();
    const tooLate = new Promise<never>((_, reject) => {
      late = setTimeout(() => reject(new Error(`It took more than ${seconds} seconds.`)), seconds * 1000);
    });
    rows.push(...(await Promise.race([figure.rows(stage), tooLate])));
  } catch (error) {
    failures.push(`${name} could not be measured: ${error instanceof Error ? error.stack : error}`);
    await stage?.end();
    stage = undefined;
  }
  clearTimeout(late);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, async () => {
    await stage?.end();
    process.exit(1);
  });
}

await promisify(execFile)(process.execPath, [path.join(root, 'scripts/build.ts'), '--if-stale']);
for (const name of names) {
  const began = performance.now();
  process.stderr.write(`${name} …`);
  await measure(name, figures[name] as Figure);
  process.stderr.write(` ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
}
await stage?.end();
process.stdout.write(`\n${tableOf(rows)}\n\n`);
const missed = rows.filter((row) => row.met === false);
for (const { figure, measured, bar } of missed) process.stdout.write(`Misses its bar: ${figure} (${measured}, bar ${bar}).\n`);
for (const failure of failures) process.stderr.write(`${failure}\n`);
process.exit(failures.length > 0 ? 1 : 0);
