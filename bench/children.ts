import { type ChildProcess, fork, spawn } from 'node:child_process';
import path from 'node:path';

/** A process of the bench that does one order at a time, so that what is measured shares no event loop with who measures. */
export type Child<Order, Answer> = { ask: (order: Order) => Promise<Answer>; stop: () => Promise<void> };

type Reply<Answer> = { answer: Answer } | { error: string };

/** Starts a file of this folder that calls `serveOrders`. */
export function startChild<Order, Answer>(file: string): Child<Order, Answer> {
  const child = fork(path.join(import.meta.dirname, file), {
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    serialization: 'advanced',
    execArgv: [],
  });
  return {
    ask(order) {
      return new Promise((resolve, reject) => {
        const onExit = (code: number | null) => reject(new Error(`${file} ended with code ${code}.`));
        child.once('exit', onExit);
        child.once('message', (reply: Reply<Answer>) => {
          child.off('exit', onExit);
          if ('error' in reply) reject(new Error(`${file}: ${reply.error}`));
          else resolve(reply.answer);
        });
        child.send(order as object);
      });
    },
    stop: () => stopProcess(child),
  };
}

/** The child's side: answers every order that comes in. */
export function serveOrders<Order, Answer>(work: (order: Order) => Promise<Answer>): void {
  process.on('message', async (order) => {
    const reply = await work(order as Order).then(
      (answer): Reply<Answer> => ({ answer }),
      (error): Reply<Answer> => ({ error: error instanceof Error ? (error.stack ?? error.message) : String(error) }),
    );
    process.send?.(reply);
  });
  process.on('disconnect', () => process.exit(0));
}

export type Program = { output: () => string; pid: number; stop: () => Promise<void> };

/** Starts a program and waits, for at most `seconds`, until it has written `sign`. */
export async function startProgram(
  command: string,
  args: string[],
  env: Record<string, string>,
  sign: string,
  seconds: number,
): Promise<Program> {
  const child = spawn(command, args, { env: { PATH: process.env.PATH ?? '', ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  await new Promise<void>((resolve, reject) => {
    const fail = (why: string) => {
      clearTimeout(late);
      reject(new Error(`${path.basename(command)} ${args.join(' ')} ${why}.\n${output.slice(-2000)}`));
    };
    const late = setTimeout(() => {
      child.kill('SIGKILL');
      fail(`did not say "${sign}" within ${seconds} seconds`);
    }, seconds * 1000);
    const read = (chunk: Buffer) => {
      output += chunk;
      if (!output.includes(sign)) return;
      clearTimeout(late);
      resolve();
    };
    child.stdout.on('data', read);
    child.stderr.on('data', read);
    child.once('error', (error) => fail(error.message));
    child.once('exit', (code) => fail(`ended with code ${code}`));
  });
  return { output: () => output, pid: child.pid ?? 0, stop: () => stopProcess(child) };
}

/** Asks a process to end, and ends it after ten seconds. */
async function stopProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await ended;
  clearTimeout(late);
}
