import { type ChildProcess, spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { progressOf, resendUnknown } from '#newsletters';
import { createSmtpBulk } from '#platform/bulk-mail.ts';
import { type SmtpSink, startSmtpSink } from '../fakes/smtp-sink.ts';
import { testPaper } from '../paper.ts';
import { isWide } from '../wide.ts';
import { beginNew, signUp, statesOf } from './mailing.ts';

const paper = testPaper({ fixtures: true });
const [recipients, kills] = isWide ? [2000, 20] : [150, 1];
const running = new Set<ChildProcess>();
let sink: SmtpSink;

beforeAll(async () => {
  const record = path.join(paper.app.config.dataDir, 'sink.jsonl');
  sink = await startSmtpSink({ record, keepsRaw: false, millisecondsToAnswer: () => 2 });
});
afterAll(async () => {
  for (const child of running) child.kill('SIGKILL');
  await sink.stop();
});

/** A process that sends, with one connection: one worker in the sense of the promise. */
function startWorker(): void {
  const env = {
    PATH: process.env.PATH,
    DATABASE_URL: paper.databaseUrl,
    DATA_DIR: paper.app.config.dataDir,
    SECRET: 'a secret of forty characters for testing',
    SMTP_URL: sink.url,
    MAIL_CONNECTIONS: '1',
    ROLE: 'work',
    DEMO: '0',
    LOG: 'error',
  };
  const child = spawn(path.resolve(import.meta.dirname, '../../bin/broadsheet'), ['start'], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  running.add(child);
  child.once('exit', () => running.delete(child));
}

/** One of the workers, killed as a power cut would: it has no moment to say what it had in hand. */
function killOne(): boolean {
  const child = [...running][randomInt(Math.max(1, running.size))];
  if (!child) return false;
  running.delete(child);
  child.kill('SIGKILL');
  startWorker();
  return true;
}

type Row = { email: string; state: string };

async function rowsOf(mailingId: number): Promise<Row[]> {
  const { rows } = await sql<Row>`select s.email, d.state from newsletters.delivery d join newsletters.sign_up s on s.id = d.sign_up_id
    where d.mailing_id = ${mailingId}`.execute(paper.app.db);
  return rows;
}

const timesTaken = () => {
  const times = new Map<string, number>();
  for (const { to } of sink.taken()) times.set(to, (times.get(to) ?? 0) + 1);
  return times;
};

test(`killed ${kills} times without warning, two workers leave nobody out and nobody gets it twice`, {
  timeout: isWide ? 600_000 : 120_000,
}, async () => {
  const { db } = paper.app;
  await signUp(db, 'daily', recipients);
  const id = await beginNew(paper);
  // Each at the moment a mail has been written down and isn't answered yet, which is the worst there is.
  const moments = new Set<number>();
  while (moments.size < kills) moments.add(randomInt(5, recipients - 5));
  let killed = 0;
  sink.onOffer((_, count) => {
    if (moments.has(count) && killOne()) killed++;
  });
  startWorker();
  startWorker();
  const state = async () => (await progressOf(db, id, new Date()))?.state;
  for (const late = Date.now() + (isWide ? 500_000 : 90_000); (await state()) !== 'sent' && Date.now() < late; ) await sleep(200);

  expect(killed).toBe(kills);
  const rows = await rowsOf(id);
  const taken = timesTaken();
  expect(await state(), JSON.stringify([await statesOf(db, id), sink.taken().length])).toBe('sent');
  expect(rows).toHaveLength(recipients);
  expect(rows.filter(({ state }) => state !== 'sent' && state !== 'unknown')).toEqual([]);
  const unknown = rows.filter((row) => row.state === 'unknown');
  expect(unknown.length).toBeLessThanOrEqual(kills);
  expect(rows.filter((row) => row.state === 'sent' && taken.get(row.email) !== 1)).toEqual([]);
  expect([...taken].filter(([, times]) => times > 1)).toEqual([]);
  const { sent, unknown: counted, waiting } = (await progressOf(db, id, new Date())) ?? {};
  expect([sent, counted, waiting]).toEqual([recipients - unknown.length, unknown.length, 0]);

  // Somebody decides that twice is better than not at all.
  for (const child of running) child.kill('SIGKILL');
  paper.app.bulk = createSmtpBulk(sink.url);
  const wanted = await resendUnknown(db, id, new Date());
  expect(wanted).toEqual(unknown.length > 0 ? { ok: true, count: unknown.length } : { ok: false, reason: 'none' });
  paper.moveTo(new Date());
  await paper.sendMailings();
  expect(await statesOf(db, id)).toEqual({ sent: recipients });
  const twice = [...timesTaken()].filter(([, times]) => times > 1).map(([email]) => email);
  expect(timesTaken().size).toBe(recipients);
  expect(twice.filter((email) => !unknown.some((row) => row.email === email))).toEqual([]);
});
