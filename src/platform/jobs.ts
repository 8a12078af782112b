import { type CronItem, parseCronItems, type Runner, run, runOnce, type Task } from 'graphile-worker';
import { sql } from 'kysely';
import pg from 'pg';
import { z } from 'zod';
import type { Database } from './database.ts';
import { GiveUp } from './errors.ts';
import { errorFields, type Log } from './log.ts';

/** A kind of work: its name is `module.verb`, its payload carries ids only. Runs at least once, so `run` must be harmless twice. */
export type Job = { name: string; payload: z.ZodType; run: (payload: unknown) => Promise<void>; cron: string | undefined };

/** Describes a job. Throwing in `run` means "try again later" (25 tries, exponential); throwing GiveUp means stop and show it on the desk. */
export function job<P>(name: string, payload: z.ZodType<P>, run: (payload: P) => Promise<void>): Job {
  return { name, payload, run: (given) => run(given as P), cron: undefined };
}

/** Describes work that comes round by the clock; `cron` is five fields in UTC. */
export function scheduled(name: string, cron: string, run: () => Promise<void>): Job {
  return { name, payload: z.unknown(), run, cron };
}

/** Asks for work, as part of the transaction `db` may be: rolled back with it, seen by workers once it commits. `key` keeps at most one waiting; jobs of a `queue` are done one after the other. */
export async function enqueue(
  db: Database,
  name: string,
  payload: Record<string, unknown>,
  options: { key?: string; runAt?: Date; priority?: number; queue?: string } = {},
): Promise<void> {
  const { runAt = null, key = null, priority = null, queue = null } = options;
  await sql`select platform.enqueue(${name}, ${JSON.stringify(payload)}, ${runAt}, ${key}, ${priority}, ${queue})`.execute(db);
}

/** Asks for the same work for each of many payloads, in one statement. */
export async function enqueueAll(db: Database, name: string, payloads: Record<string, unknown>[], priority: number): Promise<void> {
  if (payloads.length === 0) return;
  await sql`select platform.enqueue_all(${name}, ${JSON.stringify(payloads)}::jsonb, ${priority})`.execute(db);
}

/** A job that stopped for good, until somebody has looked at it. */
export type GivenUpJob = { id: number; name: string; reason: string; gaveUpAt: Date };

/** Jobs that gave up and nobody has looked at, newest first, at most twenty. */
export async function givenUpJobs(db: Database): Promise<GivenUpJob[]> {
  return db
    .selectFrom('platform.givenUpJob')
    .select(['id', 'name', 'reason', 'gaveUpAt'])
    .where('seenAt', 'is', null)
    .orderBy('id', 'desc')
    .limit(20)
    .execute();
}

/** Notes that a job gave up. What comes round and fails in the same way each time stands there once, until somebody has looked. */
async function noteGivenUp(db: Database, name: string, payload: string, reason: string): Promise<void> {
  await sql`insert into platform.given_up_job (name, payload, reason, gave_up_at) select ${name}, ${payload}::jsonb, ${reason}, ${new Date()}
    where not exists (select from platform.given_up_job where seen_at is null and name = ${name} and reason = ${reason}
      and payload - '_cron' = ${payload}::jsonb - '_cron')`.execute(db);
}

/** Notes that somebody has looked at a job that gave up: it leaves the desk. */
export async function noteJobSeen(db: Database, id: number, now: Date): Promise<void> {
  await db.updateTable('platform.givenUpJob').set({ seenAt: now }).where('id', '=', id).where('seenAt', 'is', null).execute();
}

export type Workers = { stop: () => Promise<void> };

function taskList(jobs: Job[], db: Database, log: Log): Record<string, Task> {
  const task =
    (job: Job): Task =>
    async (given, helpers) => {
      try {
        await job.run(job.payload.parse(given));
        log.info('job.done', { job: job.name });
      } catch (error) {
        log.error('job.failed', { job: job.name, attempt: helpers.job.attempts, ...errorFields(error) });
        const isLast = helpers.job.attempts >= helpers.job.max_attempts;
        if (!(error instanceof GiveUp) && !(error instanceof z.ZodError) && !isLast) throw error;
        const reason = error instanceof Error ? error.message : String(error);
        await noteGivenUp(db, job.name, JSON.stringify(given ?? {}), reason);
      }
    };
  return Object.fromEntries(jobs.map((one) => [one.name, task(one)]));
}

function quietLogger(log: Log) {
  return { error: (message: string) => log.error('jobs', { message }), info() {}, warn() {}, debug() {} };
}

function openPool(url: string, size: number, log: Log): pg.Pool {
  const pool = new pg.Pool({ connectionString: url, max: size });
  const lost = (error: Error) => {
    if (!pool.ending) log.error('jobs.connection', errorFields(error));
  };
  pool.on('error', lost);
  pool.on('connect', (client) => client.on('error', lost));
  return pool;
}

async function loggerOf(log: Log) {
  const { Logger } = await import('graphile-worker');
  const quiet = quietLogger(log);
  return new Logger(() => (level, message) => (level === 'error' ? quiet.error(message) : undefined));
}

/** Does jobs until stopped; stopping lets those under way finish. */
export async function startWorkers(url: string, db: Database, jobs: Job[], concurrency: number, log: Log): Promise<Workers> {
  const pgPool = openPool(url, concurrency + 2, log);
  const crons: CronItem[] = jobs.flatMap((one) =>
    one.cron ? [{ task: one.name, match: one.cron, options: { backfillPeriod: 0, maxAttempts: 3 } }] : [],
  );
  const runner: Runner = await run({
    pgPool,
    concurrency,
    taskList: taskList(jobs, db, log),
    parsedCronItems: parseCronItems(crons),
    noHandleSignals: true,
    pollInterval: 2000,
    logger: await loggerOf(log),
  });
  runner.promise.catch((error) => log.error('jobs.stopped', errorFields(error)));
  return {
    async stop() {
      await runner.stop();
      await pgPool.end();
    },
  };
}

/** Does every job that is due now, and answers when none is left. For tests and `bin/broadsheet work --once`. */
export async function workOnce(url: string, db: Database, jobs: Job[], log: Log): Promise<void> {
  const pgPool = openPool(url, 3, log);
  // A queue may still be held by the job that has just ended: what is due and was left is looked for again.
  const left = `select exists (select from graphile_worker.jobs where run_at <= now() and locked_at is null and attempts < max_attempts
    and task_identifier = any ($1)) as is_left`;
  const isLeft = async () => (await pgPool.query<{ is_left: boolean }>(left, [jobs.map((one) => one.name)])).rows[0]?.is_left;
  try {
    do await runOnce({ pgPool, taskList: taskList(jobs, db, log), noHandleSignals: true, logger: await loggerOf(log) });
    while (await isLeft());
  } finally {
    await pgPool.end();
  }
}
