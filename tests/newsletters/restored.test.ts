import path from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkRestored, progressOf, readPost, resumeMail, resumeMailing } from '#newsletters';
import { createSmtpBulk } from '#platform/bulk-mail.ts';
import { type SmtpSink, startSmtpSink } from '../fakes/smtp-sink.ts';
import { askForLetter } from '../mailbox.ts';
import { browserOf, testPaper } from '../paper.ts';
import { beginNew, signUp, statesOf } from './mailing.ts';

const paper = testPaper();
let sink: SmtpSink;

beforeAll(async () => {
  sink = await startSmtpSink({ record: path.join(paper.app.config.dataDir, 'sink.jsonl') });
  paper.app.bulk = createSmtpBulk(sink.url);
  await signUp(paper.app.db, 'daily', 5);
});
afterAll(() => sink.stop());

test('a restored backup sends no mailing until somebody lets it, and letters go all the same', async () => {
  const { app } = paper;
  await checkRestored(app);
  expect(await readPost(app.db)).toMatchObject({ stoppedAt: null });
  await beginNew(paper);
  await paper.sendMailings();
  expect(sink.taken()).toHaveLength(5);
  await checkRestored(app);
  expect((await readPost(app.db)).stoppedAt).toBeNull();

  // The database as it was a quarter of an hour ago, when a mailing was under way that has gone out since.
  sink.forget();
  const id = await beginNew(paper);
  await sql`update newsletters.post set beat_at = beat_at - interval '15 minutes'`.execute(app.db);
  await checkRestored(app);
  expect(await readPost(app.db)).toMatchObject({ stoppedBecause: 'restored' });
  await paper.sendMailings();
  expect(sink.taken()).toEqual([]);
  expect(await progressOf(app.db, id, app.clock())).toMatchObject({ state: 'sending', isMailStopped: true });
  expect((await askForLetter(paper, browserOf(paper), 'reader@example.org')).code).toMatch(/^\d{6}$/);

  await resumeMail(app.db);
  await checkRestored(app);
  expect((await readPost(app.db)).stoppedAt).toBeNull();
  await paper.sendMailings();
  expect(await statesOf(app.db, id)).toEqual({ sent: 5 });
});

test('a mailing cut short more than an hour ago waits for a person', async () => {
  const { app } = paper;
  sink.forget();
  const id = await beginNew(paper);
  await sql`update newsletters.post set database_mark = database_mark, beat_at = beat_at - interval '61 minutes'`.execute(app.db);
  await checkRestored(app);
  await resumeMail(app.db);
  await paper.sendMailings();
  expect(sink.taken()).toEqual([]);
  expect(await progressOf(app.db, id, app.clock())).toMatchObject({ state: 'paused', pausedBecause: 'interrupted' });
  expect(await resumeMailing(app.db, id)).toEqual({ ok: true });
  await paper.sendMailings();
  expect(await statesOf(app.db, id)).toEqual({ sent: 5 });
});
